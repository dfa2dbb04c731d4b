namespace Sillage.Analysis;

/// <summary>When an account rests, and whether its day is the others' day.</summary>
internal static class DaySigns
{
    private const int FewestForHours = 200, FewestDays = 7, MostDays = 400;
    private const int FewestForProfile = 50, FewestOthers = 500;
    private const double Sleep = 3;

    public static readonly Family Family = new(
        [
            Indicators.Told("hour-entropy", "day", "entropy of its hours of the day; from 4.4 of 4.585 it has no night", "bits", true, "Shannon, Miller, Madow 1955; 4.4: Sillage"),
            Indicators.Sign("daily-pause", "day", "median of its days' longest pause", "h", Sleep, false, "Sillage"),
            Indicators.Told("sleepless-days", "day", "whole days with no pause of 3 hours", "days", true, "Sillage"),
            Indicators.Told("hours-unlike-others", "day", "divergence of its hours of the day from those of all others, 0 the same, 1 never together", "bits", true, "Lin 1991 (Jensen-Shannon)"),
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
            var days = Rhythm.DailyPauses(at, scratch.Pauses);
            if (days >= 2)
                columns[2][place] = scratch.Pauses.AsSpan(0, days).ToArray().Count(pause => pause < Sleep);
            columns[1][place] = Rhythm.DailyPause(at, FewestDays, scratch.Pauses);
            if (at.Length < FewestForProfile || total - at.Length < FewestOthers)
                return;
            Array.Clear(scratch.Hours);
            Rhythm.CountHours(at, scratch.Hours);
            columns[3][place] = Rhythm.HourDivergence(scratch.Hours, all);
        });
    }
}
