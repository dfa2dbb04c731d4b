namespace Sillage.Cases;

/// <summary>What an account said of itself, and what its platform counted, when the capture saw it last. Null: the capture does not say, which is never zero.</summary>
public sealed record AccountProfile
{
    /// <summary>Index into the slice's accounts.</summary>
    public required int Account { get; init; }

    /// <summary>Handle without its sign.</summary>
    public string? Handle { get; init; }

    /// <summary>How many different handles the capture saw it use; 0 where it tells none.</summary>
    public int Handles { get; init; }

    /// <summary>Name shown beside the handle.</summary>
    public string? Name { get; init; }

    /// <summary>Text of the profile. Null where none was told: captures do not tell an empty text from a missing one.</summary>
    public string? Description { get; init; }

    /// <summary>Place that the account claims.</summary>
    public string? Location { get; init; }

    /// <summary>Time zone chosen in the settings, as the platform names it ("Paris", "Eastern Time (US &amp; Canada)").</summary>
    public string? TimeZone { get; init; }

    /// <summary>Link of the profile.</summary>
    public string? Url { get; init; }

    /// <summary>Address of the picture.</summary>
    public string? Image { get; init; }

    /// <summary>The publisher's label ("RightTroll"): a label, not a finding.</summary>
    public string? Category { get; init; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the capture saw this profile; null where it does not say when.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Verified by the platform.</summary>
    public bool? Verified { get; init; }

    /// <summary>Design left at its default.</summary>
    public bool? DefaultProfile { get; init; }

    /// <summary>Picture left at its default.</summary>
    public bool? DefaultImage { get; init; }

    /// <summary>Accounts that followed it.</summary>
    public long? Followers { get; init; }

    /// <summary>Accounts that it followed.</summary>
    public long? Following { get; init; }

    /// <summary>Posts over its life.</summary>
    public long? Posts { get; init; }

    /// <summary>Likes given over its life.</summary>
    public long? Likes { get; init; }

    /// <summary>Lists that held it.</summary>
    public long? Lists { get; init; }
}
