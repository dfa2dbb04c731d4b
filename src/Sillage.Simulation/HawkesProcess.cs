namespace Sillage.Simulation;

/// <summary>Posts that cause posts, drawn with their causes known: each causes a random number of others, each after a random delay.</summary>
/// <remarks>Source: clusters of a Hawkes process, Hawkes and Oakes 1974. Delays: half with a mean of 5 minutes, 3 of 10 of half an hour, 2 of 10 of two hours.</remarks>
public sealed class HawkesProcess
{
    /// <summary>Process of the crowd; the others are the sources.</summary>
    public const int Crowd = 0;

    private static readonly (double Share, double MeanSeconds)[] Delays = [(0.5, 300), (0.3, 1800), (0.2, 7200)];

    private HawkesProcess(double[] seconds, int[] process, int[] parent, int[] root) => (Seconds, Process, Parent, Root) = (seconds, process, parent, root);

    /// <summary>Seconds after the start, ascending.</summary>
    public IReadOnlyList<double> Seconds { get; }

    /// <summary>0: the crowd; s: the source s − 1.</summary>
    public IReadOnlyList<int> Process { get; }

    /// <summary>The event that caused it, −1 none.</summary>
    public IReadOnlyList<int> Parent { get; }

    /// <summary>What it goes back to: the process of its first cause.</summary>
    public IReadOnlyList<int> Root { get; }

    /// <summary>Draws a scenario.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The crowd's branching would not end.</exception>
    public static HawkesProcess Draw(HawkesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.CrowdBranching is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.CrowdBranching, "the branching of the crowd lies from 0 to below 1");
        var random = new Random64(options.Seed);
        var end = options.Hours * 3600;
        var drawn = new List<(double At, int Process, int Parent, int Root)>();
        // Thinning: candidates at the highest rate, kept in proportion to the rate of their moment.
        for (var at = Wait(random, 1.5 * options.BackgroundPerHour); at < end; at += Wait(random, 1.5 * options.BackgroundPerHour))
        {
            if (random.Chance((1 + (0.5 * Math.Sin(2 * Math.PI * at / 86_400))) / 1.5))
                drawn.Add((at, Crowd, -1, Crowd));
        }

        for (var source = 0; source < options.Sources.Count; source++)
        {
            for (var post = 0; post < options.Sources[source].Posts; post++)
                drawn.Add((random.Unit() * end, source + 1, -1, source + 1));
        }

        for (var cause = 0; cause < drawn.Count; cause++)
        {
            var (at, process, _, root) = drawn[cause];
            for (var effects = Poisson(random, process == Crowd ? options.CrowdBranching : options.Sources[process - 1].Branching); effects > 0; effects--)
            {
                var then = at + Delay(random);
                if (then < end)
                    drawn.Add((then, Crowd, cause, root));
            }
        }

        var order = Enumerable.Range(0, drawn.Count).OrderBy(i => drawn[i].At).ThenBy(i => i).ToArray();
        var place = new int[drawn.Count];
        for (var i = 0; i < order.Length; i++)
            place[order[i]] = i;
        return new HawkesProcess(
            [.. order.Select(i => drawn[i].At)], [.. order.Select(i => drawn[i].Process)], [.. order.Select(i => drawn[i].Parent < 0 ? -1 : place[drawn[i].Parent])],
            [.. order.Select(i => drawn[i].Root)]);
    }

    private static double Wait(Random64 random, double perHour) => -Math.Log(1 - random.Unit()) * 3600 / perHour;

    private static double Delay(Random64 random)
    {
        var pick = random.Unit();
        var mean = pick < Delays[0].Share ? Delays[0].MeanSeconds : pick < Delays[0].Share + Delays[1].Share ? Delays[1].MeanSeconds : Delays[2].MeanSeconds;
        return -Math.Log(1 - random.Unit()) * mean;
    }

    /// <summary>By multiplying uniform numbers (Knuth); large means in parts, so that no power vanishes.</summary>
    private static int Poisson(Random64 random, double mean)
    {
        var count = 0;
        for (; mean > 0; mean -= 30)
        {
            var (limit, product) = (Math.Exp(-Math.Min(mean, 30)), random.Unit());
            for (; product > limit; product *= random.Unit())
                count++;
        }

        return count;
    }
}
