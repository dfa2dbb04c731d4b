namespace Sillage.Analysis;

/// <summary>Puts edges that come in any order into the order of their accounts, by two counting sorts. The lists are emptied.</summary>
internal static class EdgeOrder
{
    public static CoShareEdges Sort(IReadOnlyList<List<(int A, int B, int Weight)>> lists, int accounts, EdgeWeight counts)
    {
        var total = lists.Sum(list => list.Count);
        var (startA, startB) = (new int[accounts + 1], new int[accounts + 1]);
        foreach (var list in lists)
        {
            foreach (var edge in list)
            {
                startA[edge.A + 1]++;
                startB[edge.B + 1]++;
            }
        }

        for (var account = 0; account < accounts; account++)
        {
            startA[account + 1] += startA[account];
            startB[account + 1] += startB[account];
        }

        var byB = new (int A, int Weight)[total];
        var place = startB.AsSpan(0, accounts).ToArray();
        foreach (var list in lists)
        {
            foreach (var edge in list)
                byB[place[edge.B]++] = (edge.A, edge.Weight);
            list.Clear();
            list.TrimExcess();
        }

        int[] a = new int[total], b = new int[total], weight = new int[total];
        startA.AsSpan(0, accounts).CopyTo(place);
        for (var account = 0; account < accounts; account++)
        {
            foreach (var edge in byB.AsSpan(startB[account]..startB[account + 1]))
            {
                var to = place[edge.A]++;
                (b[to], weight[to]) = (account, edge.Weight);
            }
        }

        for (var account = 0; account < accounts; account++)
            a.AsSpan(startA[account]..startA[account + 1]).Fill(account);
        return new CoShareEdges(a, b, weight, counts);
    }
}
