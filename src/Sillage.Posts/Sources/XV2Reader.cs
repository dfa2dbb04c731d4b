using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// Reads one record of API v2. The parts of an answer come in any order, so their places are found first; then what the posts
/// refer to is read, then the posts, then what they share is put together.
/// </summary>
internal sealed class XV2Reader : IJsonFormat
{
    private readonly JsonArena arena = new();
    private readonly XV2Includes includes;
    private readonly XV2TweetReader tweets;
    private readonly XV2Assembly assembly;
    private readonly List<Account> accounts = [];
    private readonly List<Notice> notices = [];
    private readonly List<JsonFailure> failures = [];
    private int accountsUsed;
    private long? retrievedAt;

    /// <summary>Makes a reader; use it on one thread.</summary>
    public XV2Reader()
    {
        includes = new XV2Includes(arena);
        tweets = new XV2TweetReader(arena);
        assembly = new XV2Assembly(tweets, includes);
    }

    /// <inheritdoc/>
    public IReadOnlyList<JsonFailure> Failures => failures;

    /// <inheritdoc/>
    public void Gather(ref JsonCursor cursor, ReadOnlyMemory<byte> block)
    {
        arena.Begin(block);
        includes.Clear();
        tweets.Begin();
        notices.Clear();
        failures.Clear();
        accountsUsed = 0;
        retrievedAt = null;

        var start = cursor.Position;
        var parts = FindParts(ref cursor);
        var end = cursor.Position;
        ReadRetrieval(ref cursor, parts.Twarc);
        ReadIncludes(ref cursor, parts.Includes);
        cursor.Jump(start);
        if (parts.Data > 0)
            ReadData(ref cursor, parts.Data);
        else if (!ReadRow(ref cursor) && parts is { Errors: 0, Meta: false, Twarc: 0 })
            cursor.Lack("data");
        ReadIncludedTweets(ref cursor, parts.Includes);
        ReadErrors(ref cursor, parts.Errors);
        assembly.Complete(cursor, failures);
        cursor.Jump(end);
    }

    /// <inheritdoc/>
    public void Emit(IPostSink sink, long line)
    {
        assembly.Emit(sink, line, retrievedAt);
        for (var at = 0; at < accountsUsed; at++)
            sink.Add(XFields.Platform, accounts[at], line);
        foreach (var notice in notices)
            sink.Add(notice with { Line = line });
        tweets.Repairs.Report(sink);
        arena.Report(sink);
    }

    /// <summary>Places of the parts of an answer; 0 where absent.</summary>
    private record struct Parts(int Data, int Includes, int Errors, int Twarc, bool Meta);

    private static Parts FindParts(ref JsonCursor cursor)
    {
        var parts = default(Parts);
        cursor.EnterObject();
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("data"u8) && cursor.Peek is (byte)'{' or (byte)'[')
                parts.Data = cursor.Position;
            else if (name.SequenceEqual("includes"u8))
                parts.Includes = cursor.Position;
            else if (name.SequenceEqual("errors"u8))
                parts.Errors = cursor.Position;
            else if (name.SequenceEqual("__twarc"u8))
                parts.Twarc = cursor.Position;
            else if (name.SequenceEqual("meta"u8))
                parts.Meta = true;
            cursor.Skip();
        }

        return parts;
    }

    private void ReadRetrieval(ref JsonCursor cursor, int position)
    {
        if (position == 0)
            return;
        cursor.Jump(position);
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("retrieved_at"u8))
                retrievedAt = cursor.ReadTime(arena);
            else
                cursor.Skip();
        }

        cursor.Within("__twarc");
    }

    private void ReadIncludes(ref JsonCursor cursor, int position)
    {
        if (position == 0)
            return;
        cursor.Jump(position);
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("users"u8))
                includes.ReadUsers(ref cursor, ref tweets.Repairs);
            else if (name.SequenceEqual("media"u8))
                includes.ReadMedia(ref cursor);
            else if (name.SequenceEqual("places"u8))
                includes.ReadPlaces(ref cursor);
            else
                cursor.Skip();
        }

        cursor.Within("includes");
    }

    /// <summary>`data` is one post, a list of them, a list of users, or a list of counts.</summary>
    private void ReadData(ref JsonCursor cursor, int position)
    {
        cursor.Jump(position);
        if (cursor.Peek == (byte)'[')
        {
            cursor.EnterArray();
            while (cursor.NextElement())
                ReadElement(ref cursor, "data");
            return;
        }

        var part = cursor.Part();
        ReadRow(ref part);
        Keep(part, position, "data", 0);
    }

    private void ReadElement(ref JsonCursor cursor, string parent)
    {
        var (start, first) = (cursor.Position, tweets.Count);
        var part = cursor.Part();
        if (part.Peek != (byte)'{')
            part.Fail("should be an object");
        else if (!ReadRow(ref part))
            part.Lack("author_id");
        Keep(part, start, parent, first);
    }

    private void Keep(in JsonCursor part, int start, string parent, int first)
    {
        if (!part.Failed)
            return;
        var failed = part;
        failed.Within(parent);
        failures.Add(JsonFailure.Of(failed, start));
        tweets.ForgetFrom(first);
    }

    /// <summary>Reads a post, user, count or compliance row; false if the object is none of these.</summary>
    private bool ReadRow(ref JsonCursor cursor)
    {
        var start = cursor.Position;
        var kind = XV2Rows.Classify(cursor);
        switch (kind)
        {
            case XV2Row.Tweet:
                var tweet = tweets.Read(ref cursor)!;
                tweets.Require(tweet, ref cursor);
                if (XV2Rows.Superseded(tweet) is { } superseded)
                    notices.Add(superseded);
                return true;
            case XV2Row.User:
                if (accountsUsed == accounts.Count)
                    accounts.Add(new Account());
                if (XV2User.Read(ref cursor, arena, accounts[accountsUsed], ref tweets.Repairs) && !cursor.Failed)
                    accountsUsed++;
                return true;
            case XV2Row.Count or XV2Row.Compliance:
                notices.Add(XV2Rows.ReadNotice(ref cursor, arena, kind));
                return true;
            default:
                cursor.Jump(start);
                return false;
        }
    }

    private void ReadIncludedTweets(ref JsonCursor cursor, int position)
    {
        if (position == 0)
            return;
        cursor.Jump(position);
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            if (!name.SequenceEqual("tweets"u8))
            {
                cursor.Skip();
            }
            else if (cursor.EnterArray())
            {
                while (cursor.NextElement())
                {
                    var first = tweets.Count;
                    ReadElement(ref cursor, "includes.tweets");
                    for (var at = first; at < tweets.Count; at++)
                        tweets[at].Post.Embedded = true;
                }
            }
        }
    }

    private void ReadErrors(ref JsonCursor cursor, int position)
    {
        if (position == 0)
            return;
        cursor.Jump(position);
        if (!cursor.EnterArray())
            return;
        while (cursor.NextElement())
            notices.Add(XV2Rows.ReadError(ref cursor, arena));
        cursor.Within("errors");
    }
}
