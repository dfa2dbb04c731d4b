using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>One post of API v2 while it is gathered: its author, media, place and targets stand elsewhere in the answer.</summary>
internal sealed class XV2Tweet
{
    /// <summary>The post that it becomes.</summary>
    public Post Post { get; } = new();

    /// <summary>Keys of its media, to be looked up.</summary>
    public List<ReadOnlyMemory<byte>> MediaKeys { get; } = [];

    /// <summary>Places of the texts; a long post keeps its whole text in `note_tweet`.</summary>
    public JsonString Text, NoteText;

    /// <summary>Places of the `entities` that belong to the texts; 0 where absent.</summary>
    public int Entities, NoteEntities;

    /// <summary>Byte of the block on which it starts.</summary>
    public int Start;

    /// <summary>Ids that it points at.</summary>
    public ReadOnlyMemory<byte> RepostId, QuoteId, ReplyId, ReplyAccount, ReplyHandle, PlaceId, LastEdit;

    /// <summary>Type under which another post refers to it, when it stands in `referenced_tweets`.</summary>
    public ReadOnlyMemory<byte> ReferenceType;

    /// <summary>True once each was read.</summary>
    public bool HasDate, HasAuthor;

    /// <summary>True if an id was there but is destroyed.</summary>
    public bool IdDestroyed;

    /// <summary>True once it was put together (a repost wants its original first), or could not be.</summary>
    public bool Completed, Broken;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Post.Clear();
        MediaKeys.Clear();
        Text = NoteText = default;
        Entities = NoteEntities = Start = 0;
        RepostId = QuoteId = ReplyId = ReplyAccount = ReplyHandle = PlaceId = LastEdit = ReferenceType = default;
        HasDate = HasAuthor = IdDestroyed = Completed = Broken = false;
    }
}
