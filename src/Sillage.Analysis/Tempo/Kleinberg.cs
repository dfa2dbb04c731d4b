namespace Sillage.Analysis;

/// <summary>Kleinberg's automaton of bursts.</summary>
/// <remarks>
/// Source: Kleinberg, "Bursty and hierarchical structure in streams", KDD 2002. State i has s^i times the base rate; going up from i to j
/// costs (j − i)·γ·ln n, going down is free; the path of least total cost is found by Viterbi's algorithm, ties to the lower state.
/// </remarks>
internal static class Kleinberg
{
    /// <summary>More states than this change nothing for the eye and cost time: n·k².</summary>
    private const int MostStates = 12;

    /// <summary>States of a series of gaps (any unit, all above zero).</summary>
    public static (int[] States, double Cost, double[,] StateCosts) Gaps(ReadOnlySpan<double> gaps, double s, double gamma)
    {
        double total = 0, least = double.MaxValue;
        foreach (var gap in gaps)
        {
            total += gap;
            least = Math.Min(least, gap);
        }

        var n = gaps.Length;
        var k = Math.Clamp((int)Math.Ceiling(1 + (Math.Log(total) / Math.Log(s)) + (Math.Log(1 / least) / Math.Log(s))), 1, MostStates);
        var costs = new double[n, k];
        for (var t = 0; t < n; t++)
        {
            for (var state = 0; state < k; state++)
            {
                var rate = Math.Pow(s, state) * n / total;
                costs[t, state] = -Math.Log(rate) + (rate * gaps[t]);
            }
        }

        var (states, cost) = Cheapest(costs, gamma * Math.Log(n));
        return (states, cost, costs);
    }

    /// <summary>States of batches: r of d posts are on the topic. Two states, since a share cannot double for ever.</summary>
    public static (int[] States, double Cost, double[,] StateCosts) Batches(ReadOnlySpan<int> relevant, ReadOnlySpan<int> all, double s, double gamma)
    {
        double r = 0, d = 0;
        for (var t = 0; t < relevant.Length; t++)
        {
            r += relevant[t];
            d += all[t];
        }

        var p0 = r / d;
        // A share cannot pass one: where doubling would, halfway to one stands in.
        double[] p = [p0, p0 * s < 1 ? p0 * s : (1 + p0) / 2];
        var costs = new double[relevant.Length, p.Length];
        for (var t = 0; t < relevant.Length; t++)
        {
            var choose = LogChoose(all[t], relevant[t]);
            for (var state = 0; state < p.Length; state++)
                costs[t, state] = -(choose + (relevant[t] * Math.Log(p[state])) + ((all[t] - relevant[t]) * Math.Log(1 - p[state])));
        }

        var (states, cost) = Cheapest(costs, gamma * Math.Log(relevant.Length));
        return (states, cost, costs);
    }

    private static (int[] States, double Cost) Cheapest(double[,] costs, double climb)
    {
        var n = costs.GetLength(0);
        var k = costs.GetLength(1);
        var before = new double[k];
        var now = new double[k];
        var came = new byte[n, k];
        Array.Fill(before, double.PositiveInfinity);
        before[0] = 0;
        for (var t = 0; t < n; t++)
        {
            for (var state = 0; state < k; state++)
            {
                var best = double.PositiveInfinity;
                for (var from = 0; from < k; from++)
                {
                    var cost = before[from] + (state > from ? (state - from) * climb : 0);
                    if (cost >= best)
                        continue;
                    best = cost;
                    came[t, state] = (byte)from;
                }

                now[state] = best + costs[t, state];
            }

            (before, now) = (now, before);
        }

        var states = new int[n];
        var last = 0;
        for (var state = 1; state < k; state++)
        {
            if (before[state] < before[last])
                last = state;
        }

        var total = before[last];
        for (var t = n - 1; t >= 0; t--)
        {
            states[t] = last;
            last = came[t, last];
        }

        return (states, total);
    }

    private static double LogChoose(int n, int k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    /// <summary>ln n!: summed below 256, Stirling's series (error below 1e-12) above.</summary>
    private static double LogFactorial(int n)
    {
        if (n < 256)
        {
            double sum = 0;
            for (var i = 2; i <= n; i++)
                sum += Math.Log(i);
            return sum;
        }

        double x = n;
        return (x * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI * x)) + (1 / (12 * x)) - (1 / (360 * x * x * x)) + (1 / (1260 * Math.Pow(x, 5)));
    }
}
