using Sillage.Analysis;
using Sillage.Simulation;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>Networks and cascades of a small simulated evening as tables, in both languages.</summary>
public sealed class NetworkTablesTests
{
    private readonly Answer<NetworksOptions, NetworksResult> networks;
    private readonly Answer<CascadesOptions, CascadesResult> cascades;

    public NetworkTablesTests()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var simulated = new SimulatedCase(folder => MacronLeaks.WriteTo(folder, new SimulationOptions { Compress = false, Scale = 0.05 }, null, cancel), "#MacronLeaks");
        networks = Networks.Run(simulated.Slice, new NetworksOptions(), cancel);
        cascades = Cascades.Run(simulated.Slice, new CascadesOptions { Top = 5 }, cancel);
    }

    [Fact]
    public void Networks_and_cascades_leave_nothing_in_English()
    {
        foreach (var table in AnswerTables.Of(networks).Concat(AnswerTables.Of(cascades)))
        {
            Assert.All(table.Columns, column => Assert.True(French.Knows(column), column));
            Assert.NotEqual(table.Title, French.Of(table).Title);
        }

        Assert.Equal(["relais", "qui relaie → qui"], French.Of(Named("networks")).Rows[0].Take(2));
        Assert.Equal("étoile", French.Of(Named("cascades")).Rows[0][4]);
        Assert.Equal("estimé", French.Of(Named("cascade-carriers")).Rows[0][5]);
        Assert.All([networks.Schema, cascades.Schema], schema => Assert.NotNull(French.Method(schema)));
    }

    [Fact]
    public void Tables_hold_the_answers_figures()
    {
        var reposts = networks.Result.Networks[0];
        Assert.True(reposts.Edges > 50);
        Assert.Equal(reposts.Heaviest.Count, Named("network-reposts").Rows.Count);
        Assert.Equal(reposts.Edges, Named("networks").Rows[0][3]);

        var largest = cascades.Result.Largest[0];
        Assert.Equal(largest.Figures.Size, Named("cascades").Rows[0][5]);
        Assert.Equal(largest.Figures.Size, Levels(row => (int)(row[2] ?? 0)));
        Assert.Equal(largest.Figures.Size, Levels(row => (double)(row[4] ?? 0.0)), 6);

        double Levels(Func<IReadOnlyList<object?>, double> posts) => Named("cascade-levels").Rows.Where(row => row[0] is 1).Sum(posts);
    }

    private Table Named(string name) => AnswerTables.Of(networks).Concat(AnswerTables.Of(cascades)).Single(table => table.Name == name);
}
