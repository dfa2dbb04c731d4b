namespace Sillage.Posts;

/// <summary>
/// An account with the profile that one observation shows. Same rules as <see cref="Post"/>: slices live only during the
/// sink's call, empty or null means "not said".
/// </summary>
public sealed class Account
{
    /// <summary>The platform's id as given. Empty where missing or destroyed (8.41E+17): then the handle identifies the account.</summary>
    public ReadOnlyMemory<byte> Id { get; set; }

    /// <summary>Handle without its sign, as written.</summary>
    public ReadOnlyMemory<byte> Handle { get; set; }

    /// <summary>Display name.</summary>
    public ReadOnlyMemory<byte> Name { get; set; }

    /// <summary>Profile text.</summary>
    public ReadOnlyMemory<byte> Description { get; set; }

    /// <summary>Where the account says it is. A claim, not a fact.</summary>
    public ReadOnlyMemory<byte> Location { get; set; }

    /// <summary>Time zone named in the profile.</summary>
    public ReadOnlyMemory<byte> TimeZone { get; set; }

    /// <summary>Interface language of the profile, as given.</summary>
    public ReadOnlyMemory<byte> Language { get; set; }

    /// <summary>Link in the profile.</summary>
    public ReadOnlyMemory<byte> Url { get; set; }

    /// <summary>Address of the profile picture.</summary>
    public ReadOnlyMemory<byte> Image { get; set; }

    /// <summary>The publisher's own label of the account ("RightTroll", "bot"), kept as a label, not a finding.</summary>
    public ReadOnlyMemory<byte> Category { get; set; }

    /// <summary>Creation time, microseconds since 1970-01-01 UTC.</summary>
    public long? CreatedAt { get; set; }

    /// <summary>Accounts that followed it when observed.</summary>
    public long? Followers { get; set; }

    /// <summary>Accounts that it followed when observed.</summary>
    public long? Following { get; set; }

    /// <summary>Posts over its life when observed.</summary>
    public long? Posts { get; set; }

    /// <summary>Likes given over its life when observed.</summary>
    public long? Likes { get; set; }

    /// <summary>Lists that held it when observed.</summary>
    public long? Listed { get; set; }

    /// <summary>Verified by the platform.</summary>
    public bool? Verified { get; set; }

    /// <summary>Profile design left at its default.</summary>
    public bool? DefaultProfile { get; set; }

    /// <summary>Profile picture left at its default.</summary>
    public bool? DefaultImage { get; set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Id = Handle = Name = Description = Location = TimeZone = Language = Url = Image = Category = default;
        CreatedAt = Followers = Following = Posts = Likes = Listed = null;
        Verified = DefaultProfile = DefaultImage = null;
    }
}
