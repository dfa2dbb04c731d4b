using System.Diagnostics;
using System.Globalization;
using Sillage.Analysis;
using Sillage.Chance.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var csv = LoadFile.Read(args[0]);
var truth = Truth.Read(args[0] + ".truth", csv.Accounts);
var count = Stopwatch.StartNew();
var countBefore = Process.GetCurrentProcess().TotalProcessorTime;
var edges = PairCounter.Count(csv.Shares, new PairCounterOptions { Window = 60_000_000, MinimumWeight = 2 }, default).Edges;
Console.WriteLine($"kernel wall {count.Elapsed.TotalSeconds:F3} cpu {(Process.GetCurrentProcess().TotalProcessorTime - countBefore).TotalSeconds:F3}");
var options = new ChanceOptions { Window = 60_000_000, Fdr = args.Length > 1 ? double.Parse(args[1]) : 0.01 };
for (var i = 0; i < 3; i++)
{
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    var clock = Stopwatch.StartNew();
    EdgeChance.Run(csv.Shares, edges, options, default);
    Console.WriteLine($"wall {clock.Elapsed.TotalSeconds:F3} cpu {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:F3}");
}

var chance = EdgeChance.Run(csv.Shares, edges, options, default);
Console.WriteLine($"edges {edges.Count} hypotheses {chance.Hypotheses:E3} met {chance.MetCount} kept {chance.Kept}");
var planted = truth.Members.GroupBy(m => (m.Group, m.Kind)).GroupBy(g => g.Key.Kind).ToDictionary(k => k.Key, k => k.Sum(g => g.Count() * (g.Count() - 1) / 2));
foreach (var kind in new[] { "coordinated", "syndication", "fans", "mixed", "organic" })
{
    int all = 0, met = 0, kept = 0;
    for (var e = 0; e < edges.Count; e++)
    {
        if (truth.Kind(edges.A[e], edges.B[e]) != kind)
            continue;
        all++;
        met += chance.Met[e] ? 1 : 0;
        kept += chance.Q[e] <= options.Fdr ? 1 : 0;
    }

    Console.WriteLine($"{kind}: pairs {planted.GetValueOrDefault(kind)} edges {all} met {met} kept {kept}");
}
