using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>One status while it is gathered: its properties come in any order, so what depends on others waits here.</summary>
internal sealed class XV1Status
{
    /// <summary>The post that it becomes.</summary>
    public Post Post { get; } = new();

    /// <summary>The status inside `retweeted_status`.</summary>
    public XV1Status? Repost { get; set; }

    /// <summary>The status inside `quoted_status`.</summary>
    public XV1Status? Quote { get; set; }

    /// <summary>Places of the texts, the longest known of which counts: `extended_tweet`, `full_text`, `text`.</summary>
    public JsonString Text, FullText, ExtendedText;

    /// <summary>Places in the block of values that are read at the end of the status, when it is known which count; 0 where absent.</summary>
    public int Entities, ExtendedEntities, LongEntities, LongMedia;

    /// <summary>Ids by name: text and number of the status, and of the statuses it points at.</summary>
    public ReadOnlyMemory<byte> Id, IdText, QuoteId, QuoteIdText, ReplyId, ReplyIdText, ReplyAccount, ReplyAccountText, ReplyHandle;

    /// <summary>`timestamp_ms`, microseconds; present on messages of a stream only.</summary>
    public long? StreamedAt;

    /// <summary>True once `created_at` and `user` were read.</summary>
    public bool HasDate, HasUser;

    /// <summary>True if an id was there but is destroyed.</summary>
    public bool IdDestroyed;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Post.Clear();
        Repost = Quote = null;
        Text = FullText = ExtendedText = default;
        Entities = ExtendedEntities = LongEntities = LongMedia = 0;
        Id = IdText = QuoteId = QuoteIdText = ReplyId = ReplyIdText = ReplyAccount = ReplyAccountText = ReplyHandle = default;
        StreamedAt = null;
        HasDate = HasUser = IdDestroyed = false;
    }
}
