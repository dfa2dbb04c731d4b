using System.Runtime.InteropServices;
using Sillage.Cases;
using Sillage.Posts;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>Reads the contacts of a slice, in order of time, from its columns and its words. Only posts captured for themselves make contacts.</summary>
internal static class ContactsOf
{
    public static Contacts Reposts(Slice slice)
    {
        var authors = Originals.Authors(slice);
        return Of(slice, PostKind.Repost, post => Originals.Reposted(slice, authors, post), resolve: true);
    }

    public static Contacts Quotes(Slice slice)
    {
        var authors = Originals.Authors(slice);
        return Of(slice, PostKind.Quote, post => Originals.Quoted(slice, authors, post), resolve: true);
    }

    public static Contacts Replies(Slice slice) => Of(slice, PostKind.Reply, post => Originals.Answered(slice, post), resolve: false);

    private static Contacts Of(Slice slice, PostKind kind, Func<int, int> targetOf, bool resolve)
    {
        var contacts = new Contacts(slice.Kind.AsSpan().Count(kind));
        for (var post = 0; post < slice.Count; post++)
        {
            if (slice.Kind[post] != kind || slice.Embedded[post])
                continue;
            contacts.Posts++;
            var target = targetOf(post);
            if (target < 0)
            {
                contacts.WithoutTarget++;
                continue;
            }

            if (resolve && Originals.PointsAtRepost(slice, post))
                contacts.ThroughReposts++;
            contacts.Add(slice.Account[post], target, post);
        }

        return contacts;
    }

    /// <remarks>Source: the rule of Hoaxy's back end (Shao et al. 2016): mentions of reposts, and of whom a reply or quote is directed at, are no mentions.</remarks>
    public static Contacts Mentions(Slice slice)
    {
        var contacts = new Contacts();
        var mentioned = new MentionedAccounts(slice, contacts.OtherTargets);
        var last = -1;
        foreach (var (post, handle, id) in slice.Words.Mentions())
        {
            if (slice.Embedded[post] || slice.IsRepost(post))
                continue;
            var target = mentioned.Number(slice.Platform[post], handle, id);
            if (target == slice.TargetAccount[post])
                continue;
            if (post != last)
                contacts.Posts++;
            last = post;
            contacts.Add(slice.Account[post], target, post);
        }

        return contacts;
    }

    /// <summary>Contacts with links and with their domains, from one reading.</summary>
    public static (Contacts Links, Contacts Domains) Links(Slice slice)
    {
        var (links, domains) = (new Contacts(), new Contacts());
        var known = new Dictionary<string, (int Link, int Domain)>(StringComparer.Ordinal);
        var (linkNumbers, domainNumbers) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var last = -1;
        foreach (var (post, link) in slice.Words.Links().Uses)
        {
            if (slice.Embedded[post])
                continue;
            ref var numbers = ref CollectionsMarshal.GetValueRefOrAddDefault(known, link, out var seen);
            if (!seen)
            {
                numbers = (
                    Number(linkNumbers, links.OtherTargets, Link.Normalise(link), slice.Accounts.Count),
                    Number(domainNumbers, domains.OtherTargets, Link.Domain(link), slice.Accounts.Count));
            }

            if (post != last)
                (links.Posts, domains.Posts) = (links.Posts + 1, domains.Posts + 1);
            last = post;
            links.Add(slice.Account[post], numbers.Link, post);
            domains.Add(slice.Account[post], numbers.Domain, post);
        }

        return (links, domains);
    }

    private static int Number(Dictionary<string, int> numbers, List<string> names, string name, int from)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, name, out var seen);
        if (!seen)
        {
            number = from + names.Count;
            names.Add(name);
        }

        return number;
    }
}
