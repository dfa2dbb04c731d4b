namespace Sillage.Graphs.Bench;

/// <summary>
/// A network of reposts that nobody made: camps of very different sizes, few accounts that are reposted very often, few that repost very
/// often, and one repost in five out of one's own camp. About two thirds of the accounts are never reposted, as in real ones. The same
/// seed gives the same edges.
/// </summary>
public static class SyntheticNetwork
{
    /// <summary>Share of reposts that go anywhere rather than within the own camp.</summary>
    private const double Mixing = 0.2;

    /// <summary>Share of the accounts that write what others repost.</summary>
    private const double Authors = 0.25;

    /// <summary>Writes `source,target,weight` lines of about so many different edges, nodes numbered without gaps and at random.</summary>
    /// <returns>The numbers of nodes and edges.</returns>
    public static (int Nodes, long Edges) Write(long edges, string path, int seed = 1)
    {
        var random = new Random(seed);
        var accounts = (int)(edges / (1.6 + (0.5 * Math.Max(0, Math.Log10(edges / 1e5)))));
        var firstOfCamp = Camps(accounts);
        var campOf = new int[accounts];
        for (var camp = 0; camp + 1 < firstOfCamp.Length; camp++)
            Array.Fill(campOf, camp, firstOfCamp[camp], firstOfCamp[camp + 1] - firstOfCamp[camp]);
        var popular = Cumulated(Popularity(accounts, random));
        var active = Cumulated(Activity(accounts, random));

        var reposts = new Dictionary<long, int>((int)Math.Min(int.MaxValue / 4, edges + (edges / 8)));
        while (reposts.Count < edges)
        {
            var source = Draw(active, 0, active[^1], random);
            var isWithin = random.NextDouble() >= Mixing;
            int low = isWithin ? firstOfCamp[campOf[source]] : 0, high = isWithin ? firstOfCamp[campOf[source] + 1] : accounts;
            var target = Draw(popular, low == 0 ? 0 : popular[low - 1], popular[high - 1], random);
            if (source != target)
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(reposts, ((long)source * accounts) + target, out _)++;
        }

        var pairs = reposts.Keys.ToArray();
        random.Shuffle(pairs);
        var numbers = Numbers(pairs, accounts, random, out var nodes);
        using var writer = new StreamWriter(path);
        writer.Write("source,target,weight\n");
        foreach (var pair in pairs)
            writer.Write($"{numbers[pair / accounts]},{numbers[pair % accounts]},{reposts[pair]}\n");
        return (nodes, pairs.Length);
    }

    /// <summary>Where camps begin, whose sizes fall with the 0.8th power of their rank.</summary>
    private static int[] Camps(int accounts)
    {
        var count = (int)Math.Max(4, Math.Sqrt(accounts) / 3);
        var shares = Enumerable.Range(1, count).Select(rank => Math.Pow(rank, -0.8)).ToArray();
        double total = shares.Sum(), sum = 0;
        return [0, .. shares.Select(share => (int)(accounts * ((sum += share) / total))).SkipLast(1), accounts];
    }

    private static double[] Popularity(int accounts, Random random)
    {
        var ranks = Enumerable.Range(1, accounts).ToArray();
        random.Shuffle(ranks);
        return [.. ranks.Select(rank => rank <= accounts * Authors ? Math.Pow(rank, -1.05) : 1e-3 * Math.Pow(accounts * Authors, -1.05))];
    }

    private static double[] Activity(int accounts, Random random)
    {
        var activity = new double[accounts];
        for (var i = 0; i < accounts; i++)
            activity[i] = Math.Exp(1.6 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return activity;
    }

    private static double[] Cumulated(double[] values)
    {
        for (var i = 1; i < values.Length; i++)
            values[i] += values[i - 1];
        return values;
    }

    private static int Draw(double[] cumulated, double low, double high, Random random)
    {
        var place = Array.BinarySearch(cumulated, low + (random.NextDouble() * (high - low)));
        return Math.Min(place < 0 ? ~place : place + 1, cumulated.Length - 1);
    }

    /// <summary>Numbers from 0 for the accounts that have an edge, at random, so that they tell nothing.</summary>
    private static int[] Numbers(long[] pairs, int accounts, Random random, out int nodes)
    {
        var numbers = new int[accounts];
        foreach (var pair in pairs)
            numbers[pair / accounts] = numbers[pair % accounts] = 1;
        int[] used = [.. Enumerable.Range(0, accounts).Where(account => numbers[account] == 1)];
        nodes = used.Length;
        random.Shuffle(used);
        for (var i = 0; i < used.Length; i++)
            numbers[used[i]] = i;
        return numbers;
    }
}
