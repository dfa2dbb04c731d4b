using Sillage.Posts;

namespace Sillage.Cases;

/// <summary>A post with all that the case holds to show it by, and where that was read.</summary>
public sealed record ArchivedPost
{
    /// <summary>Its place in the slice.</summary>
    public required int Post { get; init; }

    /// <summary>Platform name.</summary>
    public required string Platform { get; init; }

    /// <summary>Id as kept in the case.</summary>
    public required string PostId { get; init; }

    /// <summary>What it is.</summary>
    public required PostKind Kind { get; init; }

    /// <summary>Publication time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Resolution of that time in seconds; 0: finer than one.</summary>
    public required int ClockSeconds { get; init; }

    /// <summary>Author's id.</summary>
    public required string AccountId { get; init; }

    /// <summary>Author's handle at this post; null where the capture tells none.</summary>
    public string? Handle { get; init; }

    /// <summary>Name that the author showed last in the case; null where none is known.</summary>
    public string? Name { get; init; }

    /// <summary>Text as captured; null where the capture has none.</summary>
    public string? Text { get; init; }

    /// <summary>Language tagged by the platform.</summary>
    public string? Language { get; init; }

    /// <summary>The post that it reposts: id and author's handle, as far as known.</summary>
    public (string? PostId, string? Handle) RepostOf { get; init; }

    /// <summary>The post that it quotes.</summary>
    public (string? PostId, string? Handle) QuoteOf { get; init; }

    /// <summary>The post that it answers.</summary>
    public (string? PostId, string? Handle) ReplyTo { get; init; }

    /// <summary>What it belongs to (thread, video), as the platform names it.</summary>
    public string? Conversation { get; init; }

    /// <summary>Followers of the author when the post was observed.</summary>
    public long? Followers { get; init; }

    /// <summary>Links, longest known form.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>Links of its pictures and films.</summary>
    public required IReadOnlyList<string> Media { get; init; }

    /// <summary>Capture file that it was read from; null where the case no longer says.</summary>
    public string? File { get; init; }

    /// <summary>SHA-256 of that file as stored; null where it was not read to its end.</summary>
    public string? FileSha256 { get; init; }

    /// <summary>Line of the record in the file.</summary>
    public required long Line { get; init; }
}
