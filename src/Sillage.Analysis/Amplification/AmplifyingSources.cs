using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>The accounts looked at, and their acts.</summary>
internal sealed class AmplifyingSources
{
    private AmplifyingSources(int[] accounts, int[] indexOf, int[][] acts, IReadOnlyList<string> missing) =>
        (Accounts, IndexOf, Acts, Missing) = (accounts, indexOf, acts, missing);

    /// <summary>Accounts of the slice.</summary>
    public int[] Accounts { get; }

    /// <summary>Place in <see cref="Accounts"/> by account, −1 for everyone else.</summary>
    public int[] IndexOf { get; }

    /// <summary>Posts that are acts, in order of time, by source.</summary>
    public int[][] Acts { get; }

    /// <summary>Names asked for that the slice does not hold.</summary>
    public IReadOnlyList<string> Missing { get; }

    public int Count => Accounts.Length;

    public static AmplifyingSources Choose(Slice slice, AmplificationOptions options)
    {
        var accounts = slice.Accounts.Count;
        var (posts, earned) = slice.PostsAndEarned();
        var (followers, first, acts) = (slice.MostFollowers(), new int[accounts], new int[accounts]);
        Array.Fill(first, int.MaxValue);
        for (var post = 0; post < slice.Count; post++)
        {
            var author = slice.Account[post];
            first[author] = Math.Min(first[author], post);
            acts[author] += IsAct(slice, post, options) ? 1 : 0;
        }

        var named = options.Named.Select(name => name.TrimStart('@'))
            .Select(name => (Name: name, Account: Enumerable.Range(0, accounts).Where(account => string.Equals(slice.Accounts[account].Handle, name, StringComparison.OrdinalIgnoreCase) || slice.Accounts[account].Id == name).DefaultIfEmpty(-1).First())).ToArray();
        long Size(int account) => options.By switch
        {
            SourceOrder.Followers => acts[account] > 0 ? followers[account] : -1,
            SourceOrder.Share => earned[account] + posts[account],
            _ => earned[account],
        };
        var ranked = Enumerable.Range(0, accounts).Where(account => Size(account) > 0)
            .OrderByDescending(Size).ThenByDescending(account => posts[account]).ThenBy(account => first[account]).ThenBy(account => account);
        int[] chosen = [.. named.Where(one => one.Account >= 0).Select(one => one.Account).Concat(ranked).Distinct().Take(Math.Max(options.Sources, named.Count(one => one.Account >= 0)))];
        return Of(slice, chosen, options, [.. named.Where(one => one.Account < 0).Select(one => one.Name)]);
    }

    /// <summary>Given accounts and their acts.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="chosen">Accounts of the slice, each once.</param>
    /// <param name="options">What an act is.</param>
    /// <param name="missing">Names that the slice does not hold.</param>
    public static AmplifyingSources Of(Slice slice, int[] chosen, AmplificationOptions options, IReadOnlyList<string> missing)
    {
        var indexOf = new int[slice.Accounts.Count];
        Array.Fill(indexOf, -1);
        for (var source = 0; source < chosen.Length; source++)
            indexOf[chosen[source]] = source;
        var listed = Array.ConvertAll(chosen, _ => new List<int>());
        for (var post = 0; post < slice.Count; post++)
        {
            if (indexOf[slice.Account[post]] is >= 0 and var source && IsAct(slice, post, options))
                listed[source].Add(post);
        }

        return new AmplifyingSources(chosen, indexOf, [.. listed.Select(list => list.ToArray())], missing);
    }

    /// <summary>Whether a post of a source is one of its acts; what is not, is a post of the crowd.</summary>
    public static bool IsAct(Slice slice, int post, AmplificationOptions options) =>
        slice.Kind[post] != PostKind.Repost || (options.RepostsToo && !slice.Embedded[post]);
}
