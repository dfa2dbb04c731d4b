using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>Whether an account does the same things in the same order as others.</summary>
internal static class SequenceSigns
{
    private const int FewestPosts = 20, MostLetters = 3200, Sharing = 3, MostCompared = 4096;

    public static readonly Family Family = new(
        [
            Indicators.Told("shared-sequence", "sequence", "longest run of its actions that two others have, share", "share", true, "Cresci et al. 2016 (digital DNA)"),
            Indicators.Told("nearest-behaviour", "sequence", "likeness of its actions and pauses to the nearest other account", "", true, "Nwala et al. 2023 (BLOC)"),
        ],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        // Accounts by their posts, the most first; among equals by id, as the slice has them.
        int[] compared = [.. Enumerable.Range(0, material.Posts.Accounts).Where(account => material.Posts.Count(account) >= FewestPosts).OrderByDescending(material.Posts.Count)];
        var longest = Longest(material, compared);
        var nearest = Nearest(material, compared.Length > MostCompared ? compared[..MostCompared] : compared);
        material.Each(() => 0, (place, account, _) => (columns[0][place], columns[1][place]) = (longest[account], nearest[account]));
    }

    private static double[] Longest(Material material, int[] compared)
    {
        var found = Unknown(material);
        if (compared.Length < Sharing)
            return found;
        var length = compared.Sum(account => (long)Math.Min(material.Posts.Count(account), MostLetters) + 1);
        if (length > Array.MaxLength / 2)
            return found;
        int[] text = new int[length], owner = new int[length];
        var at = 0;
        for (var number = 0; number < compared.Length; number++)
        {
            var posts = material.Posts.Posts(compared[number]);
            foreach (var post in posts[Math.Max(0, posts.Length - MostLetters)..])
                (text[at], owner[at++]) = (Letter(material.Slice.Kind[post]), number);
            owner[at++] = number;
        }

        var longest = SharedSubstrings.Longest(text, owner, compared.Length, 3, Sharing);
        for (var number = 0; number < compared.Length; number++)
            found[compared[number]] = (double)longest[number] / Math.Min(material.Posts.Count(compared[number]), MostLetters);
        return found;
    }

    private static int Letter(PostKind kind) => kind switch { PostKind.Reply => 2, PostKind.Repost => 3, _ => 1 };

    private static double[] Nearest(Material material, int[] compared)
    {
        var found = Unknown(material);
        if (compared.Length < 2)
            return found;
        var rows = new float[compared.Length * ActionWords.Width];
        for (var row = 0; row < compared.Length; row++)
            ActionWords.Count(material.Slice, material.Posts.Posts(compared[row]), rows.AsSpan(row * ActionWords.Width, ActionWords.Width));
        ActionWords.Weigh(rows);
        var nearest = ActionWords.Nearest(rows, material.Cancel);
        for (var row = 0; row < compared.Length; row++)
            found[compared[row]] = nearest[row];
        return found;
    }

    private static double[] Unknown(Material material)
    {
        var found = new double[material.Posts.Accounts];
        Array.Fill(found, double.NaN);
        return found;
    }
}
