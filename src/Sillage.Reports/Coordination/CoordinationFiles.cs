using System.Text;
using Sillage.Analysis;
using Sillage.Graphs;
using Sillage.Graphs.Formats;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Coordination;

/// <summary>Writes what coordination found: tables with every edge and every piece of evidence, the network, and a page to look at.</summary>
public static class CoordinationFiles
{
    /// <summary>Writes groups.csv, members.csv, edges.csv, evidence.csv, network.gexf, coordination.json and groups.html.</summary>
    /// <param name="folder">Made where it is missing; files of these names are written over.</param>
    /// <param name="answer">The answer, with its evidence.</param>
    /// <param name="language">Of the page: "en" or "fr". Names of files and columns stay.</param>
    /// <param name="marks">Silences and events to be drawn; null for none.</param>
    /// <returns>The files, the page first.</returns>
    public static IReadOnlyList<string> Write(string folder, Answer<CoordinationOptions, CoordinationResult> answer, string language = "en", TimeMarks? marks = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var evidence = answer.Result.Evidence ?? throw new ArgumentException("the answer comes without its evidence", nameof(answer));
        Directory.CreateDirectory(folder);
        return
        [
            File(folder, "groups.html", stream => CoordinationPage.Write(answer, language, marks ?? TimeMarks.None, stream)),
            Csv("groups.csv", CoordinationTables.GroupColumns, CoordinationTables.GroupRows(answer.Result)),
            Csv("members.csv", CoordinationTables.MemberColumns, CoordinationTables.MemberRows(answer.Result)),
            Csv("edges.csv", CoordinationTables.EdgeColumns(evidence), CoordinationTables.EdgeRows(evidence)),
            File(folder, "evidence.csv", stream => CoordinationTables.WriteEvidence(evidence, stream)),
            File(folder, "network.gexf", stream => Gexf.Write(Network(evidence), stream)),
            File(folder, "coordination.json", stream => stream.Write(Encoding.UTF8.GetBytes(AnswerJson.Serialize(answer)))),
        ];

        string Csv(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows) => File(folder, name, stream => Reports.Csv.Write(stream, columns, rows));
    }

    private static string File(string folder, string name, Action<Stream> write)
    {
        var path = Path.Combine(folder, name);
        using var stream = System.IO.File.Create(path);
        write(stream);
        return path;
    }

    private static GraphDocument Network(CoordinationEvidence evidence)
    {
        var accounts = evidence.Edges.SelectMany(edge => new[] { edge.A, edge.B }).Distinct().OrderBy(account => evidence.Set.AccountIds[account], StringComparer.Ordinal).ToArray();
        var node = accounts.Select((account, number) => (account, number)).ToDictionary(pair => pair.account, pair => pair.number);
        using var list = new EdgeList();
        foreach (var edge in evidence.Edges)
            list.Add(node[edge.A], node[edge.B], edge.Weight);
        var graph = Graph.Build(list, directed: false, accounts.Length);

        // The document wants its edges in the graph's order, which is that of the nodes.
        var ordered = evidence.Edges.OrderBy(edge => Math.Min(node[edge.A], node[edge.B])).ThenBy(edge => Math.Max(node[edge.A], node[edge.B])).ToArray();
        return new GraphDocument(graph, NodeNames.OfTexts(accounts.Select(account => MapText.Clean(evidence.Set.AccountIds[account], 300))))
        {
            Labels = [.. accounts.Select(account => MapText.Clean(evidence.Set.Handles[account], 300))],
            NodeAttributes = [AttributeColumn.OfWholeNumbers("group", [.. accounts.Select(account => evidence.GroupOf[account] + 1L)])],
            EdgeAttributes =
            [
                .. evidence.Set.Behaviours.Select((layer, number) => AttributeColumn.OfWholeNumbers(CoordinationTables.Name(layer.Behaviour), [.. ordered.Select(edge => (long)edge.Weights[number])])),
                AttributeColumn.OfNumbers("q", [.. ordered.Select(edge => edge.QValue ?? double.NaN)]),
            ],
        };
    }
}
