using Sillage.Graphs.Layout;
using Xunit;

namespace Sillage.Graphs.Tests.Layout;

/// <summary>The layout's entries, ended with the test.</summary>
internal static class Layouts
{
    public static LayoutState Run(Graph graph, LayoutState start, ForceAtlas2Options? options = null) =>
        ForceAtlas2.Run(graph, start, options, cancel: TestContext.Current.CancellationToken);

    public static LayoutState Draw(Graph graph, ForceAtlas2Options? options = null, ulong seed = 1) =>
        ForceAtlas2.Draw(graph, options, seed: seed, cancel: TestContext.Current.CancellationToken);

    public static LayoutState Place(Graph graph, Partition? communities = null) =>
        InitialPlacement.Multilevel(graph, communities: communities, cancel: TestContext.Current.CancellationToken);
}
