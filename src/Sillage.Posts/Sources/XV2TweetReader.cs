using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>Reads the tweet object of API v2, plain or flattened by twarc2 (author, referenced posts, media and place inside).</summary>
internal sealed class XV2TweetReader(JsonArena arena)
{
    private readonly List<XV2Tweet> tweets = [];

    /// <summary>Tweets read since <see cref="Begin"/>: the first <see cref="Count"/> of this list.</summary>
    public XV2Tweet this[int at] => tweets[at];

    /// <summary>Number of tweets read since <see cref="Begin"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Repairs of the record.</summary>
    public XRepairs Repairs;

    /// <summary>Forgets the tweets of the record before.</summary>
    public void Begin()
    {
        Count = 0;
        Repairs = default;
    }

    /// <summary>Forgets the tweets from <paramref name="count"/> on.</summary>
    public void ForgetFrom(int count) => Count = count;

    /// <summary>Reads a tweet; null if the value is null. Tweets inside it follow it in the list.</summary>
    public XV2Tweet? Read(ref JsonCursor cursor)
    {
        var start = cursor.Position;
        if (!cursor.EnterObject())
            return null;
        if (Count == tweets.Count)
            tweets.Add(new XV2Tweet());
        var tweet = tweets[Count++];
        tweet.Clear();
        tweet.Start = start;
        var post = tweet.Post;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): post.Id = cursor.ReadId(arena, ref tweet.IdDestroyed); break;
                case 3 when name.SequenceEqual("geo"u8): ReadGeo(ref cursor, tweet); break;
                case 4 when name.SequenceEqual("text"u8): cursor.TryString(out tweet.Text); break;
                case 4 when name.SequenceEqual("lang"u8): post.Language = XFields.Language(cursor.ReadText(arena)); break;
                case 4 when name.SequenceEqual("type"u8): tweet.ReferenceType = cursor.ReadText(arena); break;
                case 6 when name.SequenceEqual("source"u8): post.Client = cursor.ReadText(arena); break;
                case 6 when name.SequenceEqual("author"u8): ReadAuthor(ref cursor, tweet); break;
                case 8 when name.SequenceEqual("entities"u8): Note(ref cursor, ref tweet.Entities); break;
                case 9 when name.SequenceEqual("author_id"u8): ReadAuthorId(ref cursor, tweet); break;
                case 10 when name.SequenceEqual("created_at"u8):
                    if (cursor.ReadTime(arena) is { } time)
                    {
                        post.PostedAt = time;
                        post.ClockSeconds = 1; // the thousandths are always zero
                        tweet.HasDate = true;
                    }

                    break;
                case 10 when name.SequenceEqual("note_tweet"u8): ReadNote(ref cursor, tweet); break;
                case 11 when name.SequenceEqual("attachments"u8): ReadAttachments(ref cursor, tweet); break;
                case 14 when name.SequenceEqual("public_metrics"u8): ReadMetrics(ref cursor, post); break;
                case 15 when name.SequenceEqual("conversation_id"u8): post.Conversation = cursor.ReadId(arena); break;
                case 16 when name.SequenceEqual("in_reply_to_user"u8):
                    tweet.ReplyHandle = XV2Entities.ReadAccount(ref cursor, arena).Handle;
                    break;
                case 17 when name.SequenceEqual("referenced_tweets"u8): ReadReferences(ref cursor, tweet); break;
                case 19 when name.SequenceEqual("in_reply_to_user_id"u8): tweet.ReplyAccount = cursor.ReadId(arena); break;
                case 22 when name.SequenceEqual("edit_history_tweet_ids"u8):
                    if (!cursor.EnterArray())
                        break;
                    while (cursor.NextElement())
                        tweet.LastEdit = cursor.ReadId(arena);
                    break;
                default: cursor.Skip(); break;
            }
        }

        return tweet;
    }

    /// <summary>Notes what a post cannot do without.</summary>
    public void Require(XV2Tweet tweet, ref JsonCursor cursor)
    {
        if (!tweet.HasDate)
            cursor.Lack("created_at");
        if (!tweet.HasAuthor)
            cursor.Lack("author_id");
        if (!tweet.Post.Id.IsEmpty)
            return;
        Repairs.PostId = true;
        if (!tweet.IdDestroyed)
            cursor.Lack("id");
    }

    /// <summary>Reads the words of a post that is no repost (a repost has those of its original).</summary>
    public void ReadWords(XV2Tweet tweet, ref JsonCursor cursor)
    {
        tweet.Post.Text = arena.TakeHtml(tweet.NoteText.IsEmpty ? tweet.Text : tweet.NoteText);
        var entities = tweet.NoteEntities > 0 ? tweet.NoteEntities : tweet.Entities;
        if (entities == 0)
            return;
        var back = cursor.Position;
        cursor.Jump(entities);
        XV2Entities.Read(ref cursor, arena, tweet.Post);
        cursor.Within("entities");
        cursor.Jump(back);
    }

    private void ReadAuthor(ref JsonCursor cursor, XV2Tweet tweet)
    {
        tweet.HasAuthor |= XV2User.Read(ref cursor, arena, tweet.Post.Author, ref Repairs);
        cursor.Within("author");
    }

    private void ReadAuthorId(ref JsonCursor cursor, XV2Tweet tweet)
    {
        var id = cursor.ReadId(arena);
        if (id.IsEmpty)
            return;
        if (tweet.Post.Author.Id.IsEmpty)
            tweet.Post.Author.Id = id;
        tweet.HasAuthor = true;
    }

    /// <summary>Each reference is {type, id}, flattened with the whole post, which then becomes a tweet of its own.</summary>
    private void ReadReferences(ref JsonCursor cursor, XV2Tweet tweet)
    {
        if (!cursor.EnterArray())
            return;
        while (cursor.NextElement())
        {
            var first = Count;
            if (Read(ref cursor) is not { } target)
                continue;
            var type = target.ReferenceType.Span;
            if (type.SequenceEqual("retweeted"u8))
                tweet.RepostId = target.Post.Id;
            else if (type.SequenceEqual("quoted"u8))
                tweet.QuoteId = target.Post.Id;
            else if (type.SequenceEqual("replied_to"u8))
                tweet.ReplyId = target.Post.Id;
            target.Post.Embedded = true;
            if (!target.HasDate || !target.HasAuthor)
                Count = first; // a bare reference
        }
    }

    private void ReadGeo(ref JsonCursor cursor, XV2Tweet tweet)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("place_id"u8): tweet.PlaceId = cursor.ReadText(arena); break;
                case 9 when name.SequenceEqual("full_name"u8): tweet.Post.Place = cursor.ReadText(arena); break;
                case 11 when name.SequenceEqual("coordinates"u8): XFields.ReadPoint(ref cursor, tweet.Post, latitudeFirst: false); break;
                case 12 when name.SequenceEqual("country_code"u8): tweet.Post.Country = cursor.ReadText(arena); break;
                default: cursor.Skip(); break;
            }
        }

        cursor.Within("geo");
    }

    private static void ReadNote(ref JsonCursor cursor, XV2Tweet tweet)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("text"u8))
                cursor.TryString(out tweet.NoteText);
            else if (name.SequenceEqual("entities"u8))
                Note(ref cursor, ref tweet.NoteEntities);
            else
                cursor.Skip();
        }

        cursor.Within("note_tweet");
    }

    private void ReadAttachments(ref JsonCursor cursor, XV2Tweet tweet)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("media_keys"u8) && cursor.Peek == (byte)'[')
            {
                cursor.EnterArray();
                while (cursor.NextElement())
                    tweet.MediaKeys.Add(cursor.ReadText(arena));
            }
            else if (name.SequenceEqual("media"u8) && cursor.Peek == (byte)'[')
            {
                cursor.EnterArray();
                while (cursor.NextElement())
                {
                    if (XV2Includes.ReadMedia(ref cursor, arena, out _) is { IsEmpty: false } address)
                        tweet.Post.Media.Add(address);
                }
            }
            else
            {
                cursor.Skip();
            }
        }

        cursor.Within("attachments");
    }

    private static void ReadMetrics(ref JsonCursor cursor, Post post)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("like_count"u8): post.Likes = cursor.ReadCount(); break;
                case 11 when name.SequenceEqual("reply_count"u8): post.Replies = cursor.ReadCount(); break;
                case 11 when name.SequenceEqual("quote_count"u8): post.Quotes = cursor.ReadCount(); break;
                case 13 when name.SequenceEqual("retweet_count"u8): post.Reposts = cursor.ReadCount(); break;
                case 16 when name.SequenceEqual("impression_count"u8): post.Views = cursor.ReadCount(); break;
                default: cursor.Skip(); break;
            }
        }

        cursor.Within("public_metrics");
    }

    private static void Note(ref JsonCursor cursor, ref int position)
    {
        position = cursor.Position;
        cursor.Skip();
    }
}
