namespace Sillage.Cases;

/// <summary>A silence of the capture: minutes without a single post where, by the rate around them, there should have been some.</summary>
/// <param name="From">Start of the first empty minute.</param>
/// <param name="To">End of the last empty minute.</param>
/// <param name="Expected">Posts that the surrounding rate leads to expect in it.</param>
public sealed record CaptureGap(DateTimeOffset From, DateTimeOffset To, double Expected);

/// <summary>Finds silences of the capture, which must not be taken for silences of the world.</summary>
/// <remarks>
/// Source: Sillage. A run of at least ten empty minutes is a gap if a Poisson process with the local rate would leave it empty
/// with probability below 1e-6. The local rate is the median posts per minute of the 60 minutes before and the 60 after the run.
/// </remarks>
public static class CaptureGaps
{
    private const int ShortestMinutes = 10;
    private const int ContextMinutes = 60;
    private const double Improbable = 1e-6;

    /// <summary>The capture's gaps in order of time.</summary>
    public static IReadOnlyList<CaptureGap> Find(CaptureVolume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var minutes = volume.PostsPerMinute;
        var gaps = new List<CaptureGap>();
        for (var start = 0; start < minutes.Length; start++)
        {
            if (minutes[start] > 0)
                continue;
            var end = start;
            while (end < minutes.Length && minutes[end] == 0)
                end++;
            var expected = (end - start) * LocalRate(minutes, start, end);
            if (end - start >= ShortestMinutes && Math.Exp(-expected) < Improbable)
                gaps.Add(new CaptureGap(At(volume, start), At(volume, end), expected));
            start = end;
        }

        return gaps;
    }

    private static double LocalRate(int[] minutes, int start, int end)
    {
        var before = minutes.AsSpan(Math.Max(0, start - ContextMinutes)..start);
        var after = minutes.AsSpan(end..Math.Min(minutes.Length, end + ContextMinutes));
        int[] context = [.. before, .. after];
        if (context.Length == 0)
            return 0;
        Array.Sort(context);
        return context.Length % 2 == 1 ? context[context.Length / 2] : (context[(context.Length / 2) - 1] + context[context.Length / 2]) / 2.0;
    }

    private static DateTimeOffset At(CaptureVolume volume, int minute) => DateTimeOffset.FromUnixTimeSeconds((volume.FirstMinute + minute) * 60);
}
