using System.Text;

namespace Sillage.Simulation;

/// <summary>Writes lines as X API v1.1 stream objects. A line depends on nothing but itself: several writers can share the work.</summary>
internal sealed class LineWriter(Cast cast, Utf8Buffer json)
{
    private const int MostCodePoints = 140;
    private const int Remembered = 1 << 13;

    private readonly PostText text = new();
    private readonly Known?[] people = new Known?[Remembered];

    public void Write(in CaptureLine line)
    {
        switch (line.Kind)
        {
            case LineKind.Post:
                Status(line.Tweet!, 0, line.QuotedReposts, outer: true);
                break;
            case LineKind.Repost:
                Repost(line);
                break;
            case LineKind.Delete:
                json.Add("{\"delete\":{\"status\":{"u8);
                json.AddId("id"u8, line.Id);
                json.Add(","u8);
                json.AddId("user_id"u8, Who(line.By).Person.Id);
                json.Add("},\"timestamp_ms\":\""u8);
                json.Add(line.At);
                json.Add("\"}}"u8);
                break;
            default:
                json.Add("{\"limit\":{\"track\":"u8);
                json.Add(line.Id);
                json.Add(",\"timestamp_ms\":\""u8);
                json.Add(line.At);
                json.Add("\"}}"u8);
                break;
        }

        json.Add("\n"u8);
    }

    private void Status(Tweet tweet, int reposts, int quotedReposts, bool outer)
    {
        var answered = tweet.AnswerTo == 0 ? null : Who(tweet.AnswerAuthor).Person;
        text.Compose(tweet, null, answered?.Handle);
        Head(tweet.Id, tweet.At);
        var isLong = text.CodePoints > MostCodePoints;
        if (isLong)
            LongText(tweet, answered!);
        else
            Text("text"u8);
        Entities(Attachments.Hashtags[tweet.Hashtag], isLong ? OwnPage(tweet.Id) : Attachments.Links[tweet.Link], null, answered);
        json.Add(","u8);
        Client(tweet.Client, isLong);
        Answer(tweet, answered);
        AuthorAndPlace(Who(tweet.Author).Json);
        json.Add(tweet.Quoted is null ? "\"is_quote_status\":false,"u8 : "\"is_quote_status\":true,"u8);
        if (tweet.Quoted is { } quoted)
        {
            json.AddId("quoted_status_id"u8, quoted.Id);
            json.Add(",\"quoted_status\":"u8);
            Status(quoted, quotedReposts, 0, outer: false);
            json.Add(","u8);
        }

        Counts(reposts);
        Tail(tweet.Language, outer ? tweet.At : null);
    }

    private void Repost(in CaptureLine line)
    {
        var original = line.Tweet!;
        var author = Who(original.Author).Person;
        var answered = original.AnswerTo == 0 ? null : Who(original.AnswerAuthor).Person;
        // Reposts come cut to 140 characters, as the stream had them.
        text.Compose(original, author.Handle, answered?.Handle);
        if (text.CodePoints > MostCodePoints)
            text.Cut(MostCodePoints - 1);
        Head(line.Id, line.At);
        Text("text"u8);
        Entities(Attachments.Hashtags[original.Hashtag], Attachments.Links[original.Link], author, answered);
        json.Add(","u8);
        Client(line.Client, truncated: false);
        Answer(null, null);
        AuthorAndPlace(Who(line.By).Json);
        json.Add("\"retweeted_status\":"u8);
        Status(original, line.Reposts, line.QuotedReposts, outer: false);
        json.Add(original.Quoted is null ? ",\"is_quote_status\":false,"u8 : ",\"is_quote_status\":true,"u8);
        Counts(0);
        Tail(original.Language, line.At);
    }

    /// <summary>Answers can be longer than 140 characters, as handles do not count: whole beside, cut with a link to the post's own page.</summary>
    private void LongText(Tweet tweet, Person answered)
    {
        var shown = text.Answered.To + 1;
        json.Add("\"extended_tweet\":{"u8);
        Text("full_text"u8);
        Range(shown, text.CodePoints);
        Entities(Attachments.Hashtags[tweet.Hashtag], Attachments.Links[tweet.Link], null, answered);
        json.Add("},"u8);
        var (link, _) = OwnPage(tweet.Id);
        text.Cut(MostCodePoints - 2 - link.Length);
        text.AppendLink(link);
        Text("text"u8);
        Range(shown, text.CodePoints);
    }

    private static (byte[] Short, byte[] Long) OwnPage(long id) =>
        ("https://t.co/simwhole01"u8.ToArray(), Encoding.ASCII.GetBytes(FormattableString.Invariant($"https://social.example/i/web/status/{id}")));

    private void Head(long id, long at)
    {
        json.Add("{\"created_at\":\""u8);
        json.AddDate(DateTimeOffset.FromUnixTimeMilliseconds(at));
        json.Add("\","u8);
        json.AddId("id"u8, id);
        json.Add(","u8);
    }

    private void Text(ReadOnlySpan<byte> name)
    {
        json.Add("\""u8);
        json.Add(name);
        json.Add("\":\""u8);
        json.Add(text.Utf8);
        json.Add("\","u8);
    }

    private void Range(int from, int to)
    {
        json.Add("\"display_text_range\":["u8);
        json.Add(from);
        json.Add(","u8);
        json.Add(to);
        json.Add("],"u8);
    }

    private void Client(byte client, bool truncated)
    {
        json.Add("\"source\":\"<a href=\\\"https://client.example\\\" rel=\\\"nofollow\\\">"u8);
        json.Add(Attachments.Clients[client]);
        json.Add(truncated ? "</a>\",\"truncated\":true,"u8 : "</a>\",\"truncated\":false,"u8);
    }

    private void Answer(Tweet? tweet, Person? answered)
    {
        if (answered is null)
        {
            json.Add("\"in_reply_to_status_id\":null,\"in_reply_to_status_id_str\":null,\"in_reply_to_user_id\":null,\"in_reply_to_user_id_str\":null,\"in_reply_to_screen_name\":null,"u8);
            return;
        }

        json.AddId("in_reply_to_status_id"u8, tweet!.AnswerTo);
        json.Add(","u8);
        json.AddId("in_reply_to_user_id"u8, answered.Id);
        json.Add(",\"in_reply_to_screen_name\":\""u8);
        json.Add(answered.Handle);
        json.Add("\","u8);
    }

    private void AuthorAndPlace(Utf8Buffer author)
    {
        json.Add(author.Written.Span);
        json.Add("\"geo\":null,\"coordinates\":null,\"place\":null,\"contributors\":null,"u8);
    }

    private void Counts(int reposts)
    {
        json.Add("\"retweet_count\":"u8);
        json.Add(reposts);
        json.Add(",\"favorite_count\":"u8);
        json.Add(reposts / 2);
        json.Add(","u8);
    }

    /// <summary>Entities of the text as it is composed now.</summary>
    private void Entities(byte[] hashtag, (byte[] Short, byte[] Long) link, Person? reposted, Person? answered)
    {
        json.Add("\"entities\":{\"hashtags\":["u8);
        if (text.Hashtag.To > 0)
        {
            json.Add("{\"text\":\""u8);
            json.Add(hashtag);
            json.Add("\","u8);
            Indices(text.Hashtag);
        }

        json.Add("],\"urls\":["u8);
        if (text.Link.To > 0)
        {
            json.Add("{\"url\":\""u8);
            json.Add(link.Short);
            json.Add("\",\"expanded_url\":\""u8);
            json.Add(link.Long);
            json.Add("\",\"display_url\":\""u8);
            json.Add(link.Long.AsSpan("https://".Length));
            json.Add("\","u8);
            Indices(text.Link);
        }

        json.Add("],\"user_mentions\":["u8);
        if (reposted is not null)
            Mention(reposted, text.Reposted);
        if (reposted is not null && answered is not null)
            json.Add(","u8);
        if (answered is not null)
            Mention(answered, text.Answered);
        json.Add("],\"symbols\":[]}"u8);
    }

    private void Mention(Person person, (int From, int To) place)
    {
        json.Add("{\"screen_name\":\""u8);
        json.Add(person.Handle);
        json.Add("\",\"name\":\""u8);
        json.Add(person.Name);
        json.Add("\","u8);
        json.AddId("id"u8, person.Id);
        json.Add(","u8);
        Indices(place);
    }

    private void Indices((int From, int To) place)
    {
        json.Add("\"indices\":["u8);
        json.Add(place.From);
        json.Add(","u8);
        json.Add(place.To);
        json.Add("]}"u8);
    }

    private void Tail(Language language, long? at)
    {
        json.Add("\"favorited\":false,\"retweeted\":false,\"filter_level\":\"low\",\"lang\":\""u8);
        json.Add(language switch { Language.English => "en"u8, Language.French => "fr"u8, _ => "und"u8 });
        if (at is { } time)
        {
            json.Add("\",\"timestamp_ms\":\""u8);
            json.Add(time);
        }

        json.Add("\"}"u8);
    }



    /// <summary>The account and its profile as JSON: written once, while nobody else takes its place in memory.</summary>
    private Known Who(int index)
    {
        ref var known = ref people[index & (Remembered - 1)];
        if (known is null || known.Index != index)
        {
            // The bytes of who leaves are used again.
            known = new Known(index, cast.Person(index), known?.Json ?? new Utf8Buffer(1 << 10));
            known.Json.Clear();
            Profile.Write(known.Person, known.Json);
        }

        return known;
    }

    private sealed record Known(int Index, Person Person, Utf8Buffer Json);
}
