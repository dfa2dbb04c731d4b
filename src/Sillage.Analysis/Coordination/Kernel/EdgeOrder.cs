namespace Sillage.Analysis;

/// <summary>Puts edges that come in any order into the order of their accounts.</summary>
internal static class EdgeOrder
{
    public static CoShareEdges Sort(IEnumerable<List<(int A, int B, int Weight)>> parts, int[] accountOf, EdgeWeight counts)
    {
        var lists = parts.ToArray();
        var start = new int[accountOf.Length + 1];
        foreach (var list in lists)
        {
            foreach (var edge in list)
                start[edge.A + 1]++;
        }

        for (var one = 0; one < accountOf.Length; one++)
            start[one + 1] += start[one];
        var total = start[^1];
        int[] a = new int[total], b = new int[total], weight = new int[total];
        var place = start.AsSpan(0, accountOf.Length).ToArray();
        foreach (var list in lists)
        {
            foreach (var edge in list)
            {
                var to = place[edge.A]++;
                (b[to], weight[to]) = (edge.B, edge.Weight);
            }

            list.Clear();
            list.TrimExcess();
        }

        Parallel.For(0, (accountOf.Length + 4095) / 4096, block =>
        {
            for (var one = block * 4096; one < Math.Min(accountOf.Length, (block + 1) * 4096); one++)
            {
                var (from, length) = (start[one], start[one + 1] - start[one]);
                Array.Sort(b, weight, from, length);
                a.AsSpan(from, length).Fill(accountOf[one]);
                for (var edge = from; edge < from + length; edge++)
                    b[edge] = accountOf[b[edge]];
            }
        });
        return new CoShareEdges(a, b, weight, counts);
    }
}
