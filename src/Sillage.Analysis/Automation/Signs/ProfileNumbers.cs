using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>A profile as numbers; its texts are counted and let go. −1: the capture does not say.</summary>
public readonly record struct ProfileNumbers
{
    /// <summary>An account of which the capture says nothing.</summary>
    public ProfileNumbers()
    {
    }

    /// <summary>When the account was made, microseconds since 1970; <see cref="long.MinValue"/> unknown.</summary>
    public long Created { get; init; } = long.MinValue;

    /// <summary>When the capture saw this profile, microseconds; <see cref="long.MinValue"/> unknown.</summary>
    public long Seen { get; init; } = long.MinValue;

    /// <summary>Accounts that followed it.</summary>
    public long Followers { get; init; } = -1;

    /// <summary>Accounts that it followed.</summary>
    public long Following { get; init; } = -1;

    /// <summary>Posts over its life.</summary>
    public long Posts { get; init; } = -1;

    /// <summary>Likes given over its life.</summary>
    public long Likes { get; init; } = -1;

    /// <summary>Lists that held it.</summary>
    public long Lists { get; init; } = -1;

    /// <summary>Design left at its default: 1, else 0.</summary>
    public int DefaultProfile { get; init; } = -1;

    /// <summary>Picture left at its default: 1, else 0.</summary>
    public int DefaultImage { get; init; } = -1;

    /// <summary>Verified by the platform: 1, else 0.</summary>
    public int Verified { get; init; } = -1;

    /// <summary>Letters of its handle.</summary>
    public int HandleLength { get; init; } = -1;

    /// <summary>Digits in its handle.</summary>
    public int HandleDigits { get; init; } = -1;

    /// <summary>Letters of the name that is shown.</summary>
    public int NameLength { get; init; } = -1;

    /// <summary>Letters of the profile's text; 0 where it has none.</summary>
    public int Description { get; init; } = -1;

    /// <summary>Says where it is: 1, else 0.</summary>
    public int HasPlace { get; init; } = -1;

    /// <summary>Has a link: 1, else 0.</summary>
    public int HasLink { get; init; } = -1;

    /// <summary>Age when the profile was seen, days; NaN where one of the two is unknown.</summary>
    public double AgeDays => Created == long.MinValue || Seen == long.MinValue ? double.NaN : (Seen - Created) / 86_400e6;

    /// <summary>Counts a profile. A text that is not told is an empty one where the profile came with its counts; else nobody knows.</summary>
    public static ProfileNumbers Of(AccountProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var isWhole = profile.Followers is not null;
        return new ProfileNumbers
        {
            Created = Micros(profile.CreatedAt),
            Seen = Micros(profile.SeenAt),
            Followers = profile.Followers ?? -1,
            Following = profile.Following ?? -1,
            Posts = profile.Posts ?? -1,
            Likes = profile.Likes ?? -1,
            Lists = profile.Lists ?? -1,
            DefaultProfile = Flag(profile.DefaultProfile),
            DefaultImage = Flag(profile.DefaultImage),
            Verified = Flag(profile.Verified),
            HandleLength = profile.Handle?.Length ?? -1,
            HandleDigits = profile.Handle?.Count(char.IsAsciiDigit) ?? -1,
            NameLength = profile.Name?.Length ?? -1,
            Description = profile.Description?.Length ?? (isWhole ? 0 : -1),
            HasPlace = Has(profile.Location, isWhole),
            HasLink = Has(profile.Url, isWhole),
        };
    }

    /// <summary>The profiles of a slice's accounts, one entry an account. A text that no profile of a platform has is one that the capture leaves out: it tells nothing of anybody.</summary>
    internal static ProfileNumbers[] Of(Slice slice)
    {
        var profiles = new ProfileNumbers[slice.Accounts.Count];
        Array.Fill(profiles, new ProfileNumbers());
        var platforms = slice.PlatformOfAccounts();
        bool[] described = new bool[slice.Platforms.Count], placed = new bool[slice.Platforms.Count], linked = new bool[slice.Platforms.Count];
        foreach (var profile in slice.Words.Profiles())
        {
            profiles[profile.Account] = Of(profile);
            var platform = platforms[profile.Account];
            described[platform] |= profile.Description is not null;
            placed[platform] |= profile.Location is not null;
            linked[platform] |= profile.Url is not null;
        }

        for (var account = 0; account < profiles.Length; account++)
        {
            var (profile, platform) = (profiles[account], platforms[account]);
            profiles[account] = profile with
            {
                Description = described[platform] ? profile.Description : -1,
                HasPlace = placed[platform] ? profile.HasPlace : -1,
                HasLink = linked[platform] ? profile.HasLink : -1,
            };
        }

        return profiles;
    }

    private static long Micros(DateTimeOffset? time) => time is { } known ? (known - DateTimeOffset.UnixEpoch).Ticks / 10 : long.MinValue;

    private static int Flag(bool? flag) => flag switch { null => -1, false => 0, true => 1 };

    private static int Has(string? text, bool isWhole) => text is not null ? 1 : isWhole ? 0 : -1;
}
