namespace Sillage.Analysis;

/// <summary>Which posts say the same, and how their wordings differ. Parallel arrays, one entry a post, in the order given.</summary>
public sealed class NearDuplicatesResult
{
    private readonly DistinctTexts distinct;
    private readonly int[] start;
    private readonly int[] member;
    private readonly int[] posts;

    internal NearDuplicatesResult(DistinctTexts distinct, int[] earliest)
    {
        this.distinct = distinct;
        (Post, Text) = ([.. distinct.Post], [.. distinct.Text]);
        var number = new int[earliest.Length];
        for (var text = 0; text < earliest.Length; text++)
            number[text] = earliest[text] == text ? ClusterCount++ : number[earliest[text]];

        Cluster = Array.ConvertAll(Text, text => text < 0 ? -1 : number[text]);
        (start, member, posts) = (new int[ClusterCount + 1], new int[earliest.Length], new int[earliest.Length]);
        foreach (var cluster in number)
            start[cluster + 1]++;
        for (var cluster = 0; cluster < ClusterCount; cluster++)
            start[cluster + 1] += start[cluster];
        var place = start.AsSpan(0, ClusterCount).ToArray();
        for (var text = 0; text < number.Length; text++)
            member[place[number[text]]++] = text;
        foreach (var text in Text)
        {
            if (text >= 0)
                posts[text]++;
        }
    }

    /// <summary>The posts, as given.</summary>
    public int[] Post { get; }

    /// <summary>Identical texts: posts whose normal form is the same have the same number, from 0 in order of first use; −1 where nothing is left.</summary>
    public int[] Text { get; }

    /// <summary>Near-identical texts: the number of the post's cluster, from 0 in order of first use; −1 where nothing is left. A text of its own is a cluster of its own.</summary>
    public int[] Cluster { get; }

    /// <summary>Number of different normal forms.</summary>
    public int TextCount => distinct.Count;

    /// <summary>Number of clusters, those of one text included.</summary>
    public int ClusterCount { get; private set; }

    /// <summary>Number of different texts in a cluster.</summary>
    public int VariantCount(int cluster) => start[cluster + 1] - start[cluster];

    /// <summary>The different texts of a cluster, earliest first, each with its difference from the earliest.</summary>
    /// <param name="cluster">0 to below <see cref="ClusterCount"/>.</param>
    /// <param name="most">At most this many.</param>
    public IReadOnlyList<TextVariant> Variants(int cluster, int most = int.MaxValue)
    {
        Check(cluster);
        return Beside(member[start[cluster]], member.AsSpan(start[cluster]..start[cluster + 1]), most);
    }

    /// <summary>The different texts of a cluster, the commonest first, each with its difference from the commonest.</summary>
    /// <param name="cluster">0 to below <see cref="ClusterCount"/>.</param>
    /// <param name="most">At most this many.</param>
    public NearWordings Wordings(int cluster, int most)
    {
        Check(cluster);
        var texts = member.AsSpan(start[cluster]..start[cluster + 1]).ToArray();
        Array.Sort(texts, (one, other) => (posts[other], one).CompareTo((posts[one], other)));
        return new NearWordings(texts.Length, Beside(texts[0], texts, most));
    }

    private List<TextVariant> Beside(int model, ReadOnlySpan<int> texts, int most)
    {
        var result = new List<TextVariant>();
        var wording = distinct.Wording(model);
        foreach (var text in texts)
        {
            if (result.Count == most)
                break;
            var own = distinct.Wording(text);
            var similarity = text == model ? 1 : distinct.Similarity(model, text);
            result.Add(new TextVariant(own, Post[distinct.First[text]], posts[text], similarity, TextDiff.Of(wording, own)));
        }

        return result;
    }

    private void Check(int cluster)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cluster);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cluster, ClusterCount);
    }
}

/// <summary>How the wordings of near-identical texts differ.</summary>
/// <param name="Count">Different wordings there are.</param>
/// <param name="Shown">The commonest of them, the most used first, each beside that one.</param>
public sealed record NearWordings(int Count, IReadOnlyList<TextVariant> Shown);

/// <summary>One wording within a cluster.</summary>
/// <param name="Text">As its first post has it.</param>
/// <param name="FirstPost">Its first post, as given.</param>
/// <param name="Posts">Posts whose normal form is the same.</param>
/// <param name="Similarity">Jaccard similarity to the wording that it is compared with, 0 to 1; 1 for itself.</param>
/// <param name="Changes">Word by word beside that wording.</param>
public sealed record TextVariant(string Text, int FirstPost, int Posts, double Similarity, IReadOnlyList<TextChange> Changes);
