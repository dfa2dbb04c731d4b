using Sillage.Reports.Maps;

namespace Sillage.Reports.Tests.Maps;

/// <summary>An invented evening: two camps that hardly repost each other, some smaller circles around them, in each a few accounts that all others repost.</summary>
internal static class Camps
{
    private static readonly (string Name, double Share, double X, double Y)[] Circles =
    [
        ("Camp of the left bank: #Marche2017, fr", 0.40, -1, 0.1), ("Camp of the right bank: #MacronLeaks, en", 0.36, 1, -0.1), ("Newsrooms", 0.06, -0.1, 0.9),
        ("Fact checkers", 0.04, -0.4, -0.8), ("Gamers", 0.03, 0.7, 1), ("Comics", 0.03, 1.5, 0.7), ("Crypto", 0.02, 0.35, -1.05), ("Football", 0.02, -1.4, 0.95),
        ("Weather", 0.02, -1.5, -0.8), ("Kittens", 0.02, 1.6, -0.9),
    ];

    public static readonly DateTimeOffset Start = new(2017, 5, 5, 18, 49, 0, TimeSpan.Zero);

    public static PropagationMap Of(int count, double reposts = 2.5)
    {
        var random = new Random(1);
        var community = new int[count];
        var members = Circles.Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < count; i++)
        {
            var (dice, c) = (random.NextDouble() * Circles.Sum(circle => circle.Share), 0);
            while (dice > Circles[c].Share && c < Circles.Length - 1)
                dice -= Circles[c++].Share;
            members[community[i] = c].Add(i);
        }

        var rankOf = new int[count];
        foreach (var list in members)
        {
            foreach (var (rank, i) in list.Index())
                rankOf[i] = rank;
        }

        var place = new (double X, double Y)[count];
        foreach (var (c, list) in members.Index())
        {
            foreach (var (rank, i) in list.Index())
            {
                var spread = Math.Sqrt(Circles[c].Share) * (rank < 4 ? 0.35 : 0.55);
                place[i] = (Circles[c].X + (spread * Normal(random)), Circles[c].Y + (spread * Normal(random)));
            }
        }

        var weights = new Dictionary<(int, int), (int Weight, DateTimeOffset First, DateTimeOffset Last)>();
        for (var i = 0; i < count; i++)
        {
            var times = 1 + (int)(reposts / Math.Pow(random.NextDouble() + 0.02, 0.55));
            double x = 0, y = 0;
            for (var k = 0; k < times; k++)
            {
                var list = members[random.NextDouble() < 0.95 ? community[i] : random.Next(2)];
                // Reposts earned fall as a power of the rank within the circle.
                var author = list[(int)((list.Count - 1) * Math.Pow(random.NextDouble(), 5))];
                if (author == i)
                    continue;
                var at = Start.AddSeconds(Math.Floor(48 * 3600 * Math.Pow(random.NextDouble(), 2)));
                var (weight, first, last) = weights.GetValueOrDefault((author, i), (0, at, at));
                weights[(author, i)] = (weight + 1, at < first ? at : first, at > last ? at : last);
                (x, y) = (x + place[author].X, y + place[author].Y);
            }

            if (rankOf[i] >= 4)
                place[i] = ((0.55 * place[i].X) + (0.45 * x / times), (0.55 * place[i].Y) + (0.45 * y / times));
        }

        var edges = weights.Select(pair => new MapEdge(pair.Key.Item1, pair.Key.Item2, pair.Value.Weight, pair.Value.First, pair.Value.Last)).ToArray();
        var earned = new long[count];
        var made = new long[count];
        var entered = Enumerable.Repeat(DateTimeOffset.MaxValue, count).ToArray();
        foreach (var edge in edges)
        {
            earned[edge.Source] += (long)edge.Weight;
            made[edge.Target] += (long)edge.Weight;
            foreach (var end in new[] { edge.Source, edge.Target })
                entered[end] = edge.First < entered[end] ? edge.First!.Value : entered[end];
        }

        return new PropagationMap
        {
            Title = "#MacronLeaks: two camps that do not repost each other",
            Nodes = [.. Enumerable.Range(0, count).Select(i => new MapNode($"{i}", Name(community[i], rankOf[i], i), place[i].X, place[i].Y, community[i], earned[i], made[i])
            {
                EnteredAt = entered[i] == DateTimeOffset.MaxValue ? null : entered[i],
                Languages = [community[i] == 1 ? "en" : "fr"],
                Posts = earned[i] > 20 ? [new MapPost($"p{i}", entered[i], $"What {i} had to say <b>loudly</b>", earned[i])] : [],
            })],
            Edges = edges,
            Communities = [.. Circles.Select((circle, i) => new MapCommunity(i, circle.Name, members[i].Count))],
            From = Start,
            To = Start.AddHours(48),
            Source = "an invented evening, not a capture of anything.",
            Method = "places by hand; communities as planted.",
        };
    }

    private static string Name(int community, int rank, int node) =>
        rank < 4 ? $"@{Circles[community].Name.Split(' ', ':')[0].ToLowerInvariant()}_{((string[])["captain", "herald", "printer", "crier"])[rank]}_{community}" : $"@reader{node}";

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
