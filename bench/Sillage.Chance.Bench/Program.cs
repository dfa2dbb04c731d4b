using System.Diagnostics;
using System.Globalization;
using Sillage.Analysis;
using Sillage.Chance.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var csv = ShareCsv.Read(args[0]);
var truth = Truth.Read(args[0] + ".truth", csv.Accounts);
var edges = csv.Edges(args[1]);
var options = new ChanceOptions { Window = 60_000_000, Fdr = args.Length > 2 ? double.Parse(args[2]) : 0.01 };
for (var i = 0; i < 3; i++)
{
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    var clock = Stopwatch.StartNew();
    EdgeChance.Run(csv.Shares, edges, options, default);
    Console.WriteLine($"wall {clock.Elapsed.TotalSeconds:F3} cpu {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:F3}");
}

var chance = EdgeChance.Run(csv.Shares, edges, options, default);
Console.WriteLine($"edges {edges.Count} hypotheses {chance.Hypotheses:E3} met {chance.MetTooOften} kept {chance.Kept}");
var planted = truth.Members.GroupBy(m => (m.Group, m.Kind)).GroupBy(g => g.Key.Kind).ToDictionary(k => k.Key, k => k.Sum(g => g.Count() * (g.Count() - 1) / 2));
foreach (var kind in new[] { "coordinated", "syndication", "fans", "mixed", "organic" })
{
    int all = 0, met = 0, kept = 0;
    for (var e = 0; e < edges.Count; e++)
    {
        if (truth.Kind(edges.A[e], edges.B[e]) != kind)
            continue;
        all++;
        met += chance.MeetingP[e] * chance.Hypotheses <= options.Fdr / 2 * chance.MetTooOften ? 1 : 0;
        kept += chance.Q[e] <= options.Fdr ? 1 : 0;
    }

    Console.WriteLine($"{kind}: pairs {planted.GetValueOrDefault(kind)} edges {all} met {met} kept {kept}");
}
