using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Posts below an account's posts in cascades of reposts, see <see cref="RepostTrees"/>.</summary>
internal static class ExpectedDescents
{
    /// <summary>By source.</summary>
    public static ExpectedDescent[] Of(Slice slice, AmplifyingSources sources, CancellationToken cancel)
    {
        var trees = new RepostTrees(slice);
        var (author, carrier, all) = (new double[sources.Count], new double[sources.Count], 0.0);
        for (var tree = 0; tree < trees.Forest.Trees; tree++)
        {
            if (trees.Forest.Size(tree) < 2)
                continue;
            cancel.ThrowIfCancellationRequested();
            var nodes = trees.Forest.Nodes(tree);
            var counts = new double[nodes.Length];
            Array.Fill(counts, 1);
            var below = trees.Below(tree, counts);
            for (var i = 0; i < nodes.Length; i++)
            {
                var descending = below[i] - 1;
                all += descending;
                var account = i == 0 ? trees.Author(tree) : slice.Account[nodes[i]];
                if (account < 0 || sources.IndexOf[account] is not (>= 0 and var source))
                    continue;
                if (i == 0)
                    author[source] += descending;
                else
                    carrier[source] += descending;
            }
        }

        return [.. author.Zip(carrier, (own, carried) => new ExpectedDescent(own, carried, all > 0 ? (own + carried) / all : 0))];
    }
}
