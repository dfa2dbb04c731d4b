namespace Sillage.Graphs;

/// <summary>A graph and what its nodes are called.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Names">One name per node.</param>
public sealed record NamedGraph(Graph Graph, NodeNames Names);
