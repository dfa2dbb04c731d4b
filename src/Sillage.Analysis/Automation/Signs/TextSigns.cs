namespace Sillage.Analysis;

/// <summary>What an account writes itself: copies, repeats, hashtags. No text is kept, only its hash of 64 bits.</summary>
internal static class TextSigns
{
    private const int FewestTexts = 5;

    public static readonly Family Family = new(
        [
            Indicators.Sign("copied-texts", "words", "share of its own texts that other accounts posted too", "share", 0.5, true, "DFRLab 2017: common content; half: Sillage"),
            Indicators.Told("repeated-texts", "words", "share of its own texts that repeat an earlier one of its own", "share", true, "Sillage"),
            Indicators.Sign("hashtags-per-post", "words", "hashtags in each of its own posts", "hashtags", 5, true, "Sillage"),
        ],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        var hashes = material.Hashes;
        var copied = Copied(material, hashes);
        var (tags, anyTag) = Hashtags(material);
        material.Each(() => new HashSet<ulong>(), (place, account, seen) =>
        {
            seen.Clear();
            int own = 0, texts = 0, copies = 0;
            foreach (var post in material.Posts.Posts(account))
            {
                own += material.IsOwn(post) ? 1 : 0;
                if (hashes[post] == 0)
                    continue;
                texts++;
                copies += copied[post] ? 1 : 0;
                seen.Add(hashes[post]);
            }

            columns[0][place] = texts >= FewestTexts ? (double)copies / texts : double.NaN;
            columns[1][place] = texts >= FewestTexts ? (double)(texts - seen.Count) / texts : double.NaN;
            columns[2][place] = anyTag && own >= FewestTexts ? (double)tags[account] / own : double.NaN;
        });
    }

    /// <summary>Whether another account posted the text of a post too.</summary>
    private static bool[] Copied(Material material, ulong[] hashes)
    {
        var count = hashes.Count(hash => hash != 0);
        var (keys, posts) = (new ulong[count], new int[count]);
        count = 0;
        for (var post = 0; post < hashes.Length; post++)
        {
            if (hashes[post] != 0)
                (keys[count], posts[count++]) = (hashes[post], post);
        }

        Array.Sort(keys, posts);
        var copied = new bool[hashes.Length];
        var account = material.Slice.Account;
        for (int from = 0, to; from < keys.Length; from = to)
        {
            var isShared = false;
            for (to = from; to < keys.Length && keys[to] == keys[from]; to++)
                isShared |= account[posts[to]] != account[posts[from]];
            for (var i = from; isShared && i < to; i++)
                copied[posts[i]] = true;
        }

        return copied;
    }

    /// <summary>Hashtags of own posts by account, and whether the capture tells of any.</summary>
    private static (int[] Tags, bool Any) Hashtags(Material material)
    {
        var tags = new int[material.Slice.Accounts.Count];
        var hashtags = material.Slice.Words.Hashtags();
        foreach (var post in hashtags.Posts)
            tags[material.Slice.Account[post]] += material.IsOwn(post) ? 1 : 0;
        return (tags, hashtags.Count > 0);
    }
}
