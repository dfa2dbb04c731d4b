namespace Sillage.Analysis;

/// <summary>How regular the gaps between an account's posts are.</summary>
internal static class RhythmSigns
{
    private const int FewestGaps = 20, FewestForSeconds = 50;

    public static readonly Family Family = new(
        [
            Indicators.Sign("burstiness", "rhythm", "burstiness of its gaps, -1 a metronome, 0 chance", "", -0.5, false, "Goh, Barabási 2008; Kim, Jo 2016; -0.5: Sillage"),
            Indicators.Told("burstiness-plain", "rhythm", "burstiness without the correction for few gaps", "", false, "Goh, Barabási 2008"),
            Indicators.Told("gap-variation", "rhythm", "coefficient of variation of its gaps, 0 a metronome, 1 chance", "", false, "Goh, Barabási 2008"),
            Indicators.Told("memory", "rhythm", "correlation of neighbouring gaps", "", true, "Goh, Barabási 2008"),
            Indicators.Sign("fullest-second", "rhythm", "share of its posts in the fullest second of the minute", "share", 0.25, true, "Sillage"),
        ],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        foreach (var column in columns)
            Array.Fill(column, double.NaN);
        if (!material.HasSeconds)
            return;
        material.Each(() => 0, (place, account, _) =>
        {
            var at = material.Posts.Times(account);
            var r = Rhythm.Variation(at, FewestGaps).R;
            columns[0][place] = Rhythm.Burstiness(at, FewestGaps);
            columns[1][place] = (r - 1) / (r + 1);
            columns[2][place] = r;
            columns[3][place] = Rhythm.Memory(at, FewestGaps);
            columns[4][place] = Rhythm.FullestSecond(at, FewestForSeconds);
        });
    }
}
