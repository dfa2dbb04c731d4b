using System.Diagnostics;
using Sillage.Analysis;

namespace Sillage.Chance.Bench;

/// <summary>What each stage costs, three times.</summary>
public static class Stages
{
    public static void Run(ShareList shares, ChanceOptions options)
    {
        for (var time = 0; time < 3; time++)
        {
            var parts = Environment.ProcessorCount;
            var edges = Time("count pairs", () => Found.Count(shares, options));
            var byAccount = Time("shares by account", () => AccountShares.Of(shares));
            var moments = Time("moments", () => Moments.Of(shares, options.Window, parts));
            var (expected, p) = (new double[edges.Count], new double[edges.Count]);
            Time("meetings", () =>
            {
                new MeetingNull(shares, byAccount, moments, options.Window).Test(edges, 1e-8, expected, p, parts, default);
                return 0;
            });
            var met = Enumerable.Range(0, edges.Count).Where(edge => p[edge] <= 1e-9).ToArray();
            Time($"rhythm of {met.Length}", () => new RhythmNull(shares, byAccount, options).Test(edges, met, parts, default));
            var chance = Time("all of chance", () => EdgeChance.Run(shares, edges, options, default));
            Console.WriteLine($"edges {edges.Count} met {chance.MetCount} kept {chance.Kept}");
        }
    }

    public static T Time<T>(string what, Func<T> body)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var result = body();
        Console.WriteLine($"  {what}: wall {clock.Elapsed.TotalSeconds:F2} s, cpu {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:F2} s");
        return result;
    }
}
