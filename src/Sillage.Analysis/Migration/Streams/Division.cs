using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>A division of captured posts into groups that are followed over time. Arrays have an entry a captured post, in order of time.</summary>
/// <param name="By">What divides them.</param>
/// <param name="Names">The groups' names, the largest first.</param>
/// <param name="Group">The post's group; −1 for none.</param>
/// <param name="Weight">How surely it is in it, 0 to 1; the rest counts as in none.</param>
/// <param name="Earned">The group whose post it reposts; −1 for none, and for posts that are no reposts.</param>
internal sealed record Division(string By, IReadOnlyList<string> Names, int[] Group, float[] Weight, int[] Earned)
{
    /// <summary>By language: a repost is in its original's, and earned by it.</summary>
    public static Division Of(Slice slice, int[] captured, SpokenLanguages spoken, int most)
    {
        // The first is "undetermined".
        var group = Array.ConvertAll(captured, post => spoken.Language(post) - 1);
        var (names, place) = Largest([.. spoken.Names.Skip(1)], group, most);
        var kept = Array.ConvertAll(group, one => one < 0 ? -1 : place[one]);
        var earned = new int[captured.Length];
        for (var i = 0; i < captured.Length; i++)
            earned[i] = slice.IsRepost(captured[i]) ? kept[i] : -1;
        return new Division("language", names, kept, Array.ConvertAll(captured, spoken.Confidence), earned);
    }

    /// <summary>By the groups of their authors.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="captured">Its captured posts.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="most">Groups at most.</param>
    /// <param name="ofAccount">The kept group of each account of the slice; −1 for none.</param>
    public static Division Of(Slice slice, int[] captured, AccountGroups groups, int most, out int[] ofAccount)
    {
        var group = Array.ConvertAll(captured, post => groups.OfAccount[slice.Account[post]]);
        var (names, place) = Largest(groups.Names, group, most);
        var kept = groups.OfAccount.Select(one => one < 0 ? -1 : place[one]).ToArray();
        ofAccount = kept;
        var (authors, weight) = (Originals.Authors(slice), new float[captured.Length]);
        Array.Fill(weight, 1);
        return new Division(
            groups.By, names, Array.ConvertAll(group, one => one < 0 ? -1 : place[one]), weight,
            Array.ConvertAll(captured, post => slice.IsRepost(post) && Originals.Reposted(slice, authors, post) is >= 0 and var author && author < kept.Length ? kept[author] : -1));
    }

    /// <summary>The same of a part of the posts.</summary>
    public Division Part(Range posts) => this with { Group = Group[posts], Weight = Weight[posts], Earned = Earned[posts] };

    /// <summary>The groups with most posts, and the place of each among them; −1 for the others.</summary>
    private static (string[] Names, int[] Place) Largest(IReadOnlyList<string> names, int[] group, int most)
    {
        var posts = new long[names.Count];
        foreach (var one in group)
        {
            if (one >= 0)
                posts[one]++;
        }

        var place = new int[names.Count];
        Array.Fill(place, -1);
        var kept = Enumerable.Range(0, names.Count).Where(one => posts[one] > 0).OrderByDescending(one => posts[one]).ThenBy(one => names[one], StringComparer.Ordinal).Take(most).ToArray();
        for (var i = 0; i < kept.Length; i++)
            place[kept[i]] = i;
        return ([.. kept.Select(one => names[one])], place);
    }
}
