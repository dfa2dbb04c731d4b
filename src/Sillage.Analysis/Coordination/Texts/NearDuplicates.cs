namespace Sillage.Analysis;

/// <summary>Texts that are copies of each other with small changes: copypasta.</summary>
public static class NearDuplicates
{
    /// <summary>More clusters than this are not cut out of texts that hang together; what fits none of them stays alone.</summary>
    private const int MostOfOne = 64;

    /// <summary>Finds clusters of copies.</summary>
    /// <param name="texts">Posts and their texts, in order of time: the earliest text of a cluster is the first here.</param>
    /// <param name="options">What a copy is.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <remarks>
    /// Texts are compared by their normal form (<see cref="NormalText"/>) as sets of three words in a row (five characters below eight words or where
    /// the script sets no spaces; fewer than four words: whole only). MinHash finds candidates (Broder 1997), exact Jaccard decides, what hangs
    /// together is cut so that every text is similar to its cluster's earliest. Different texts are held once, of each some 400 bytes.
    /// </remarks>
    public static NearDuplicatesResult Find(IEnumerable<(int Post, string Text)> texts, NearDuplicateOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        foreach (var level in new[] { options.Copy, options.ShortCopy, options.ToEarliest })
        {
            if (level is not (> 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(options), level, "a similarity lies above 0 and is at most 1");
        }

        var distinct = DistinctTexts.Of(texts, cancel);
        var together = new Candidates(distinct, options).Join(cancel);
        return new NearDuplicatesResult(distinct, Cut(distinct, together, options.ToEarliest, cancel));
    }

    /// <summary>For each text the earliest of its cluster.</summary>
    private static int[] Cut(DistinctTexts distinct, int[] together, double least, CancellationToken cancel)
    {
        var earliest = new int[distinct.Count];
        var leaders = new Dictionary<int, List<int>>();
        for (var text = 0; text < earliest.Length; text++)
        {
            if (text % 4096 == 0)
                cancel.ThrowIfCancellationRequested();
            earliest[text] = text;
            if (together[text] == text)
                continue;
            if (!leaders.TryGetValue(together[text], out var known))
                leaders[together[text]] = known = [together[text]];
            var best = least;
            foreach (var leader in known)
            {
                var similarity = distinct.Similarity(leader, text);
                if (similarity >= best && (earliest[text] == text || similarity > best))
                    (best, earliest[text]) = (similarity, leader);
            }

            if (earliest[text] == text && known.Count < MostOfOne)
                known.Add(text);
        }

        return earliest;
    }
}
