using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>How long reactions take, as the topic's reposts show it: shares of the kernels that make their delays most likely.</summary>
/// <remarks>
/// Source: one memory kernel for all posts, Zhao et al. 2015 (SEISMIC), whose shape is known from reposts; here a mixture of exponentials, by expectation and
/// maximisation. A delay can only be seen if the capture lasts long enough for it, and its density is that among such delays.
/// </remarks>
internal static class ReactionTimes
{
    private const int Fewest = 200;
    private const int Most = 100_000;
    private const int Passes = 500;

    /// <summary>Shares that add up to 1; null where fewer than 200 reposts have a time and an original with one.</summary>
    /// <param name="slice">The topic.</param>
    /// <param name="decays">β of each kernel, per second.</param>
    public static double[]? Shares(Slice slice, double[] decays)
    {
        var captured = slice.Captured();
        if (captured.Length == 0)
            return null;
        var end = slice.PostedAt[captured[^1]];
        var delays = new List<(double Delay, double Horizon)>();
        foreach (var post in captured)
        {
            if (slice.TimedOriginal(post) is >= 0 and var target && slice.PostedAt[post] > slice.PostedAt[target])
                delays.Add(((slice.PostedAt[post] - slice.PostedAt[target]) / 1e6, (end - slice.PostedAt[target]) / 1e6));
        }

        if (delays.Count < Fewest)
            return null;
        var step = Math.Max(1, delays.Count / Most);
        return Fit([.. delays.Where((_, i) => i % step == 0)], decays);
    }

    /// <summary>The most likely shares.</summary>
    public static double[] Fit((double Delay, double Horizon)[] delays, double[] decays)
    {
        var kernels = decays.Length;
        var (density, reach) = (new double[delays.Length * kernels], new double[delays.Length * kernels]);
        for (var i = 0; i < delays.Length; i++)
        {
            for (var kernel = 0; kernel < kernels; kernel++)
            {
                density[(i * kernels) + kernel] = decays[kernel] * Math.Exp(-decays[kernel] * delays[i].Delay);
                reach[(i * kernels) + kernel] = 1 - Math.Exp(-decays[kernel] * delays[i].Horizon);
            }
        }

        var shares = new double[kernels];
        Array.Fill(shares, 1.0 / kernels);
        var (of, within) = (new double[kernels], new double[kernels]);
        for (var pass = 0; pass < Passes; pass++)
        {
            Array.Clear(of);
            Array.Clear(within);
            for (var i = 0; i < delays.Length; i++)
            {
                var densities = density.AsSpan(i * kernels, kernels);
                var reaches = reach.AsSpan(i * kernels, kernels);
                var (all, seen) = (Loops.Dot(densities, shares), Loops.Dot(reaches, shares));
                // So long a delay that none of the kernels has it says nothing of them.
                if (all <= 0 || seen <= 0)
                    continue;
                Loops.Add(1 / all, densities, of);
                Loops.Add(1 / seen, reaches, within);
            }

            var sum = 0.0;
            for (var kernel = 0; kernel < kernels; kernel++)
                sum += shares[kernel] *= within[kernel] > 0 ? of[kernel] / within[kernel] : 0;
            if (!(sum > 0))
                return [.. decays.Select(_ => 1.0 / kernels)];
            Loops.Scale(1 / sum, shares);
        }

        return shares;
    }
}
