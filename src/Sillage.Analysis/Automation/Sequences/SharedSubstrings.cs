namespace Sillage.Analysis;

/// <summary>The longest part of each string that enough other strings have too.</summary>
internal static class SharedSubstrings
{
    /// <summary>Length of the longest substring of each string that occurs in at least so many strings, itself counted.</summary>
    /// <param name="text">All strings, letters from 1, each ended by a 0.</param>
    /// <param name="owner">Number of the string at each place, from 0.</param>
    /// <param name="strings">How many there are.</param>
    /// <param name="most">The greatest letter.</param>
    /// <param name="atLeast">Strings that must share, two or more.</param>
    /// <remarks>
    /// Source: the longest common substring of k accounts, Cresci et al. 2016 (digital DNA), here for each account. In the suffix array strings that share a
    /// part stand together, so that windows with enough owners are all that has to be looked at. Linear.
    /// </remarks>
    public static int[] Longest(int[] text, int[] owner, int strings, int most, int atLeast)
    {
        var longest = new int[strings];
        if (strings < atLeast)
            return longest;
        var order = SuffixArray.Of(text, most);
        var shared = SuffixArray.Shared(text, order);
        CutAtEnds(text, order, shared);
        var n = order.Length;
        var (left, right) = Windows(order, owner, strings, atLeast);

        // A suffix in place p: the best window that ends at or behind p and begins at or before it, and the shortest that begins with p.
        var endingAt = Least(shared, n, i => left[i] < 0 ? n : left[i] + 1, i => i);
        var beginningAt = Least(shared, n, i => i + 1, i => right[i]);
        // Negative, so that the least is the greatest; windows of one end are none.
        var negative = Array.ConvertAll(endingAt, length => length == int.MaxValue ? 0 : -length);
        var last = LastReach(left);
        var around = Least(negative, n, i => i, i => last[i]);
        for (var i = 0; i < n; i++)
        {
            var best = Math.Max(around[i] == int.MaxValue ? 0 : -around[i], beginningAt[i] == int.MaxValue ? 0 : beginningAt[i]);
            longest[owner[order[i]]] = Math.Max(longest[owner[order[i]]], best);
        }

        return longest;
    }

    /// <summary>What two strings share ends where one of them ends.</summary>
    private static void CutAtEnds(int[] text, int[] order, int[] shared)
    {
        var rest = new int[text.Length];
        for (var i = text.Length - 1; i >= 0; i--)
            rest[i] = text[i] == 0 ? 0 : 1 + (i + 1 < text.Length ? rest[i + 1] : 0);
        for (var i = 1; i < order.Length; i++)
            shared[i] = Math.Min(shared[i], Math.Min(rest[order[i]], rest[order[i - 1]]));
    }

    /// <summary>For each place the nearest place to its left from which on enough strings stand, and the nearest to its right; −1 where there is none.</summary>
    private static (int[] Left, int[] Right) Windows(int[] order, int[] owner, int strings, int atLeast)
    {
        var n = order.Length;
        int[] left = new int[n], right = new int[n];
        Array.Fill(right, -1);
        var inside = new int[strings];
        int different = 0, from = 0;
        for (var to = 0; to < n; to++)
        {
            different += inside[owner[order[to]]]++ == 0 ? 1 : 0;
            while (different >= atLeast)
            {
                // The window can begin here and not end before.
                if (right[from] < 0)
                    right[from] = to;
                if (different == atLeast && inside[owner[order[from]]] == 1)
                    break;
                different -= --inside[owner[order[from++]]] == 0 ? 1 : 0;
            }

            left[to] = different >= atLeast ? from : -1;
        }

        return (left, right);
    }

    /// <summary>The last place whose window, as far to the left as it must, still holds each place; −1 for none.</summary>
    private static int[] LastReach(int[] left)
    {
        var last = new int[left.Length];
        var end = -1;
        for (var place = 0; place < left.Length; place++)
        {
            // Left ends never go back.
            end = Math.Max(end, place - 1);
            while (end + 1 < left.Length && left[end + 1] <= place)
                end++;
            last[place] = end;
        }

        return last;
    }

    /// <summary>Least value between two ends that never go back, by a queue of candidates; <see cref="int.MaxValue"/> where there is nothing between them.</summary>
    private static int[] Least(int[] values, int count, Func<int, int> from, Func<int, int> to)
    {
        var least = new int[count];
        var queue = new int[count];
        int head = 0, tail = 0, next = 0;
        for (var i = 0; i < count; i++)
        {
            var (low, high) = (from(i), to(i));
            if (high < low || low >= count)
            {
                least[i] = int.MaxValue;
                continue;
            }

            for (; next <= high; next++)
            {
                while (tail > head && values[queue[tail - 1]] >= values[next])
                    tail--;
                queue[tail++] = next;
            }

            while (head < tail && queue[head] < low)
                head++;
            least[i] = head < tail ? values[queue[head]] : int.MaxValue;
        }

        return least;
    }
}
