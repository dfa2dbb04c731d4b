using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// Who may have reposted from whom, where the platform names only the original: the probability that post j came from the earlier post i falls
/// with their distance in time and grows with the followers of i, p(i, j) ∝ m(i) exp(−r (t(j) − t(i))).
/// </summary>
/// <remarks>
/// Source: Rizoiu, Graham, Zhang, Zhang, Ackland and Xie 2018 (#DebateNight, ICWSM), diffusion scenarios. The exponential makes the sums over all
/// earlier posts recursive, so that the expected subtree sizes take linear time instead of the published matrix.
/// Posts are in order of time, position 0 is the original; seconds ascend; a weight of 0 marks a post that cannot be a parent.
/// </remarks>
internal static class EstimateKernel
{
    /// <summary>Logarithm of the weight of posts 0 to i together, each as it stands at the last of them, moved to a common scale: ascending.</summary>
    public static void Cumulate(ReadOnlySpan<double> seconds, ReadOnlySpan<double> weights, double decay, Span<double> cumulated)
    {
        var together = 0.0;
        for (var i = 0; i < seconds.Length; i++)
        {
            together = (i == 0 ? 0 : together * Math.Exp(-decay * (seconds[i] - seconds[i - 1]))) + weights[i];
            cumulated[i] = (decay * (seconds[i] - seconds[0])) + Math.Log(together);
        }
    }

    /// <summary>Expected size of the subtree of each post, itself included, over all trees: φ(i) = 1 + Σ p(i, j) φ(j).</summary>
    public static void Influence(ReadOnlySpan<double> seconds, ReadOnlySpan<double> weights, double decay, Span<double> influence) => Influence(seconds, weights, decay, [], influence);

    /// <summary>The same where posts count as given: φ(i) = c(i) + Σ p(i, j) φ(j); each counts 1 where <paramref name="counts"/> is empty.</summary>
    public static void Influence(ReadOnlySpan<double> seconds, ReadOnlySpan<double> weights, double decay, ReadOnlySpan<double> counts, Span<double> influence)
    {
        var together = new double[seconds.Length];
        together[0] = weights[0];
        for (var i = 1; i < seconds.Length; i++)
            together[i] = (together[i - 1] * Math.Exp(-decay * (seconds[i] - seconds[i - 1]))) + weights[i];

        // together[i], decayed to post i + 1, is the denominator of that post's probabilities; the decay cancels against the numerator's.
        var later = 0.0;
        influence[^1] = counts.IsEmpty ? 1 : counts[^1];
        for (var i = seconds.Length - 2; i >= 0; i--)
        {
            later = (influence[i + 1] / together[i]) + (Math.Exp(-decay * (seconds[i + 1] - seconds[i])) * later);
            influence[i] = (counts.IsEmpty ? 1 : counts[i]) + (weights[i] * later);
        }
    }

    /// <summary>Draws one tree: for each post but the first a parent before it.</summary>
    public static void Draw(ReadOnlySpan<double> cumulated, SeededRandom random, Span<int> parents)
    {
        parents[0] = -1;
        for (var post = 1; post < parents.Length; post++)
        {
            // The smallest i whose cumulated weight reaches a random part of the whole; 1 − NextDouble is never 0.
            var wanted = cumulated[post - 1] + Math.Log(1 - random.NextDouble());
            var (low, high) = (0, post - 1);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (cumulated[middle] < wanted)
                    low = middle + 1;
                else
                    high = middle;
            }

            parents[post] = low;
        }
    }
}
