using Sillage.Analysis;

namespace Sillage.Chance.Bench;

/// <summary>What of the planted groups is found, and what else.</summary>
public static class Found
{
    private static readonly string[] Kinds = ["coordinated", "syndication", "fans", "mixed", "organic"];

    public static CoShareEdges Count(ShareList shares, ChanceOptions options) =>
        PairCounter.Count(shares, new PairCounterOptions { Window = options.Window, MinimumWeight = options.MinShares }, default).Edges;

    public static void Table(string name, ShareList shares, Truth truth, ChanceOptions options)
    {
        var edges = Count(shares, options);
        var chance = EdgeChance.Run(shares, edges, options, default);
        Console.WriteLine($"{name}: {shares.Count} shares, {edges.Count} edges of weight {options.MinShares}, {chance.Hypotheses:E2} pairs possible, {chance.MetCount} met too often, {chance.Kept} kept");
        Console.WriteLine("| pairs of | planted | edges | met too often | kept |\n| --- | --- | --- | --- | --- |");
        foreach (var kind in Kinds)
        {
            var those = Enumerable.Range(0, edges.Count).Where(e => truth.Kind(edges.A[e], edges.B[e]) == kind).ToArray();
            Console.WriteLine($"| {kind} | {truth.Pairs(m => m.Kind == kind)} | {those.Length} | {those.Count(e => chance.Met[e])} | {those.Count(e => chance.Q[e] <= options.Fdr)} |");
        }

        var kept = Kept(edges, chance, options);
        Console.WriteLine(Groups(kept, shares.AccountCount, truth));
        Console.WriteLine($"groups of which half of the accounts or more are in a kept pair of the group: coordinated {Half("coordinated", kept, truth)}, syndication {Half("syndication", kept, truth)}");
        Split("jitter s", kept, truth, m => m.Jitter.ToString());
        Split("size", kept, truth, m => truth.Size(m.Group).ToString());
        Split("participation", kept, truth, m => $"{Math.Floor(m.Participation * 10) / 10:F1}");
        Split("events", kept, truth, m => $"{m.Events / 10 * 10}+");
        Split("camouflage", kept, truth, m => m.Group % 4 == 0 ? "no" : "yes");
    }

    public static void Line(string name, ShareList shares, Truth truth, ChanceOptions options)
    {
        var edges = Count(shares, options);
        var kept = Kept(edges, EdgeChance.Run(shares, edges, options, default), options);
        var planted = truth.Pairs(m => m.Kind == "coordinated");
        var found = kept.Count(e => truth.Kind(e.A, e.B) == "coordinated");
        var wrong = kept.Count(e => truth.Kind(e.A, e.B) is "organic" or "mixed" or "fans");
        Console.WriteLine($"| {name} | {100.0 * found / planted:F1} % of {planted} | {wrong} of {kept.Count} | {Groups(kept, shares.AccountCount, truth)} |");
    }

    private static List<(int A, int B)> Kept(CoShareEdges edges, EdgeChanceResult chance, ChanceOptions options) =>
        [.. Enumerable.Range(0, edges.Count).Where(e => chance.Q[e] <= options.Fdr).Select(e => (edges.A[e], edges.B[e]))];

    private static string Half(string kind, List<(int A, int B)> kept, Truth truth)
    {
        var found = kept.Where(e => truth.Kind(e.A, e.B) == kind).SelectMany(e => new[] { e.A, e.B }).Distinct().CountBy(a => truth.Of(a)!.Group).ToDictionary();
        var groups = truth.Members.Where(m => m.Kind == kind).CountBy(m => m.Group).ToArray();
        return $"{groups.Count(g => 2 * found.GetValueOrDefault(g.Key) >= g.Value)} of {groups.Length}";
    }

    private static void Split(string by, List<(int A, int B)> kept, Truth truth, Func<Truth.Member, string> key)
    {
        Console.WriteLine($"| {by} | planted pairs | found |\n| --- | --- | --- |");
        var found = kept.Where(e => truth.Kind(e.A, e.B) == "coordinated").CountBy(e => key(truth.Of(e.A)!)).ToDictionary();
        foreach (var one in truth.Members.Where(m => m.Kind == "coordinated").Select(key).Distinct().OrderBy(k => k.Length).ThenBy(k => k, StringComparer.Ordinal))
        {
            var pairs = truth.Pairs(m => m.Kind == "coordinated" && key(m) == one);
            Console.WriteLine($"| {one} | {pairs} | {100.0 * found.GetValueOrDefault(one) / pairs:F1} % |");
        }
    }

    /// <summary>Connected groups; one is chance where fewer than half of its accounts belong to one planted group.</summary>
    private static string Groups(List<(int A, int B)> kept, int accounts, Truth truth)
    {
        var parent = Enumerable.Range(0, accounts).ToArray();
        foreach (var (a, b) in kept)
            parent[Root(a)] = Root(b);
        var groups = kept.SelectMany(e => new[] { e.A, e.B }).Distinct().GroupBy(Root).ToArray();
        var wrong = groups.Count(g => 2 * g.Select(truth.Of).Where(m => m is not null && m.Kind != "fans").GroupBy(m => m!.Group).Select(m => m.Count()).DefaultIfEmpty().Max() < g.Count());
        return $"{wrong} chance groups of {groups.Length}";

        int Root(int account)
        {
            while (parent[account] != account)
                account = parent[account] = parent[parent[account]];
            return account;
        }
    }
}
