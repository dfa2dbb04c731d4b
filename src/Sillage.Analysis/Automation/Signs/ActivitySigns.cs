namespace Sillage.Analysis;

/// <summary>How much an account posts.</summary>
internal static class ActivitySigns
{
    private const double Day = 86_400e6;

    public static readonly Family Family = new(
        [
            Indicators.Sign("busiest-day", "activity", "most posts within 24 hours", "posts", 72, true, $"{Indicators.DfrLab}: 72 a day"),
            Indicators.Sign("posts-per-day", "activity", "posts a day over its life", "posts", 72, true, $"{Indicators.DfrLab}: 72 a day; Howard, Kollanyi 2016: 50"),
            Indicators.Told("captured-per-day", "activity", "posts a day of the slice's time, at least one day", "posts", true, "Howard, Kollanyi 2016"),
        ],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        var at = material.Slice.PostedAt;
        var days = at.Length == 0 ? 1 : Math.Max(1, (at[^1] - at[0]) / Day);
        var profiles = material.Profiles;
        material.Each(() => 0, (place, account, _) =>
        {
            var times = material.Posts.Times(account);
            columns[0][place] = Rhythm.BusiestDay(times);
            columns[2][place] = times.Length / days;
            var profile = profiles[account];
            // The count of posts belongs to the day when the profile was seen, else to the first captured post.
            var life = double.IsNaN(profile.AgeDays) && profile.Created > long.MinValue && times.Length > 0 ? (times[0] - profile.Created) / Day : profile.AgeDays;
            // On its first day a lively newcomer has a rate that no life has.
            columns[1][place] = life >= 1 && profile.Posts >= 0 ? profile.Posts / life : double.NaN;
        });
    }
}
