using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Signs in what an account says of itself and what its platform counts. What the capture does not tell is not measurable.</summary>
internal sealed class ProfileSigns
{
    private const string DfrLab = "DFRLab 2017, twelve ways to spot a bot";

    /// <summary>Made-on-one-day needs so many accounts of known age: fewer have no usual number a day.</summary>
    private const int FewestMade = 100;

    private const double Day = 24 * 3600;

    private readonly AccountProfile?[] profiles;
    private readonly double[] made;

    private ProfileSigns(AccountProfile?[] profiles, double[] made) => (this.profiles, this.made) = (profiles, made);

    /// <summary>In the order in which they are told.</summary>
    public static IReadOnlyList<IndicatorUse> All { get; } =
    [
        new("posts-per-day", "posts a day over its life", "posts", 72, true, $"{DfrLab}: 72 a day; Howard, Kollanyi 2016: 50", 0, 0),
        new("age", "age at its first captured post", "days", null, false, "Sillage", 0, 0),
        new("made-together", "how unlikely so many accounts made within a day of it are, powers of ten", "", 6, true, "Poisson tail at the slice's own rate; 6: Sillage", 0, 0),
        new("default-picture", "picture left at its default", "", 1, true, $"{DfrLab}: anonymity", 0, 0),
        new("default-profile", "design left at its default", "", null, true, "Yang et al. 2020", 0, 0),
        new("follows-per-follower", "accounts that it follows for each follower", "", null, true, "Yang et al. 2020", 0, 0),
        new("handle-digits", "digits at the end of its handle", "", 8, true, $"{DfrLab}: the name; 8: Sillage", 0, 0),
    ];

    public static ProfileSigns Of(Slice slice)
    {
        var profiles = new AccountProfile?[slice.Accounts.Count];
        foreach (var profile in slice.Words.Profiles())
            profiles[profile.Account] = profile;
        double[] made = [.. profiles.Select(profile => profile?.CreatedAt).OfType<DateTimeOffset>().Select(Seconds).Order()];
        return new ProfileSigns(profiles, made);
    }

    /// <summary>Measures one account; <see cref="double.NaN"/> where the capture does not tell.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="account">The account.</param>
    /// <param name="first">Time of its first captured post, microseconds.</param>
    /// <param name="values">Takes a value for each of <see cref="All"/>.</param>
    public void Measure(Slice slice, int account, long first, Span<double> values)
    {
        values.Fill(double.NaN);
        values[6] = TrailingDigits(slice.Accounts[account]);
        if (profiles[account] is not { } profile)
            return;
        if (profile.CreatedAt is { } created)
        {
            // The count of posts belongs to the day when the profile was seen.
            var life = ((profile.SeenAt is { } seen ? Seconds(seen) : first / 1e6) - Seconds(created)) / Day;
            values[0] = profile.Posts is { } posts && life >= 1 ? posts / life : double.NaN;
            values[1] = Math.Max(0, ((first / 1e6) - Seconds(created)) / Day);
            values[2] = MadeTogether(Seconds(created));
        }

        values[3] = Flag(profile.DefaultImage);
        values[4] = Flag(profile.DefaultProfile);
        values[5] = profile is { Followers: { } followers, Following: { } following } ? following / Math.Max(1.0, followers) : double.NaN;
    }

    private double MadeTogether(double created)
    {
        if (made.Length < FewestMade || made[^1] - made[0] < 30 * Day)
            return double.NaN;
        // Others within half a day on either side, against the slice's usual number a day, the account itself left out of both.
        var others = Ascending.Below<double>(made, created + (Day / 2)) - Ascending.Below<double>(made, created - (Day / 2)) - 1;
        var usual = (made.Length - 1) * Day / (made[^1] - made[0]);
        return Math.Min(300, -Math.Log10(Math.Max(1e-300, Tails.Poisson(others, usual))));
    }

    private static double TrailingDigits(SliceAccount account)
    {
        if (account.Handle == account.Id)
            return double.NaN;
        var digits = 0;
        while (digits < account.Handle.Length && char.IsAsciiDigit(account.Handle[^(digits + 1)]))
            digits++;
        return digits;
    }

    private static double Flag(bool? flag) => flag switch { true => 1, false => 0, null => double.NaN };

    private static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;
}
