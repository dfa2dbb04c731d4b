using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>When an account rests, and whether its day is the others' day.</summary>
internal static class DaySigns
{
    internal const int FewestDays = 7, MostDays = 400;
    private const int FewestForHours = 200;
    private const int FewestForProfile = 50, FewestOthers = 500;
    private const double Sleep = 3;

    public static readonly Family Family = new(
        [
            Indicators.Sign("hour-entropy", "day", "entropy of its hours of the day", "bits", 4.4, true, "Shannon, Miller, Madow 1955; 4.4 of 4.585: Sillage"),
            Indicators.Sign("daily-pause", "day", "median of its days' longest pause", "h", Sleep, false, "Sillage"),
            Indicators.Told("sleepless-days", "day", "share of its active days with no pause of 3 hours", "share", true, "Sillage"),
            Indicators.Told("hours-unlike-others", "day", "divergence of its hours from those of all others", "bits", true, "Lin 1991 (Jensen-Shannon)"),
        ],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        foreach (var column in columns)
            Array.Fill(column, double.NaN);
        if (!material.HasHours)
            return;
        var all = new int[24];
        for (var account = 0; account < material.Posts.Accounts; account++)
            Rhythm.CountHours(material.Posts.Times(account), all);
        var total = all.Sum();
        material.Each(() => (Pauses: new double[MostDays], Hours: new int[24]), (place, account, scratch) =>
        {
            var at = material.Posts.Times(account);
            columns[0][place] = Rhythm.HourEntropy(at, FewestForHours, FewestDays);
            // After this the pauses of its days stand in ascending order.
            columns[1][place] = Rhythm.DailyPause(at, FewestDays, scratch.Pauses, out var days);
            if (days >= FewestDays)
                columns[2][place] = (double)Ascending.Below(scratch.Pauses.AsSpan(0, days), Sleep) / days;
            if (at.Length < FewestForProfile || total - at.Length < FewestOthers)
                return;
            Array.Clear(scratch.Hours);
            Rhythm.CountHours(at, scratch.Hours);
            columns[3][place] = Rhythm.HourDivergence(scratch.Hours, all);
        });
    }
}
