using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>For each post of a slice the delays of its reposts, ascending, in microseconds.</summary>
internal sealed class RepostDelays
{
    private readonly int[] starts;
    private readonly long[] delays;

    private RepostDelays(int[] starts, long[] delays) => (this.starts, this.delays) = (starts, delays);

    /// <summary>Reposts whose original the slice does not hold.</summary>
    public long WithoutOriginal { get; private init; }

    /// <summary>Reposts dated before their original.</summary>
    public long Negative { get; private init; }

    /// <summary>Delays of the reposts of a post.</summary>
    public ReadOnlySpan<long> Delays(int post) => delays.AsSpan(starts[post]..starts[post + 1]);

    /// <summary>Counts, then places: posts are in order of time, so each post's delays come out ascending.</summary>
    public static RepostDelays Of(Slice slice)
    {
        long withoutOriginal = 0, negative = 0;
        var starts = new int[slice.Count + 1];
        for (var post = 0; post < slice.Count; post++)
        {
            if (slice.Embedded[post] || !slice.IsRepost(post))
                continue;
            if (slice.TimedOriginal(post) is >= 0 and var original)
                starts[original + 1]++;
            else if (slice.Target[post] < 0 || slice.Target[post] >= slice.Count)
                withoutOriginal++;
            else
                negative++;
        }

        for (var post = 0; post < slice.Count; post++)
            starts[post + 1] += starts[post];
        var delays = new long[starts[^1]];
        var next = starts[..^1];
        for (var post = 0; post < slice.Count; post++)
        {
            if (slice.TimedOriginal(post) is >= 0 and var original)
                delays[next[original]++] = slice.PostedAt[post] - slice.PostedAt[original];
        }

        return new RepostDelays(starts, delays) { WithoutOriginal = withoutOriginal, Negative = negative };
    }
}
