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
    private readonly bool anyNumber;
    private readonly CsvLastDate created;
    private readonly CsvLastDate posted;
    private readonly CsvLastDate observed;
    private readonly HashSet<int> rounded;
    private readonly CsvWanted[] wanted;
    private readonly CsvPlace[] places = new CsvPlace[Enum.GetValues<CsvField>().Length]; // of the record's values, by field
    private readonly CsvSetter<ReadOnlyMemory<byte>>[] texts;
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
        anyNumber = dates.AnyNumber;
        (created, posted, observed) = (new CsvLastDate(dates), new CsvLastDate(dates), new CsvLastDate(dates));
        this.rounded = rounded;
        var mapped = mapping.Columns.ToLookup(pair => pair.Value, pair => table.IndexOf(pair.Key));
        foreach (var field in Enum.GetValues<CsvField>())
            columns[(int)field] = [.. mapped[field].Where(column => column >= 0)];
        firsts = [.. columns.Select(found => found.Length > 0 ? found[0] : -1)];
        cells = new CsvCells(table, row);
        wanted =
        [
            .. Enum.GetValues<CsvField>().Where(field => Has(field) && !ColumnMapping.Lists.Contains(field))
                .Select(field => new CsvWanted(firsts[(int)field], field, CsvSetters.Words.ContainsKey(field))).OrderBy(want => want.Column),
        ];
        texts = [.. CsvSetters.Of(CsvSetters.Words, columns), .. CsvSetters.Of(CsvSetters.Values, columns)];
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
        row.Find(wanted, places);
        foreach (var (field, set) in texts)
            set(post, row.Memory(places[(int)field]));
        foreach (var (field, set) in authorCounts)
            set(post, Count(field));
        foreach (var (field, set) in flags)
            set(post, Flag(Value(field)));
    }

    private void ReadAuthor(Account author)
    {
        author.Id = Identity(CsvField.AuthorId, ref authorIdDestroyed);
        author.Handle = Handle(CsvField.AuthorHandle);
        if (IsSaid(CsvField.AuthorCreatedAt))
        {
            dateImplausible = Date(CsvField.AuthorCreatedAt, created, out var micros, out _) is not null;
            author.CreatedAt = dateImplausible ? null : micros;
        }
    }

    private string? ReadPost()
    {
        if (Date(CsvField.PostedAt, posted, out var micros, out var clock) is { } why)
            return Fail(CsvField.PostedAt, $"{Column(CsvField.PostedAt)} {why}: \"{Excerpt(Value(CsvField.PostedAt))}\"");
        (post.PostedAt, post.ClockSeconds, post.Platform) = (micros, clock, mapping.Platform);
        post.Id = Identity(CsvField.Id, ref idDestroyed);
        post.Conversation = Identity(CsvField.Conversation, ref otherIdDestroyed);
        if (refersToReposts && IsSaid(CsvField.RepostOfId, CsvField.RepostOfHandle))
            post.RepostOf = Reference(CsvField.RepostOfId, CsvField.RepostOfHandle, null);
        if (refersToQuotes && IsSaid(CsvField.QuoteOfId, CsvField.QuoteOfHandle))
            post.QuoteOf = Reference(CsvField.QuoteOfId, CsvField.QuoteOfHandle, null);
        if (refersToReplies && (IsSaid(CsvField.ReplyToId, CsvField.ReplyToHandle) || IsSaid(CsvField.ReplyToAccount)))
            post.ReplyTo = Reference(CsvField.ReplyToId, CsvField.ReplyToHandle, CsvField.ReplyToAccount);
        if (Has(CsvField.Latitude))
            post.Latitude = Degrees(CsvField.Latitude);
        if (Has(CsvField.Longitude))
            post.Longitude = Degrees(CsvField.Longitude);
        if (IsSaid(CsvField.ObservedAt) && Date(CsvField.ObservedAt, observed, out var seen, out _) is null)
            post.ObservedAt = seen;
        post.Kind = Kind();
        if (post.Kind != PostKind.Repost)
        {
            // What a platform counts on a repost are the reposts of its original.
            foreach (var (field, set) in postCounts)
                set(post, Count(field));
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

        var said = Value(CsvField.Kind);
        return isRepost == true || refersToReposts && !post.RepostOf.IsEmpty || Says(said, "retweet"u8, "retweeted"u8, "repost"u8) ? PostKind.Repost
            : refersToQuotes && !post.QuoteOf.IsEmpty || Has(CsvField.IsQuote) && Flag(Value(CsvField.IsQuote)) == true || Says(said, "quote_tweet"u8, "quote"u8, "quoted"u8) ? PostKind.Quote
            : refersToReplies && !post.ReplyTo.Id.IsEmpty || Says(said, "reply"u8, "replied_to"u8, default) ? PostKind.Reply
            : PostKind.Original;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    /// <summary>What the record says of a field; nothing where no column holds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Value(CsvField field) => row.Span(places[(int)field]);

    private bool IsSaid(CsvField field) => !places[(int)field].IsEmpty;

    private bool IsSaid(CsvField one, CsvField other) => !places[(int)one].IsEmpty || !places[(int)other].IsEmpty;

    /// <summary>As <see cref="CsvDates.Read"/>; a count of seconds or less needs no look at other notations.</summary>
    private string? Date(CsvField field, CsvLastDate last, out long micros, out int clock) =>
        row.TryDigits(places[(int)field], out var count) ? Timestamps.Count(count, anyNumber, out micros, out clock) : last.Read(Value(field), out micros, out clock);

    private ReadOnlyMemory<byte> Handle(CsvField field)
    {
        var name = places[(int)field];
        return row.Memory(!name.IsEmpty && row.Span(name)[0] == (byte)'@' ? name.Part(1, name.Length - 1) : name);
    }

    /// <summary>An id as given; empty and <paramref name="destroyed"/> where a spreadsheet or data frame left 8.41E+17 or 123.0 of it.</summary>
    private ReadOnlyMemory<byte> Identity(CsvField field, ref bool destroyed)
    {
        var id = places[(int)field];
        if (row.IsPlainWord(id) && rounded.Count == 0)
            return row.Memory(id);
        return id.IsEmpty ? default : WrittenIdentity(field, id, ref destroyed);
    }

    private ReadOnlyMemory<byte> WrittenIdentity(CsvField field, CsvPlace id, ref bool destroyed)
    {
        var text = row.Span(id);
        if (text[0] is (byte)'=' or (byte)'"' or (byte)'\'' || text[^1] is (byte)'"' or (byte)'\'')
        {
            // Marks that keep a spreadsheet from taking an id for a number: "841", '841, ="841".
            var start = text.IndexOfAnyExcept("=\"'"u8);
            id = start < 0 ? default : id.Part(start, text.LastIndexOfAnyExcept("\"'"u8) + 1 - start);
            text = row.Span(id);
        }

        var isRounded = rounded.Count > 0 && rounded.Contains(firsts[(int)field]) && CsvSample.IsRounded(text);
        if (!isRounded && (text.IndexOfAny(".,+"u8) < 0 || text.IndexOfAnyExcept(FloatSigns) >= 0 || !char.IsAsciiDigit((char)text[0])))
            return row.Memory(id);
        destroyed = true;
        return default;
    }

    private PostReference Reference(CsvField id, CsvField handle, CsvField? account) =>
        new(Identity(id, ref otherIdDestroyed), new AccountReference(account is { } given ? Identity(given, ref otherIdDestroyed) : default, Handle(handle)));

    private long? Count(CsvField field)
    {
        if (row.TryDigits(places[(int)field], out var count))
            return count;
        var text = Value(field);
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
        var text = Value(field);
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
            var list = row.Said(row.Trimmed(row.Place(column)));
            // Commas are part of links; only a list in brackets is parted by them there.
            var breaks = field is CsvField.Links or CsvField.Media && !(list.Length > 0 && row.Span(list)[0] == (byte)'[') ? LinkBreaks : ItemBreaks;
            while (!list.IsEmpty)
            {
                var text = row.Span(list);
                var end = text.IndexOfAny(breaks);
                var length = end < 0 ? text.Length : end;
                var marks = !sign.IsEmpty && text.StartsWith(sign) ? sign.Length : 0;
                if (length > marks && row.Said(list.Part(marks, length - marks)) is { IsEmpty: false } item)
                    into.Add(row.Memory(item));
                list = end < 0 ? default : list.Part(end + 1, text.Length - end - 1);
            }
        }
    }
}
