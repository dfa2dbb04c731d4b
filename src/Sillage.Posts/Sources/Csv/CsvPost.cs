using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Sillage.Posts.Sources.Csv;

/// <summary>Makes a post, or an account, of a record, as a mapping says.</summary>
internal sealed class CsvPost
{
    private const string OtherIdDestroyed = "id of a related post or account destroyed (8.41E+17); left out";

    private const string Nobody = "nothing identifies the account: neither id nor handle";

    private static readonly SearchValues<byte> FloatSigns = SearchValues.Create("0123456789.,eE+"u8);

    private readonly Dictionary<string, int[]> columns;
    private readonly ColumnMapping mapping;
    private readonly CsvDates dates;
    private readonly HashSet<int> rounded;
    private readonly CsvCompletion? complete;
    private readonly CsvTable table;
    private readonly Post post = new();
    private readonly Post other = new();
    private CsvRow row = new((byte)',');
    private bool idDestroyed;
    private bool authorIdDestroyed;
    private bool otherIdDestroyed;
    private bool dateImplausible;
    private string? tooLarge;

    /// <param name="table">Columns of the file.</param>
    /// <param name="mapping">Which of them holds what.</param>
    /// <param name="dates">How dates are written.</param>
    /// <param name="rounded">Columns whose ids a spreadsheet rounded and saved again.</param>
    /// <param name="complete">What the format's columns say beyond the mapping; null for nothing.</param>
    public CsvPost(CsvTable table, ColumnMapping mapping, CsvDates dates, HashSet<int> rounded, CsvCompletion? complete = null)
    {
        this.table = table;
        this.complete = complete;
        this.mapping = mapping;
        this.dates = dates;
        this.rounded = rounded;
        columns = mapping.Columns
            .Select(pair => (Field: pair.Value, Column: table.IndexOf(pair.Key)))
            .Where(pair => pair.Column >= 0)
            .GroupBy(pair => pair.Field, pair => pair.Column)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Field that the last record failed on.</summary>
    public string? Failed { get; set; }

    /// <summary>Reads the record into the sink; why not, if it cannot.</summary>
    public string? Read(CsvRow record, long line, IPostSink sink)
    {
        row = record;
        Failed = tooLarge = null;
        post.Clear();
        idDestroyed = authorIdDestroyed = otherIdDestroyed = dateImplausible = false;
        ReadAuthor(post.Author);
        if (complete is null && IsNobody)
            return Fail(CsvField.AuthorHandle, Nobody);
        if (!mapping.IsAccounts && ReadPost() is { } why)
            return why;
        other.Clear();
        var hasOther = complete is not null && complete(new CsvCells(table, row), post, other);
        if (complete is not null && IsNobody)
            return Fail(CsvField.AuthorHandle, Nobody);
        if (tooLarge is not null)
            return Fail(tooLarge, $"{Column(tooLarge)} should be a whole number of at most 64 bits: \"{Excerpt(Value(tooLarge))}\"");

        if (mapping.IsAccounts)
            sink.Add(mapping.Platform, post.Author, line);
        else
            sink.Add(post, line);
        if (hasOther)
            sink.Add(other, line);
        if (authorIdDestroyed)
            sink.Repaired(XFields.AccountIdDestroyed);
        if (idDestroyed)
            sink.Repaired(XFields.PostIdDestroyed);
        if (otherIdDestroyed)
            sink.Repaired(OtherIdDestroyed);
        if (dateImplausible)
            sink.Repaired(XFields.AccountDateImplausible);
        return null;
    }

    private bool IsNobody => post.Author.Id.IsEmpty && post.Author.Handle.IsEmpty;

    private void ReadAuthor(Account author)
    {
        author.Id = Identity(CsvField.AuthorId, ref authorIdDestroyed);
        author.Handle = Handle(CsvField.AuthorHandle);
        author.Name = Words(CsvField.AuthorName);
        author.Description = Words(CsvField.AuthorDescription);
        author.Location = Words(CsvField.AuthorLocation);
        author.TimeZone = Value(CsvField.AuthorTimeZone);
        author.Language = Value(CsvField.AuthorLanguage);
        author.Url = Value(CsvField.AuthorUrl);
        author.Image = Value(CsvField.AuthorImage);
        author.Category = Value(CsvField.AuthorCategory);
        author.Followers = Count(CsvField.AuthorFollowers);
        author.Following = Count(CsvField.AuthorFollowing);
        author.Posts = Count(CsvField.AuthorPosts);
        author.Likes = Count(CsvField.AuthorLikes);
        author.Listed = Count(CsvField.AuthorListed);
        author.Verified = Flag(CsvField.AuthorVerified);
        author.DefaultProfile = Flag(CsvField.AuthorDefaultProfile);
        author.DefaultImage = Flag(CsvField.AuthorDefaultImage);
        if (Value(CsvField.AuthorCreatedAt) is { IsEmpty: false } created)
        {
            dateImplausible = dates.Read(created.Span, out var micros, out _) is not null;
            author.CreatedAt = dateImplausible ? null : micros;
        }
    }

    private string? ReadPost()
    {
        var posted = Value(CsvField.PostedAt);
        if (dates.Read(posted.Span, out var micros, out var clock) is { } why)
            return Fail(CsvField.PostedAt, $"{Column(CsvField.PostedAt)} {why}: \"{Excerpt(posted)}\"");
        (post.PostedAt, post.ClockSeconds, post.Platform) = (micros, clock, mapping.Platform);
        post.Id = Identity(CsvField.Id, ref idDestroyed);
        post.Text = Words(CsvField.Text);
        post.Language = CsvLanguages.Of(Value(CsvField.Language));
        post.Client = XFields.Client(Value(CsvField.Client));
        post.Conversation = Identity(CsvField.Conversation, ref otherIdDestroyed);
        post.RepostOf = Reference(CsvField.RepostOfId, CsvField.RepostOfHandle, null);
        post.QuoteOf = Reference(CsvField.QuoteOfId, CsvField.QuoteOfHandle, null);
        post.ReplyTo = Reference(CsvField.ReplyToId, CsvField.ReplyToHandle, CsvField.ReplyToAccount);
        post.Place = Words(CsvField.Place);
        post.Country = Value(CsvField.Country);
        post.Latitude = Degrees(CsvField.Latitude);
        post.Longitude = Degrees(CsvField.Longitude);
        if (Value(CsvField.ObservedAt) is { IsEmpty: false } seen && dates.Read(seen.Span, out var observed, out _) is null)
            post.ObservedAt = observed;
        post.Kind = Kind();
        if (post.Kind != PostKind.Repost)
        {
            // What a platform counts on a repost are the reposts of its original.
            post.Reposts = Count(CsvField.Reposts);
            post.Likes = Count(CsvField.Likes);
            post.Replies = Count(CsvField.Replies);
            post.Quotes = Count(CsvField.Quotes);
            post.Views = Count(CsvField.Views);
        }

        List(CsvField.Hashtags, "#"u8, post.Hashtags);
        List(CsvField.Links, default, post.Links);
        List(CsvField.Media, default, post.Media);
        var names = new List<ReadOnlyMemory<byte>>();
        List(CsvField.Mentions, "@"u8, names);
        post.Mentions.AddRange(names.Select(name => new AccountReference(default, name)));
        TextMarks.Find(
            post.Text,
            columns.ContainsKey(CsvField.Hashtags) ? null : post.Hashtags,
            post.Links.Count > 0 ? null : post.Links,
            columns.ContainsKey(CsvField.Mentions) ? null : post.Mentions);
        return null;
    }

    private PostKind Kind()
    {
        var said = Value(CsvField.Kind).Span;
        var isRepost = Flag(CsvField.IsRepost);
        var silent = !columns.ContainsKey(CsvField.Kind) && !columns.ContainsKey(CsvField.IsRepost) && !columns.ContainsKey(CsvField.RepostOfId);
        if (isRepost == true || silent)
        {
            // "RT @name: …" is how clients of X wrote reposts before and beside its own.
            var text = post.Text.Span;
            var end = text.StartsWith("RT @"u8) ? text.IndexOf(": "u8) : -1;
            if (end > 4 && !text[4..end].Contains((byte)' '))
            {
                if (post.RepostOf.IsEmpty)
                    post.RepostOf = new PostReference(default, new AccountReference(default, post.Text[4..end]));
                post.Text = post.Text[(end + 2)..];
                return PostKind.Repost;
            }
        }

        return !post.RepostOf.IsEmpty || isRepost == true || Says(said, "retweet"u8, "retweeted"u8, "repost"u8) ? PostKind.Repost
            : !post.QuoteOf.IsEmpty || Flag(CsvField.IsQuote) == true || Says(said, "quote_tweet"u8, "quote"u8, "quoted"u8) ? PostKind.Quote
            : !post.ReplyTo.Id.IsEmpty || Says(said, "reply"u8, "replied_to"u8, default) ? PostKind.Reply
            : PostKind.Original;
    }

    private static bool Says(ReadOnlySpan<byte> said, ReadOnlySpan<byte> one, ReadOnlySpan<byte> two, ReadOnlySpan<byte> three) =>
        !said.IsEmpty && (Ascii.EqualsIgnoreCase(said, one) || Ascii.EqualsIgnoreCase(said, two) || Ascii.EqualsIgnoreCase(said, three));

    private string Fail(string field, string why)
    {
        Failed = columns.ContainsKey(field) ? Column(field) : field;
        return why;
    }

    private string Column(string field) => mapping.Columns.FirstOrDefault(pair => pair.Value == field).Key ?? field;

    private static string Excerpt(ReadOnlyMemory<byte> value) => Encoding.UTF8.GetString(value.Span[..Math.Min(value.Length, 60)]);

    private ReadOnlyMemory<byte> Words(string field) => columns.TryGetValue(field, out var at) ? Said(row[at[0]]) : default;

    private ReadOnlyMemory<byte> Value(string field)
    {
        if (!columns.TryGetValue(field, out var at))
            return default;
        var value = row[at[0]].TrimBoth();
        // Quoted twice: an export of an export.
        if (value.Length >= 2 && value.Span[0] == (byte)'"' && value.Span[^1] == (byte)'"')
            value = value[1..^1].TrimBoth();
        return Said(value);
    }

    /// <summary>Empty for what data frames write where nothing is.</summary>
    internal static ReadOnlyMemory<byte> Said(ReadOnlyMemory<byte> value) =>
        value.Length <= 4 && (value.Span.SequenceEqual("NA"u8) || value.Span.SequenceEqual("NaN"u8) || value.Span.SequenceEqual("nan"u8)
            || value.Span.SequenceEqual("NULL"u8) || value.Span.SequenceEqual("null"u8) || value.Span.SequenceEqual("None"u8)) ? default : value;

    private ReadOnlyMemory<byte> Handle(string field) => Value(field) is { IsEmpty: false } name && name.Span[0] == (byte)'@' ? Value(field)[1..] : Value(field);

    /// <summary>An id as given; empty and <paramref name="destroyed"/> where a spreadsheet or data frame left 8.41E+17 or 123.0 of it.</summary>
    private ReadOnlyMemory<byte> Identity(string field, ref bool destroyed)
    {
        var id = Value(field);
        // Marks that keep a spreadsheet from taking an id for a number: "841", '841, ="841".
        var start = id.Span.IndexOfAnyExcept("=\"'"u8);
        id = start < 0 ? default : id[start..(id.Span.LastIndexOfAnyExcept("\"'"u8) + 1)];
        var text = id.Span;
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var isRounded = digits < 0 && columns.TryGetValue(field, out var at) && rounded.Contains(at[0]) && CsvSample.IsRounded(text);
        if (!isRounded && (digits <= 0 || text.IndexOfAnyExcept(FloatSigns) >= 0 || text.IndexOfAny(".,+"u8) < 0))
            return id;
        destroyed = true;
        return default;
    }

    private PostReference Reference(string id, string handle, string? account) =>
        new(Identity(id, ref otherIdDestroyed), new AccountReference(account is null ? default : Identity(account, ref otherIdDestroyed), Handle(handle)));

    private long? Count(string field)
    {
        var text = Value(field).Span;
        if (text.EndsWith(".0"u8))
            text = text[..^2];
        if (Utf8Parser.TryParse(text, out long count, out var read) && read == text.Length)
            return count >= 0 ? count : null;
        if (!text.IsEmpty && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
            tooLarge ??= field;
        return null;
    }

    private double? Degrees(string field)
    {
        var text = Value(field).Span;
        return Utf8Parser.TryParse(text, out double degrees, out var read) && read == text.Length && Math.Abs(degrees) <= 180 ? degrees : null;
    }

    private bool? Flag(string field)
    {
        var text = Value(field).Span;
        return text.IsEmpty ? null
            : Ascii.EqualsIgnoreCase(text, "true"u8) || text.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(text, "t"u8) ? true
            : Ascii.EqualsIgnoreCase(text, "false"u8) || text.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(text, "f"u8) ? false
            : null;
    }

    /// <summary>Values parted by spaces, semicolons, bars or commas, with or without the quotes and brackets of a list in Python or JSON.</summary>
    private void List(string field, ReadOnlySpan<byte> sign, List<ReadOnlyMemory<byte>> into)
    {
        foreach (var column in columns.GetValueOrDefault(field, []))
        {
            var list = Said(row[column].TrimBoth());
            // Commas are part of links; only a list in brackets is parted by them there.
            var separators = field is CsvField.Links or CsvField.Media && !list.Span.StartsWith("["u8) ? " ;|\t\r\n"u8 : " ,;|\t\r\n[]'\""u8;
            while (!list.IsEmpty)
            {
                var end = list.Span.IndexOfAny(separators);
                var item = end < 0 ? list : list[..end];
                if (!sign.IsEmpty && item.Span.StartsWith(sign))
                    item = item[sign.Length..];
                if (!Said(item).IsEmpty)
                    into.Add(item);
                list = end < 0 ? default : list[(end + 1)..];
            }
        }
    }
}

/// <summary>Trimming of slices.</summary>
internal static class CsvSlices
{
    /// <summary>Without blanks at either end.</summary>
    public static ReadOnlyMemory<byte> TrimBoth(this ReadOnlyMemory<byte> value)
    {
        var text = value.Span;
        var start = text.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 ? default : value[start..(text.LastIndexOfAnyExcept(" \t\r\n"u8) + 1)];
    }
}
