namespace Sillage.Analysis;

/// <summary>Contacts in order of time become edges: sorted by source and target, each once.</summary>
internal static class NetworkKernel
{
    /// <summary>
    /// Order of the contacts by source, then target, then as given: two counting sorts, first by what decides less. Linear, no comparisons.
    /// </summary>
    public static int[] Order(ReadOnlySpan<int> source, ReadOnlySpan<int> target, int sources, int targets)
    {
        var order = new int[source.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var sorted = new int[source.Length];
        CountingSort(target, targets, order, sorted);
        CountingSort(source, sources, sorted, order);
        return order;
    }

    /// <summary>Where each edge begins in the order, loops left out; and its number of different posts. Returns the number of edges.</summary>
    public static int Group(
        ReadOnlySpan<int> order, ReadOnlySpan<int> source, ReadOnlySpan<int> target, ReadOnlySpan<int> post, Span<int> first, Span<int> last, Span<int> weight,
        out long selfEdges, out long repeated)
    {
        (selfEdges, repeated) = (0, 0);
        var edge = -1;
        var previous = -1;
        for (var k = 0; k < order.Length; k++)
        {
            var contact = order[k];
            var isNew = previous < 0 || source[contact] != source[previous] || target[contact] != target[previous];
            if (!isNew && post[contact] == post[previous])
            {
                repeated++;
            }
            else if (source[contact] == target[contact])
            {
                selfEdges++;
            }
            else if (isNew)
            {
                first[++edge] = last[edge] = contact;
                weight[edge] = 1;
            }
            else
            {
                last[edge] = contact;
                weight[edge]++;
            }

            previous = contact;
        }

        return edge + 1;
    }

    private static void CountingSort(ReadOnlySpan<int> key, int keys, ReadOnlySpan<int> order, Span<int> sorted)
    {
        var next = new int[keys + 1];
        foreach (var value in key)
            next[value + 1]++;
        for (var value = 0; value < keys; value++)
            next[value + 1] += next[value];
        foreach (var item in order)
            sorted[next[key[item]]++] = item;
    }
}
