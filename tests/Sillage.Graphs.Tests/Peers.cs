using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Sillage.Graphs.Tests;

/// <summary>igraph and networkx, by Debian's python3-igraph and python3-networkx. A test that asks them skips where they are not installed.</summary>
internal static class Peers
{
    /// <summary>Trait value of tests that ask the peers: <c>[Trait("Needs", Peers.Trait)]</c>.</summary>
    public const string Trait = "python3-igraph";

    private static readonly Lazy<string?> Python = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasPeers));

    /// <summary>Asks questions about a graph; <paramref name="more"/> is added to what the script is told.</summary>
    public static JsonObject Ask(Graph graph, string[] questions, JsonObject? more = null)
    {
        var ask = more ?? [];
        ask["nodes"] = graph.Nodes;
        ask["directed"] = graph.IsDirected;
        ask["edges"] = new JsonArray([.. graph.Arcs()
            .Where(arc => graph.IsDirected || arc.Source <= arc.Target)
            .Select(arc => new JsonArray(arc.Source, arc.Target, arc.Weight))]);
        ask["questions"] = JsonSerializer.SerializeToNode(questions);
        if (Python.Value is null)
            Assert.Skip("igraph and networkx are not here: install python3-igraph and python3-networkx");
        using var process = Start(Python.Value, [Path.Combine(AppContext.BaseDirectory, "peers.py")]);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(ask.ToJsonString());
        process.StandardInput.Close();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return JsonNode.Parse(answer)!.AsObject();
    }

    public static double[] Numbers(this JsonNode? node) => [.. node!.AsArray().Select(value => value!.GetValue<double>())];

    private static bool HasPeers(string python)
    {
        try
        {
            using var process = Start(python, ["-c", "import igraph, networkx"]);
            process.StandardInput.Close();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string python, IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(python, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
