using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources.Csv;

/// <summary>Makes a post, or an account, of a record, as a mapping says.</summary>
internal sealed class CsvPost
{
    private const string OtherIdDestroyed = "id of a related post or account destroyed (8.41E+17); left out";

    private const string Nobody = "nothing identifies the account: neither id nor handle";

    private static readonly SearchValues<byte> FloatSigns = SearchValues.Create("0123456789.,eE+"u8);

    private static readonly SearchValues<byte> LinkBreaks = SearchValues.Create(" ;|\t\r\n"u8);
    private static readonly SearchValues<byte> ItemBreaks = SearchValues.Create(" ,;|\t\r\n[]'\""u8);

    // By field: its columns, of which all but lists have one; none where the file does not say.
    private readonly int[][] columns = new int[Enum.GetValues<CsvField>().Length][];
    private readonly int[] firsts; // of each field's columns; -1 where there is none
    private readonly ColumnMapping mapping;
    private readonly CsvDates dates;
    private readonly HashSet<int> rounded;
    private readonly CsvSetter<ReadOnlyMemory<byte>>[] words;
    private readonly CsvSetter<ReadOnlyMemory<byte>>[] values;
    private readonly CsvSetter<long?>[] authorCounts;
    private readonly CsvSetter<long?>[] postCounts;
    private readonly CsvSetter<bool?>[] flags;
    private readonly bool isAccounts;
    private readonly bool saysKind;
    private readonly CsvCompletion? complete;
    private readonly CsvTable table;
    private readonly bool refersToReposts;
    private readonly bool refersToQuotes;
    private readonly bool refersToReplies;
    private readonly Post post = new();
    private readonly Post other = new();
    private readonly List<ReadOnlyMemory<byte>> names = [];
    private CsvRow row = new((byte)',');
    private CsvCells cells;
    private bool hasOther; // only then the format wrote into it
    private bool idDestroyed;
    private bool authorIdDestroyed;
    private bool otherIdDestroyed;
    private bool dateImplausible;
    private CsvField? tooLarge;

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
        var mapped = mapping.Columns.ToLookup(pair => pair.Value, pair => table.IndexOf(pair.Key));
        foreach (var field in Enum.GetValues<CsvField>())
            columns[(int)field] = [.. mapped[field].Where(column => column >= 0)];
        firsts = [.. columns.Select(found => found.Length > 0 ? found[0] : -1)];
        cells = new CsvCells(table, row);
        words = CsvSetters.Of(CsvSetters.Words, columns);
        values = CsvSetters.Of(CsvSetters.Values, columns);
        authorCounts = CsvSetters.Of(CsvSetters.AuthorCounts, columns);
        postCounts = CsvSetters.Of(CsvSetters.PostCounts, columns);
        flags = CsvSetters.Of(CsvSetters.Flags, columns);
        isAccounts = mapping.IsAccounts;
        refersToReposts = Has(CsvField.RepostOfId) || Has(CsvField.RepostOfHandle);
        refersToQuotes = Has(CsvField.QuoteOfId) || Has(CsvField.QuoteOfHandle);
        refersToReplies = Has(CsvField.ReplyToId) || Has(CsvField.ReplyToHandle) || Has(CsvField.ReplyToAccount);
        saysKind = Has(CsvField.Kind) || Has(CsvField.IsRepost) || Has(CsvField.RepostOfId);
    }

    /// <summary>Field that the last record failed on.</summary>
    public string? Failed { get; set; }

    /// <summary>Reads the record into the sink; why not, if it cannot.</summary>
    public string? Read(CsvRow record, long line, IPostSink sink)
    {
        if (row != record)
            (row, cells) = (record, new CsvCells(table, record));
        cells.Begin();
        (Failed, tooLarge) = (null, null);
        post.Clear();
        if (hasOther)
            other.Clear();
        hasOther = false;
        idDestroyed = authorIdDestroyed = otherIdDestroyed = dateImplausible = false;
        ReadCells();
        ReadAuthor(post.Author);
        if (complete is null && IsNobody)
            return Fail(CsvField.AuthorHandle, Nobody);
        if (!isAccounts && ReadPost() is { } why)
            return why;
        if (complete is not null)
        {
            hasOther = complete(cells, post, other);
            if (IsNobody)
                return Fail(CsvField.AuthorHandle, Nobody);
        }

        if (tooLarge is { } count)
            return Fail(count, $"{Column(count)} should be a whole number of at most 64 bits: \"{Excerpt(Value(count))}\"");

        if (isAccounts)
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

    private void ReadCells()
    {
        foreach (var (_, column, set) in words)
            set(post, Said(row[column]));
        foreach (var (_, column, set) in values)
            set(post, Value(column));
        foreach (var (field, column, set) in authorCounts)
            set(post, Count(field, Value(column)));
        foreach (var (_, column, set) in flags)
            set(post, Flag(Value(column)));
    }

    private void ReadAuthor(Account author)
    {
        author.Id = Identity(CsvField.AuthorId, ref authorIdDestroyed);
        author.Handle = Handle(CsvField.AuthorHandle);
        if (Value(CsvField.AuthorCreatedAt) is { Count: > 0 } created)
        {
            dateImplausible = dates.Read(created, out var micros, out _) is not null;
            author.CreatedAt = dateImplausible ? null : micros;
        }
    }

    private string? ReadPost()
    {
        var posted = Value(CsvField.PostedAt);
        if (dates.Read(posted, out var micros, out var clock) is { } why)
            return Fail(CsvField.PostedAt, $"{Column(CsvField.PostedAt)} {why}: \"{Excerpt(posted)}\"");
        (post.PostedAt, post.ClockSeconds, post.Platform) = (micros, clock, mapping.Platform);
        post.Id = Identity(CsvField.Id, ref idDestroyed);
        post.Conversation = Identity(CsvField.Conversation, ref otherIdDestroyed);
        if (refersToReposts)
            post.RepostOf = Reference(CsvField.RepostOfId, CsvField.RepostOfHandle, null);
        if (refersToQuotes)
            post.QuoteOf = Reference(CsvField.QuoteOfId, CsvField.QuoteOfHandle, null);
        if (refersToReplies)
            post.ReplyTo = Reference(CsvField.ReplyToId, CsvField.ReplyToHandle, CsvField.ReplyToAccount);
        if (Has(CsvField.Latitude))
            post.Latitude = Degrees(CsvField.Latitude);
        if (Has(CsvField.Longitude))
            post.Longitude = Degrees(CsvField.Longitude);
        if (Value(CsvField.ObservedAt) is { Count: > 0 } seen && dates.Read(seen, out var observed, out _) is null)
            post.ObservedAt = observed;
        post.Kind = Kind();
        if (post.Kind != PostKind.Repost)
        {
            // What a platform counts on a repost are the reposts of its original.
            foreach (var (field, column, set) in postCounts)
                set(post, Count(field, Value(column)));
        }

        if (Has(CsvField.Hashtags))
            List(CsvField.Hashtags, "#"u8, post.Hashtags);
        if (Has(CsvField.Links))
            List(CsvField.Links, default, post.Links);
        if (Has(CsvField.Media))
            List(CsvField.Media, default, post.Media);
        if (Has(CsvField.Mentions))
            ListMentions();
        if (!post.Text.IsEmpty)
        {
            TextMarks.Find(
                post.Text,
                Has(CsvField.Hashtags) ? null : post.Hashtags,
                post.Links.Count > 0 ? null : post.Links,
                Has(CsvField.Mentions) ? null : post.Mentions);
        }

        return null;
    }

    private void ListMentions()
    {
        names.Clear();
        List(CsvField.Mentions, "@"u8, names);
        foreach (var name in names)
            post.Mentions.Add(new AccountReference(default, name));
    }

    private PostKind Kind()
    {
        ReadOnlySpan<byte> said = Value(CsvField.Kind);
        var isRepost = Has(CsvField.IsRepost) ? Flag(Value(CsvField.IsRepost)) : null;
        if (isRepost == true || !saysKind)
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
            : !post.QuoteOf.IsEmpty || Flag(Value(CsvField.IsQuote)) == true || Says(said, "quote_tweet"u8, "quote"u8, "quoted"u8) ? PostKind.Quote
            : !post.ReplyTo.Id.IsEmpty || Says(said, "reply"u8, "replied_to"u8, default) ? PostKind.Reply
            : PostKind.Original;
    }

    private static bool Says(ReadOnlySpan<byte> said, ReadOnlySpan<byte> one, ReadOnlySpan<byte> two, ReadOnlySpan<byte> three) =>
        !said.IsEmpty && (Ascii.EqualsIgnoreCase(said, one) || Ascii.EqualsIgnoreCase(said, two) || Ascii.EqualsIgnoreCase(said, three));

    private string Fail(CsvField field, string why)
    {
        Failed = Has(field) ? Column(field) : field.Name();
        return why;
    }

    /// <summary>The column of a field, for messages; the field's name where no column holds it.</summary>
    private string Column(CsvField field) => mapping.Columns.FirstOrDefault(pair => pair.Value == field).Key ?? field.Name();

    private bool Has(CsvField field) => firsts[(int)field] >= 0;

    private static string Excerpt(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value[..Math.Min(value.Length, 60)]);

    private ArraySegment<byte> Value(CsvField field) => firsts[(int)field] is var at and >= 0 ? Value(at) : default;

    /// <summary>A cell without blanks and a second pair of quotes (an export of an export) around it.</summary>
    private ArraySegment<byte> Value(int column)
    {
        var cell = row[column];
        ReadOnlySpan<byte> text = cell;
        // Most have nothing around them, and are no word for nothing.
        return text.IsEmpty || text[0] > (byte)'"' && (text[0] | 0x20) != 'n' && text[^1] > (byte)'"' ? cell : Bare(cell);
    }

    private static ArraySegment<byte> Bare(ArraySegment<byte> cell)
    {
        // The commonest word for nothing, R's, fills whole columns.
        if (cell.AsSpan().SequenceEqual("NA"u8))
            return default;
        var value = cell.TrimBoth();
        if (value.Count >= 2 && value[0] == (byte)'"' && value[^1] == (byte)'"')
            value = value[1..^1].TrimBoth();
        return Said(value);
    }

    /// <summary>Empty for what data frames write where nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ArraySegment<byte> Said(ArraySegment<byte> value) => value.Count is >= 2 and <= 4 && IsNothing(value) ? default : value;

    private static bool IsNothing(ReadOnlySpan<byte> value) =>
        (value[0] | 0x20) == 'n'
        && (value.SequenceEqual("NA"u8) || value.SequenceEqual("NaN"u8) || value.SequenceEqual("nan"u8)
            || value.SequenceEqual("NULL"u8) || value.SequenceEqual("null"u8) || value.SequenceEqual("None"u8));

    private ArraySegment<byte> Handle(CsvField field) => Value(field) is var name && name.Count > 0 && name[0] == (byte)'@' ? name[1..] : name;

    /// <summary>An id as given; empty and <paramref name="destroyed"/> where a spreadsheet or data frame left 8.41E+17 or 123.0 of it.</summary>
    private ArraySegment<byte> Identity(CsvField field, ref bool destroyed)
    {
        var id = Value(field);
        if (id.Count == 0)
            return id;
        ReadOnlySpan<byte> text = id;
        if (text[0] is (byte)'=' or (byte)'"' or (byte)'\'' || text[^1] is (byte)'"' or (byte)'\'')
        {
            // Marks that keep a spreadsheet from taking an id for a number: "841", '841, ="841".
            var start = text.IndexOfAnyExcept("=\"'"u8);
            id = start < 0 ? default : id[start..(text.LastIndexOfAnyExcept("\"'"u8) + 1)];
            text = id;
        }

        var isRounded = rounded.Count > 0 && rounded.Contains(firsts[(int)field]) && CsvSample.IsRounded(text);
        if (!isRounded && (text.IndexOfAny(".,+"u8) < 0 || text.IndexOfAnyExcept(FloatSigns) >= 0 || !char.IsAsciiDigit((char)text[0])))
            return id;
        destroyed = true;
        return default;
    }

    private PostReference Reference(CsvField id, CsvField handle, CsvField? account) =>
        new(Identity(id, ref otherIdDestroyed), new AccountReference(account is { } given ? Identity(given, ref otherIdDestroyed) : default(ArraySegment<byte>), Handle(handle)));

    private long? Count(CsvField field, ReadOnlySpan<byte> text)
    {
        if (Digits.TryRead(text, out var count))
            return count;
        if (text.EndsWith(".0"u8))
            text = text[..^2];
        if (Utf8Parser.TryParse(text, out count, out var read) && read == text.Length)
            return count >= 0 ? count : null;
        if (!text.IsEmpty && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
            tooLarge ??= field;
        return null;
    }

    private double? Degrees(CsvField field)
    {
        ReadOnlySpan<byte> text = Value(field);
        if (text.IsEmpty || !Decimals.TryRead(text, out var degrees) && (!Utf8Parser.TryParse(text, out degrees, out var read) || read < text.Length))
            return null;
        return Math.Abs(degrees) <= 180 ? degrees : null;
    }

    private static bool? Flag(ReadOnlySpan<byte> text)
    {
        return text.IsEmpty ? null
            : Ascii.EqualsIgnoreCase(text, "true"u8) || text.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(text, "t"u8) ? true
            : Ascii.EqualsIgnoreCase(text, "false"u8) || text.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(text, "f"u8) ? false
            : null;
    }

    /// <summary>Values parted by spaces, semicolons, bars or commas, with or without the quotes and brackets of a list in Python or JSON.</summary>
    private void List(CsvField field, ReadOnlySpan<byte> sign, List<ReadOnlyMemory<byte>> into)
    {
        foreach (var column in columns[(int)field])
        {
            var list = Said(row[column].TrimBoth());
            // Commas are part of links; only a list in brackets is parted by them there.
            var breaks = field is CsvField.Links or CsvField.Media && !(list.Count > 0 && list[0] == (byte)'[') ? LinkBreaks : ItemBreaks;
            while (list.Count > 0)
            {
                var end = list.AsSpan().IndexOfAny(breaks);
                var item = end < 0 ? list : list[..end];
                if (!sign.IsEmpty && item.AsSpan().StartsWith(sign))
                    item = item[sign.Length..];
                if (Said(item).Count > 0)
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArraySegment<byte> TrimBoth(this ArraySegment<byte> value)
    {
        ReadOnlySpan<byte> text = value;
        return text.IsEmpty || text[0] > (byte)' ' && text[^1] > (byte)' ' ? value : Trimmed(value);
    }

    private static ArraySegment<byte> Trimmed(ArraySegment<byte> value)
    {
        ReadOnlySpan<byte> text = value;
        var start = text.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 ? default : value[start..(text.LastIndexOfAnyExcept(" \t\r\n"u8) + 1)];
    }
}
