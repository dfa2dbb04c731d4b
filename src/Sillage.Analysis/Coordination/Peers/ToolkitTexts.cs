using System.Runtime.InteropServices;

namespace Sillage.Analysis;

/// <summary>Which texts the toolkit holds similar: of the words of both, four fifths are in each (Jaccard, its default of 0.8).</summary>
/// <remarks>
/// Similar is no equivalence: A and B may be, B and C too, A and C not. So texts that hang together are one cluster, and within it each pair is asked for.
/// Every similar pair is found: two sets that share four fifths share one of the few rarest words of each (prefix filter; Chaudhuri, Ganti, Kaushik 2006).
/// </remarks>
internal sealed class ToolkitTexts
{
    private readonly Dictionary<int, int> setOf = [];
    private readonly List<int[]> sets = [];
    private readonly List<string> wordings = [];
    private readonly int[] cluster;

    private ToolkitTexts(IEnumerable<(int Post, string Text)> texts, CancellationToken cancel)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var frequency = new List<int>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (post, text) in texts)
        {
            cancel.ThrowIfCancellationRequested();
            var own = CoordinationToolkit.Words(text);
            if (own.Count == 0)
                continue;
            ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(known, string.Join(' ', own), out var seen);
            if (!seen)
            {
                set = sets.Count;
                sets.Add([.. own.Select(word => Number(words, frequency, word))]);
                wordings.Add(text);
            }

            setOf[post] = set;
        }

        RarestFirst(frequency);
        cluster = Join(frequency.Count, cancel);
    }

    /// <summary>Clusters, those of one text included, by the earliest wording of each.</summary>
    public List<string> Clusters { get; } = [];

    /// <summary>Reads the texts; a text without a word is like none.</summary>
    public static ToolkitTexts Of(IEnumerable<(int Post, string Text)> texts, CancellationToken cancel) => new(texts, cancel);

    /// <summary>The cluster of a post; −1 where its text has no word.</summary>
    public int Cluster(int post) => setOf.TryGetValue(post, out var set) ? cluster[set] : -1;

    /// <summary>Whether two posts with words are similar.</summary>
    public bool Alike(int post, int other) => setOf[post] == setOf[other] || Similar(sets[setOf[post]], sets[setOf[other]]);

    /// <summary>Shares of nearly the same text by this rule.</summary>
    public static BehaviourShares Read(Cases.Slice slice, Func<int, bool> wanted, CancellationToken cancel)
    {
        var texts = Of(slice.Words.Texts(wanted), cancel);
        int[] posts = [.. texts.setOf.Keys];
        return new BehaviourShares(
            Behaviour.NearText,
            ShareList.Sorted(
                Array.ConvertAll(posts, post => slice.Account[post]), Array.ConvertAll(posts, texts.Cluster), Array.ConvertAll(posts, post => slice.PostedAt[post]), posts,
                slice.Accounts.Count, texts.Clusters.Count),
            texts.Clusters)
        {
            Alike = texts.Alike,
        };
    }

    private static int Number(Dictionary<string, int> words, List<int> frequency, string word)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(words, word, out var known);
        if (!known)
        {
            number = frequency.Count;
            frequency.Add(0);
        }

        frequency[number]++;
        return number;
    }

    /// <summary>Numbers the words anew, so that each set, in order, begins with its rarest.</summary>
    private void RarestFirst(List<int> frequency)
    {
        int[] byFrequency = [.. Enumerable.Range(0, frequency.Count).OrderBy(word => frequency[word])];
        var rank = new int[byFrequency.Length];
        for (var place = 0; place < rank.Length; place++)
            rank[byFrequency[place]] = place;
        foreach (var set in sets)
        {
            for (var i = 0; i < set.Length; i++)
                set[i] = rank[set[i]];
            Array.Sort(set);
        }
    }

    private int[] Join(int words, CancellationToken cancel)
    {
        var parent = Trees.Apart(sets.Count);
        var holders = new List<int>?[words];
        for (var set = 0; set < parent.Length; set++)
        {
            cancel.ThrowIfCancellationRequested();
            var own = sets[set];
            var prefix = own.Length - (((4 * own.Length) + 4) / 5) + 1;
            foreach (var word in own.AsSpan(0, prefix))
            {
                var others = holders[word] ??= [];
                foreach (var other in others)
                {
                    if (Trees.Root(parent, set) != Trees.Root(parent, other) && Similar(own, sets[other]))
                        Trees.Join(parent, set, other);
                }

                others.Add(set);
            }
        }

        var number = new int[parent.Length];
        for (var set = 0; set < parent.Length; set++)
        {
            var root = Trees.Root(parent, set);
            number[set] = root == set ? Clusters.Count : number[root];
            if (root == set)
                Clusters.Add(wordings[set]);
        }

        return number;
    }

    /// <summary>Shared words, five times, against all words, four times: the quotient of floating point is the same at every size.</summary>
    private static bool Similar(int[] one, int[] other)
    {
        if (5 * Math.Min(one.Length, other.Length) < 4 * Math.Max(one.Length, other.Length))
            return false;
        int i = 0, j = 0, both = 0;
        while (i < one.Length && j < other.Length)
        {
            both += one[i] == other[j] ? 1 : 0;
            var (left, right) = (one[i], other[j]);
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }

        return 5 * both >= 4 * (one.Length + other.Length - both);
    }
}
