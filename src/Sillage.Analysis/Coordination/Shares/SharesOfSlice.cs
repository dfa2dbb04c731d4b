using System.Runtime.InteropServices;
using Sillage.Cases;
using Sillage.Posts;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>Reads from a slice who shared what. Only posts captured for themselves count; all but reposts look at what accounts wrote themselves.</summary>
internal static class SharesOfSlice
{
    public static ShareSet Read(Slice slice, CoordinationOptions options, CancellationToken cancel)
    {
        List<BehaviourShares> found = [];
        List<MissingBehaviour> missing = [];
        foreach (var behaviour in options.By)
        {
            cancel.ThrowIfCancellationRequested();
            var shares = Of(slice, behaviour, options, cancel);
            if (shares.Shares.Count == 0)
                missing.Add(new MissingBehaviour(behaviour, Why(behaviour)));
            else
                found.Add(shares);
        }

        var posts = new int[slice.Accounts.Count];
        var total = 0;
        for (var post = 0; post < slice.Count; post++)
        {
            posts[slice.Account[post]] += slice.Embedded[post] ? 0 : 1;
            total += slice.Embedded[post] ? 0 : 1;
        }

        // The same id may stand on two platforms. Few accounts are ever asked for, those again and again.
        var several = slice.Platforms.Count > 1;
        string?[] ids = new string?[slice.Accounts.Count], handles = new string?[slice.Accounts.Count];
        return new ShareSet
        {
            Behaviours = found,
            Missing = missing,
            AccountIds = new OnDemand<string>(ids.Length, account => ids[account] ??= several ? $"{slice.Accounts[account].Platform}:{slice.Accounts[account].Id}" : slice.Accounts[account].Id),
            Handles = new OnDemand<string>(handles.Length, account => handles[account] ??= slice.Accounts[account].Handle),
            PostId = post => slice.Ids[post],
            TopicPosts = total,
            PostsOf = posts,
            Clients = posts => slice.Words.Clients().Uses.Where(pair => posts.Contains(pair.Post)).ToDictionary(pair => pair.Post, pair => Client(pair.Word)),
        };
    }

    /// <summary>The program's name out of the link that X gives.</summary>
    internal static string Client(string source)
    {
        var start = source.IndexOf('>', StringComparison.Ordinal);
        var end = source.LastIndexOf('<');
        return start >= 0 && end > start ? source[(start + 1)..end] : source;
    }

    internal static BehaviourShares Of(Slice slice, Behaviour behaviour, CoordinationOptions options, CancellationToken cancel)
    {
        var plain = options.Compatible == PeerRules.Toolkit;
        var list = new Builder(slice, behaviour);
        switch (behaviour)
        {
            case Behaviour.Repost or Behaviour.Object:
                // An object of CooRTweet's columns is read as the post that is passed on.
                return Targets(slice, behaviour, PostKind.Repost, post => Original(slice, post));
            case Behaviour.Reply:
                return Targets(slice, behaviour, PostKind.Reply, post => slice.Target[post]);
            case Behaviour.FastRepost:
                return Fast(slice, options.FastRepost.Ticks / 10);
            case Behaviour.Link:
                foreach (var (post, link) in slice.Words.Links().As(link => plain ? link : Link.Normalise(link)).Uses)
                    list.Add(post, link);
                break;
            case Behaviour.Domain:
                foreach (var (post, domain) in slice.Words.Links().As(Link.Domain).Uses)
                    list.Add(post, domain);
                break;
            case Behaviour.Media:
                foreach (var (post, media) in slice.Words.Media())
                    list.Add(post, Link.Normalise(media));
                break;
            case Behaviour.Hashtags:
                foreach (var (post, sequence) in Sequences(slice, options.MinHashtags))
                    list.Add(post, sequence);
                break;
            case Behaviour.Text:
                foreach (var (post, text) in slice.Words.Texts(post => Own(slice, post)))
                    list.Add(post, plain ? CoordinationToolkit.NormalText(text) : NormalText.Of(text));
                break;
            case Behaviour.Mention:
                return Mentions(slice);
            case Behaviour.NearText:
                return plain ? ToolkitTexts.Read(slice, post => Own(slice, post), cancel) : NearTexts.Read(slice, post => Own(slice, post), cancel);
            default:
                throw new ArgumentOutOfRangeException(nameof(behaviour), behaviour, "there is no such behaviour");
        }

        return list.Build();
    }

    private static string Why(Behaviour behaviour) => behaviour switch
    {
        Behaviour.Repost => "no repost of this topic names what it reposts",
        Behaviour.FastRepost => "no repost of this topic whose original is held came so soon after it (an original that the capture lacks has no known time)",
        Behaviour.Link or Behaviour.Domain => "no own post of this topic carries a link",
        Behaviour.Hashtags => "no own post of this topic has enough hashtags",
        Behaviour.Text or Behaviour.NearText => "no own post of this topic has a text",
        Behaviour.Reply => "no reply of this topic names what it answers",
        Behaviour.Media => "the capture names no picture or film of an own post of this topic",
        Behaviour.Mention => "no own post of this topic mentions an account",
        _ => "no share of this topic names its object",
    };

    private static bool Own(Slice slice, int post) => !slice.Embedded[post] && slice.Kind[post] != PostKind.Repost;

    /// <summary>The post at the end of a chain of reposts; the last that is known where the chain comes back to itself.</summary>
    private static int Original(Slice slice, int post)
    {
        var target = slice.Target[post];
        for (var step = 0; step < 100 && target >= 0 && target < slice.Count && slice.Kind[target] == PostKind.Repost && slice.Target[target] >= 0; step++)
            target = slice.Target[target];
        return target;
    }

    private static BehaviourShares Targets(Slice slice, Behaviour behaviour, PostKind kind, Func<int, int> targetOf)
    {
        var list = new Builder(slice, behaviour, slice.Kind.AsSpan().Count(kind));
        for (var post = 0; post < slice.Count; post++)
        {
            if (slice.Kind[post] != kind || slice.Embedded[post] || targetOf(post) is not (>= 0 and var target))
                continue;
            list.Add(post, target, static (slice, target) => target < slice.Count ? slice.Ids[target] : slice.UnseenPostIds[target - slice.Count]);
        }

        return list.Build();
    }

    private static BehaviourShares Fast(Slice slice, long within)
    {
        var list = new Builder(slice, Behaviour.FastRepost);
        for (var post = 0; post < slice.Count; post++)
        {
            if (slice.Kind[post] != PostKind.Repost || slice.Embedded[post])
                continue;
            var target = Original(slice, post);
            if (target < 0 || target >= slice.Count || slice.PostedAt[post] - slice.PostedAt[target] > within || slice.PostedAt[post] < slice.PostedAt[target])
                continue;
            list.Add(post, slice.Account[target], static (slice, author) => slice.Accounts[author].Handle);
        }

        return list.Build();
    }

    private static BehaviourShares Mentions(Slice slice)
    {
        var list = new Builder(slice, Behaviour.Mention);
        var others = new List<string>();
        var mentioned = new MentionedAccounts(slice, others);
        foreach (var (post, handle, id) in slice.Words.Mentions())
        {
            if (Own(slice, post) && mentioned.Number(slice.Platform[post], handle, id) is var number && number != slice.TargetAccount[post])
                list.Add(post, number, (slice, account) => account < slice.Accounts.Count ? slice.Accounts[account].Handle : others[account - slice.Accounts.Count]);
        }

        return list.Build();
    }

    private static IEnumerable<(int Post, string Sequence)> Sequences(Slice slice, int fewest)
    {
        var (now, tags) = (-1, new List<string>());
        foreach (var (post, hashtag) in slice.Words.Hashtags().As(hashtag => "#" + hashtag.ToLowerInvariant()).Uses)
        {
            if (post != now)
            {
                if (tags.Count >= fewest)
                    yield return (now, string.Join(' ', tags));
                tags.Clear();
                now = post;
            }

            tags.Add(hashtag);
        }

        if (tags.Count >= fewest)
            yield return (now, string.Join(' ', tags));
    }

    /// <summary>Collects shares; the same object twice in one post is one share.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="behaviour">What is shared.</param>
    /// <param name="room">Shares for which there is room from the first.</param>
    private sealed class Builder(Slice slice, Behaviour behaviour, int room = 0)
    {
        private readonly List<int> account = new(room), shared = new(room), post = new(room);
        private readonly List<long> at = new(room);
        private readonly List<string> names = [];
        private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
        private readonly Dictionary<int, int> byNumber = [];
        private readonly HashSet<int> inPost = [];

        public void Add(int from, string name)
        {
            if (name.Length == 0 || !Own(slice, from))
                return;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(byName, name, out var known);
            if (!known)
            {
                number = names.Count;
                names.Add(name);
            }

            Share(from, number);
        }

        public void Add(int from, int what, Func<Slice, int, string> name)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(byNumber, what, out var known);
            if (!known)
            {
                number = names.Count;
                names.Add(name(slice, what));
            }

            Share(from, number);
        }

        public BehaviourShares Build() => new(
            behaviour,
            ShareList.Sorted(
                CollectionsMarshal.AsSpan(account), CollectionsMarshal.AsSpan(shared), CollectionsMarshal.AsSpan(at), CollectionsMarshal.AsSpan(post), slice.Accounts.Count, names.Count),
            names);

        private void Share(int from, int number)
        {
            if (post.Count > 0 && post[^1] != from)
                inPost.Clear();
            if (!inPost.Add(number))
                return;
            account.Add(slice.Account[from]);
            shared.Add(number);
            post.Add(from);
            at.Add(slice.PostedAt[from]);
        }
    }
}
