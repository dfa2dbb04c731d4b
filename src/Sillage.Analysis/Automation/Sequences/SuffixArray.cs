namespace Sillage.Analysis;

/// <summary>All suffixes of a text of small numbers in their order, and how much neighbours share: both in linear time.</summary>
internal static class SuffixArray
{
    /// <summary>Starts of the suffixes, the least suffix first.</summary>
    /// <param name="text">Numbers from 0.</param>
    /// <param name="most">The greatest of them.</param>
    /// <remarks>Source: Nong, Zhang, Chan 2009 (SA-IS).</remarks>
    public static int[] Of(ReadOnlySpan<int> text, int most)
    {
        var n = text.Length;
        var order = new int[n];
        if (n <= 2)
        {
            if (n == 2)
                (order[0], order[1]) = text[0] < text[1] ? (0, 1) : (1, 0);
            return order;
        }

        // A suffix is small if it is less than the next one; the leftmost small ones (LMS) carry the order of all.
        var small = new bool[n];
        for (var i = n - 2; i >= 0; i--)
            small[i] = text[i] == text[i + 1] ? small[i + 1] : text[i] < text[i + 1];
        var (larges, smalls) = Buckets(text, small, most);
        var numberOf = new int[n];
        Array.Fill(numberOf, -1);
        var lms = new List<int>();
        for (var i = 1; i < n; i++)
        {
            if (!small[i] || small[i - 1])
                continue;
            numberOf[i] = lms.Count;
            lms.Add(i);
        }

        Induce(text, small, larges, smalls, [.. lms], order);
        if (lms.Count == 0)
            return order;
        var sorted = order.Where(start => numberOf[start] >= 0).ToArray();
        var (names, greatest) = Names(text, numberOf, lms, sorted);
        var ranked = Of(names, greatest);
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = lms[ranked[i]];
        Induce(text, small, larges, smalls, sorted, order);
        return order;
    }

    /// <summary>How many numbers each suffix in order shares with the one before it; 0 for the first.</summary>
    /// <remarks>Source: Kasai et al. 2001.</remarks>
    public static int[] Shared(ReadOnlySpan<int> text, int[] order)
    {
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            place[order[i]] = i;
        var shared = new int[order.Length];
        var length = 0;
        for (var start = 0; start < order.Length; start++)
        {
            if (place[start] == 0)
            {
                length = 0;
                continue;
            }

            var other = order[place[start] - 1];
            while (start + length < text.Length && other + length < text.Length && text[start + length] == text[other + length])
                length++;
            shared[place[start]] = length;
            length = Math.Max(0, length - 1);
        }

        return shared;
    }

    /// <summary>Where each number's large and small suffixes begin.</summary>
    private static (int[] Larges, int[] Smalls) Buckets(ReadOnlySpan<int> text, bool[] small, int most)
    {
        int[] larges = new int[most + 1], smalls = new int[most + 1];
        for (var i = 0; i < text.Length; i++)
        {
            if (!small[i])
                smalls[text[i]]++;
            else
                larges[text[i] + 1]++;
        }

        for (var number = 0; number <= most; number++)
        {
            smalls[number] += larges[number];
            if (number < most)
                larges[number + 1] += smalls[number];
        }

        return (larges, smalls);
    }

    /// <summary>From the order of the LMS suffixes that of all.</summary>
    private static void Induce(ReadOnlySpan<int> text, bool[] small, int[] larges, int[] smalls, int[] lms, int[] order)
    {
        Array.Fill(order, -1);
        var next = smalls.AsSpan().ToArray();
        foreach (var start in lms)
            order[next[text[start]]++] = start;
        larges.CopyTo(next, 0);
        order[next[text[^1]]++] = text.Length - 1;
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i] is >= 1 and var start && !small[start - 1])
                order[next[text[start - 1]]++] = start - 1;
        }

        larges.CopyTo(next, 0);
        for (var i = order.Length - 1; i >= 0; i--)
        {
            if (order[i] is >= 1 and var start && small[start - 1])
                order[--next[text[start - 1] + 1]] = start - 1;
        }
    }

    /// <summary>The text of LMS substrings, the same number for the same substring.</summary>
    private static (int[] Names, int Greatest) Names(ReadOnlySpan<int> text, int[] numberOf, List<int> lms, int[] sorted)
    {
        var names = new int[lms.Count];
        var greatest = 0;
        for (var i = 1; i < sorted.Length; i++)
        {
            var (left, right) = (sorted[i - 1], sorted[i]);
            greatest += Same(text, left, End(left), right, End(right)) ? 0 : 1;
            names[numberOf[right]] = greatest;
        }

        return (names, greatest);

        int End(int start) => numberOf[start] + 1 < lms.Count ? lms[numberOf[start] + 1] : -1;
    }

    private static bool Same(ReadOnlySpan<int> text, int left, int leftEnd, int right, int rightEnd)
    {
        var (leftLast, rightLast) = (leftEnd < 0 ? text.Length : leftEnd, rightEnd < 0 ? text.Length : rightEnd);
        if (leftLast - left != rightLast - right)
            return false;
        while (left < leftLast && text[left] == text[right])
            (left, right) = (left + 1, right + 1);
        return left == leftLast && left < text.Length && right < text.Length && text[left] == text[right];
    }
}
