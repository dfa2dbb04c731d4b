using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        var timed = new List<int>();
        foreach (var post in captured)
        {
            if (slice.TimedOriginal(post) is >= 0 and var target && slice.PostedAt[post] > slice.PostedAt[target])
                timed.Add(post);
        }

        if (timed.Count < Fewest)
            return null;
        var step = Math.Max(1, timed.Count / Most);
        var delays = new (double Delay, double Horizon)[((timed.Count - 1) / step) + 1];
        for (var i = 0; i < delays.Length; i++)
        {
            var (post, original) = (timed[i * step], slice.Target[timed[i * step]]);
            delays[i] = ((slice.PostedAt[post] - slice.PostedAt[original]) / 1e6, (end - slice.PostedAt[original]) / 1e6);
        }

        return Fit(delays, decays);
    }

    /// <summary>The most likely shares.</summary>
    public static double[] Fit((double Delay, double Horizon)[] delays, double[] decays)
    {
        var kernels = decays.Length;
        var (density, reach) = (new Vector256<double>[kernels][], new Vector256<double>[kernels][]);
        for (var kernel = 0; kernel < kernels; kernel++)
        {
            density[kernel] = Lanes(delays, one => decays[kernel] * Math.Exp(-decays[kernel] * one.Delay));
            reach[kernel] = Lanes(delays, one => 1 - Math.Exp(-decays[kernel] * one.Horizon));
        }

        var shares = new double[kernels];
        Array.Fill(shares, 1.0 / kernels);
        for (var pass = 0; pass < Passes; pass++)
        {
            var sum = 0.0;
            var (of, within) = Causes(density, reach, shares);
            for (var kernel = 0; kernel < kernels; kernel++)
                sum += shares[kernel] *= within[kernel] > 0 ? of[kernel] / within[kernel] : 0;
            if (!(sum > 0))
                return [.. decays.Select(_ => 1.0 / kernels)];
            Loops.Scale(1 / sum, shares);
        }

        return shares;
    }

    /// <summary>Σ over the delays of each kernel's density over that of all, and the same of what could be seen.</summary>
    private static (double[] Of, double[] Within) Causes(Vector256<double>[][] density, Vector256<double>[][] reach, double[] shares)
    {
        var (of, within) = (new Vector256<double>[shares.Length], new Vector256<double>[shares.Length]);
        for (var i = 0; i < density[0].Length; i++)
        {
            var (all, seen) = (Vector256<double>.Zero, Vector256<double>.Zero);
            for (var kernel = 0; kernel < shares.Length; kernel++)
            {
                all += density[kernel][i] * shares[kernel];
                seen += reach[kernel][i] * shares[kernel];
            }

            // So long a delay that none of the kernels has it says nothing of them; nor do the places that fill up the last four.
            var says = Vector256.GreaterThan(all, Vector256<double>.Zero) & Vector256.GreaterThan(seen, Vector256<double>.Zero);
            var (overAll, overSeen) = (Vector256.ConditionalSelect(says, Vector256<double>.One / all, Vector256<double>.Zero), Vector256.ConditionalSelect(says, Vector256<double>.One / seen, Vector256<double>.Zero));
            for (var kernel = 0; kernel < shares.Length; kernel++)
            {
                of[kernel] += density[kernel][i] * overAll;
                within[kernel] += reach[kernel][i] * overSeen;
            }
        }

        return (Array.ConvertAll(of, Vector256.Sum), Array.ConvertAll(within, Vector256.Sum));
    }

    /// <summary>A number of each delay, four at a time, the last filled up with 0.</summary>
    private static Vector256<double>[] Lanes((double Delay, double Horizon)[] delays, Func<(double Delay, double Horizon), double> number)
    {
        var lanes = new Vector256<double>[(delays.Length + 3) / 4];
        var numbers = MemoryMarshal.Cast<Vector256<double>, double>(lanes.AsSpan());
        for (var i = 0; i < delays.Length; i++)
            numbers[i] = number(delays[i]);
        return lanes;
    }
}
