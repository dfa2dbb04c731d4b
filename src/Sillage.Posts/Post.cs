namespace Sillage.Posts;

/// <summary>
/// One post as a capture tells it. Readers fill and reuse one instance, so that reading millions of posts allocates
/// nothing per post: text members are UTF-8 slices of the reader's buffers and are valid only while the sink is called.
/// An empty slice or a null number means that the capture does not say; it never means zero.
/// </summary>
/// <remarks>A repost carries the text, hashtags, links, mentions and language of its original, never the platform's truncated "RT @…" form.</remarks>
public sealed class Post
{
    /// <summary>Platform, a short lower-case name ("x", "bluesky", …; "unknown" where the format does not say).</summary>
    public string Platform { get; set; } = "unknown";

    /// <summary>The platform's id as given. Empty where the format has none: the case then derives one from account, time, kind and text.</summary>
    public ReadOnlyMemory<byte> Id { get; set; }

    /// <summary>What the post is in relation to others.</summary>
    public PostKind Kind { get; set; }

    /// <summary>True if this post was seen only inside another (the original inside its repost, the quoted inside the quote).</summary>
    public bool Embedded { get; set; }

    /// <summary>Publication time, microseconds since 1970-01-01 UTC.</summary>
    public long PostedAt { get; set; }

    /// <summary>Resolution of the capture's clock for <see cref="PostedAt"/>, in seconds: 0 finer than a second, 1, 60, 86400.</summary>
    public int ClockSeconds { get; set; }

    /// <summary>The author, with the profile as this capture shows it.</summary>
    public Account Author { get; } = new();

    /// <summary>Full text, without markup.</summary>
    public ReadOnlyMemory<byte> Text { get; set; }

    /// <summary>Language as tagged by the platform or publisher, lower-case BCP 47 ("fr"); empty where not tagged or tagged "und".</summary>
    public ReadOnlyMemory<byte> Language { get; set; }

    /// <summary>Name of the program that posted (X: the text of `source` without its link).</summary>
    public ReadOnlyMemory<byte> Client { get; set; }

    /// <summary>Post that this one passes on; of a repost of a repost, the original.</summary>
    public PostReference RepostOf { get; set; }

    /// <summary>Post that this one quotes.</summary>
    public PostReference QuoteOf { get; set; }

    /// <summary>Post that this one answers.</summary>
    public PostReference ReplyTo { get; set; }

    /// <summary>Id of the conversation's first post, where the platform says.</summary>
    public ReadOnlyMemory<byte> Conversation { get; set; }

    /// <summary>Reposts counted by the platform when the post was observed.</summary>
    public long? Reposts { get; set; }

    /// <summary>Likes counted by the platform when the post was observed.</summary>
    public long? Likes { get; set; }

    /// <summary>Replies counted by the platform when the post was observed.</summary>
    public long? Replies { get; set; }

    /// <summary>Quotes counted by the platform when the post was observed.</summary>
    public long? Quotes { get; set; }

    /// <summary>Views counted by the platform when the post was observed.</summary>
    public long? Views { get; set; }

    /// <summary>When the capture saw these counts, microseconds since 1970-01-01 UTC; null where it does not say.</summary>
    public long? ObservedAt { get; set; }

    /// <summary>Hashtags without their sign, as written, in order.</summary>
    public List<ReadOnlyMemory<byte>> Hashtags { get; } = [];

    /// <summary>Links in their longest known form (a shortener's target where the capture says it), in order.</summary>
    public List<ReadOnlyMemory<byte>> Links { get; } = [];

    /// <summary>Accounts mentioned, in order.</summary>
    public List<AccountReference> Mentions { get; } = [];

    /// <summary>Addresses of pictures and videos, in order.</summary>
    public List<ReadOnlyMemory<byte>> Media { get; } = [];

    /// <summary>Place named by the post itself ("Paris, France").</summary>
    public ReadOnlyMemory<byte> Place { get; set; }

    /// <summary>ISO 3166 country code of the post's place, as given.</summary>
    public ReadOnlyMemory<byte> Country { get; set; }

    /// <summary>Latitude in degrees of the post's own coordinates.</summary>
    public double? Latitude { get; set; }

    /// <summary>Longitude in degrees of the post's own coordinates.</summary>
    public double? Longitude { get; set; }

    /// <summary>Forgets everything, keeping the lists' storage for the next post.</summary>
    public void Clear()
    {
        Platform = "unknown";
        Id = Text = Language = Client = Conversation = Place = Country = default;
        Kind = PostKind.Original;
        Embedded = false;
        PostedAt = 0;
        ClockSeconds = 0;
        RepostOf = QuoteOf = ReplyTo = default;
        Reposts = Likes = Replies = Quotes = Views = ObservedAt = null;
        Latitude = Longitude = null;
        Hashtags.Clear();
        Links.Clear();
        Mentions.Clear();
        Media.Clear();
        Author.Clear();
    }
}

/// <summary>A post named by another post.</summary>
/// <param name="Id">The platform's id; empty where the capture does not say.</param>
/// <param name="Account">Its author, as far as the capture says.</param>
public readonly record struct PostReference(ReadOnlyMemory<byte> Id, AccountReference Account)
{
    /// <summary>True if neither the post nor its author is named.</summary>
    public bool IsEmpty => Id.IsEmpty && Account.Id.IsEmpty && Account.Handle.IsEmpty;
}

/// <summary>An account named by a post.</summary>
/// <param name="Id">The platform's id; empty where only the handle is given.</param>
/// <param name="Handle">The handle without its sign; empty where only the id is given.</param>
public readonly record struct AccountReference(ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> Handle);
