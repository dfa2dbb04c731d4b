namespace Sillage.Posts.Sources;

/// <summary>Takes what a reader finds. One sink serves one reader on one thread; it copies what it keeps before it returns.</summary>
public interface IPostSink
{
    /// <summary>A post found on <paramref name="line"/>. For an original inside a repost, call once for each with the same line.</summary>
    /// <param name="post">Valid only during the call.</param>
    /// <param name="line">1-based line in the capture on which the record starts.</param>
    void Add(Post post, long line);

    /// <summary>An account listed for itself, not as the author of a post (lists of accounts, user objects).</summary>
    /// <param name="platform">Platform, as in <see cref="Post.Platform"/>.</param>
    /// <param name="account">Valid only during the call.</param>
    /// <param name="line">1-based line in the capture on which the record starts.</param>
    void Add(string platform, Account account, long line);

    /// <summary>Something the capture says about itself: posts deleted, posts lost to a limit.</summary>
    void Add(Notice notice);

    /// <summary>A record that could not be read. It goes to quarantine with its reason; nothing else is lost.</summary>
    void Reject(Rejection rejection);

    /// <summary>Counts a repair that was made to a record that was kept ("account id destroyed by a spreadsheet; the handle identifies the account").</summary>
    /// <param name="repair">A constant sentence: occurrences are counted by it.</param>
    void Repaired(string repair);
}

/// <summary>A record that could not be read.</summary>
/// <param name="Line">1-based line on which it starts.</param>
/// <param name="Offset">Bytes from the start of the capture, after decompression and conversion to UTF-8.</param>
/// <param name="Field">Field that was wrong ("created_at", "user.id_str"); null if the record as a whole was.</param>
/// <param name="Reason">What was wrong, in a sentence for the user.</param>
/// <param name="Excerpt">Up to 200 characters of the record's beginning.</param>
public sealed record Rejection(long Line, long Offset, string? Field, string Reason, string Excerpt);

/// <summary>What a notice tells.</summary>
public enum NoticeKind : byte
{
    /// <summary>A post was deleted; its id is known.</summary>
    Deleted = 0,

    /// <summary>The stream left out posts because of a rate limit; <see cref="Notice.Count"/> since its start.</summary>
    Limited = 1,

    /// <summary>A post or account was withheld in some countries.</summary>
    Withheld = 2,

    /// <summary>The stream was cut or warned.</summary>
    Disconnected = 3,

    /// <summary>The platform answered that something could not be returned (X v2 `errors`).</summary>
    Unavailable = 4,

    /// <summary>Not a post: other records of the format (counts, compliance lines).</summary>
    Other = 5,
}

/// <summary>What a capture says about itself.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Line">1-based line.</param>
/// <param name="At">Microseconds since 1970-01-01 UTC; null where not said.</param>
/// <param name="PostId">Post concerned; null where none.</param>
/// <param name="AccountId">Account concerned; null where none.</param>
/// <param name="Count">Posts concerned (limit notices); null where not said.</param>
/// <param name="Detail">Further words of the platform.</param>
public sealed record Notice(NoticeKind Kind, long Line, long? At, string? PostId, string? AccountId, long? Count, string? Detail);
