namespace Sillage.Graphs;

/// <summary>Parts of a directed graph in which every node reaches every other along the edges.</summary>
/// <remarks>Source: Pearce 2016, "A space-efficient algorithm for finding strongly connected components", without recursion.</remarks>
public static class StrongComponents
{
    /// <summary>Finds the strongly connected components. Those of an undirected graph are its weak ones.</summary>
    public static Partition Find(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (!graph.IsDirected)
            return WeakComponents.Find(graph);
        var index = new int[graph.Nodes];
        var components = Visit(graph, index);
        foreach (ref var component in index.AsSpan())
            component = graph.Nodes - component;
        return Partition.OfDense(index, components);
    }

    /// <summary>Sets <paramref name="index"/>[node] to the number of nodes less its component.</summary>
    private static unsafe int Visit(Graph graph, int[] index)
    {
        var nodes = graph.Nodes;
        var offsets = graph.OffsetColumn.Pointer;
        var targets = graph.TargetColumn.Pointer;
        var next = new long[nodes]; // the arc to look at next, of nodes on the path
        int[] path = new int[nodes], open = new int[nodes];
        var isRoot = new bool[nodes];
        int pathLength = 0, openCount = 0, order = 1, components = 0;
        for (var start = 0; start < nodes; start++)
        {
            if (index[start] != 0)
                continue;
            Enter(start);
            while (pathLength > 0)
            {
                var node = path[pathLength - 1];
                var descended = false;
                for (; next[node] < offsets[node + 1]; next[node]++)
                {
                    var target = targets[next[node]];
                    if (index[target] == 0)
                    {
                        Enter(target); // the arc is looked at again when its target is done
                        descended = true;
                        break;
                    }

                    if (index[target] < index[node])
                    {
                        index[node] = index[target];
                        isRoot[node] = false;
                    }
                }

                if (descended)
                    continue;
                pathLength--;
                if (isRoot[node])
                    Close(node);
                else
                    open[openCount++] = node;
            }
        }

        return components;

        void Enter(int node)
        {
            path[pathLength++] = node;
            next[node] = offsets[node];
            isRoot[node] = true;
            index[node] = order++;
        }

        void Close(int node)
        {
            // Closed nodes get numbers from above, so that no open node takes one of them for an ancestor.
            var component = nodes - components;
            order--;
            while (openCount > 0 && index[open[openCount - 1]] >= index[node])
            {
                index[open[--openCount]] = component;
                order--;
            }

            index[node] = component;
            components++;
        }
    }
}
