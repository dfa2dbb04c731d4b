using System.Globalization;

namespace Sillage.Graphs.Formats;

/// <summary>Collects what a reader finds, node by node and edge by edge, and puts it in the order of the graph.</summary>
internal sealed class DocumentBuilder
{
    private readonly Dictionary<string, int> nodes = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly List<(int Source, int Target, double Weight)> edges = [];
    private readonly SortedDictionary<int, string?> labels = [];
    private readonly SortedDictionary<int, (float X, float Y)> positions = [];
    private readonly SortedDictionary<int, float> sizes = [];
    private readonly SortedDictionary<int, Colour> colours = [];
    private readonly SortedDictionary<int, List<Spell>> nodeSpells = [];
    private readonly SortedDictionary<int, List<Spell>> edgeSpells = [];
    private readonly List<Column> nodeColumns = [];
    private readonly List<Column> edgeColumns = [];

    public bool Directed { get; set; }

    /// <summary>The edge that was added last.</summary>
    public int Edge => edges.Count - 1;

    /// <summary>The number of a node, which is added if it is new.</summary>
    public int Node(string name)
    {
        if (!nodes.TryGetValue(name, out var node))
        {
            nodes.Add(name, node = names.Count);
            names.Add(name);
        }

        return node;
    }

    public void AddEdge(int source, int target, double weight) => edges.Add((source, target, weight));

    public void SetWeight(double weight) => edges[^1] = edges[^1] with { Weight = weight };

    public void SetLabel(int node, string? label) => labels[node] = label;

    public void SetPosition(int node, float? x, float? y)
    {
        positions.TryGetValue(node, out var position);
        positions[node] = (x ?? position.X, y ?? position.Y);
    }

    public void SetSize(int node, float size) => sizes[node] = size;

    public void SetColour(int node, Colour colour) => colours[node] = colour;

    public Colour ColourOf(int node) => colours.GetValueOrDefault(node);

    public void AddSpell(int? node, Spell spell)
    {
        var (spells, place) = node is { } known ? (nodeSpells, known) : (edgeSpells, Edge);
        if (!spells.TryGetValue(place, out var list))
            spells.Add(place, list = []);
        list.Add(spell);
    }

    public Column AddColumn(bool ofNodes, string name, AttributeType type)
    {
        var column = new Column(name, type);
        (ofNodes ? nodeColumns : edgeColumns).Add(column);
        return column;
    }

    public GraphDocument Build()
    {
        using var list = new EdgeList();
        foreach (var (source, target, weight) in edges)
            list.Add(source, target, weight);
        var graph = Graph.Build(list, Directed, names.Count);
        var order = Order(graph);
        return new(graph, NamesOf())
        {
            Labels = labels.Count == 0 ? null : [.. Enumerable.Range(0, names.Count).Select(node => labels.GetValueOrDefault(node))],
            X = Values(positions, position => position.X),
            Y = Values(positions, position => position.Y),
            Sizes = Values(sizes, size => size),
            Colours = Values(colours, colour => colour),
            NodeSpells = nodeSpells.Count == 0 ? null : [.. Enumerable.Range(0, names.Count).Select(node => SpellsOf(nodeSpells, node))],
            EdgeSpells = edgeSpells.Count == 0 ? null : [.. order.Select(edge => SpellsOf(edgeSpells, edge))],
            NodeAttributes = [.. nodeColumns.Select(column => column.Of(Enumerable.Range(0, names.Count)))],
            EdgeAttributes = [.. edgeColumns.Select(column => column.Of(order))],
        };
    }

    private static List<Spell> SpellsOf(SortedDictionary<int, List<Spell>> spells, int place) =>
        spells.TryGetValue(place, out var list) ? list : [];

    private NodeNames NamesOf()
    {
        var numbers = new List<long>();
        foreach (var name in names)
        {
            if (!long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number.ToString(CultureInfo.InvariantCulture) != name)
                return NodeNames.OfTexts(names);
            numbers.Add(number);
        }

        return NodeNames.OfNumbers(numbers);
    }

    private TOut[]? Values<TIn, TOut>(SortedDictionary<int, TIn> values, Func<TIn, TOut> choose)
        where TIn : struct =>
        values.Count == 0 ? null : [.. Enumerable.Range(0, names.Count).Select(node => choose(values.GetValueOrDefault(node)))];

    /// <summary>For each edge of the graph the first of those in the file that were merged in it.</summary>
    private int[] Order(Graph graph)
    {
        var first = new Dictionary<(int, int), int>();
        for (var edge = 0; edge < edges.Count; edge++)
            first.TryAdd(Key(edges[edge].Source, edges[edge].Target), edge);
        return [.. new GraphDocument(graph, NodeNames.Numbered(graph.Nodes)).Edges().Select(edge => first[Key(edge.Source, edge.Target)])];
    }

    private (int, int) Key(int source, int target) => Directed || source <= target ? (source, target) : (target, source);

    /// <summary>An attribute while it is read.</summary>
    internal sealed class Column(string name, AttributeType type)
    {
        private readonly Dictionary<int, string?> values = [];

        /// <summary>The value where none is given.</summary>
        public string? Default { get; set; }

        public void Set(int place, string? value) => values[place] = value;

        public AttributeColumn Of(IEnumerable<int> places) =>
            AttributeColumn.AsRead(name, type, [.. places.Select(place => values.GetValueOrDefault(place, Default))]);
    }
}
