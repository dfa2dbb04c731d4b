using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources.Csv;

/// <summary>
/// One record of separated values (RFC 4180, with the deviations that <see cref="CsvIndex"/> tells). Of fields that nobody asks for no more
/// is found out than where they end.
/// </summary>
internal sealed class CsvRow(byte separator)
{
    private readonly CsvIndex index = new(separator);
    private ArraySegment<byte> indexed; // the records that the index is of
    private int record; // of the index
    private int start;
    private int next;
    private byte[] block = [];
    private int blockStart; // of the records in that array
    private int[] ends = [];
    private int first; // entry before the first field's
    private byte[] plain = [];
    private int plainLength;

    /// <summary>Fields of the record.</summary>
    public int Count { get; private set; }

    /// <summary>Line breaks of the record, those within quotes and the one at its end.</summary>
    public int Lines => index.HasBreaks ? indexed.AsSpan(start..next).Count((byte)'\n') : 1;

    /// <summary>Where the records end that were found together with this one.</summary>
    public int Found => Math.Max(next, index.End);

    /// <summary>A field without its quotes, until the next record is read.</summary>
    public ReadOnlySpan<byte> this[int field] => Span(Place(field));

    /// <summary>Where a field lies, without its quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CsvPlace Place(int field)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(field, Count);
        var (from, to) = (blockStart + ends[first + field] + 1, blockStart + ends[first + field + 1]);
        if (from == to)
            return default;
        if (block[from] == (byte)'"')
            return Unquoted(from, to);
        return new CsvPlace(from, (block[to - 1] == (byte)'\r' ? to - 1 : to) - from);
    }

    /// <summary>Where the fields lie that somebody asks for, all in one walk.</summary>
    /// <param name="wanted">The fields, in order.</param>
    /// <param name="places">Filled for those, by what they hold.</param>
    public void Find(ReadOnlySpan<CsvWanted> wanted, Span<CsvPlace> places)
    {
        var all = ends.AsSpan(first, Count + 1);
        var (bytes, before) = (block, blockStart);
        foreach (ref readonly var want in wanted)
        {
            var from = before + all[want.Column] + 1;
            var to = before + all[want.Column + 1];
            places[(int)want.Field] = from == to ? default
                : CsvCellText.IsBare(bytes[from], bytes[to - 1]) ? new CsvPlace(from, to - from)
                : FindOne(want);
        }
    }

    /// <summary>A whole number of digits alone; false for anything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryDigits(CsvPlace text, out long number) =>
        text.Start >= 0 ? Digits.TryRead(block, text.Start, text.Length, out number) : Digits.TryRead(Span(text), out number);

    /// <summary>True for a short text of nothing but letters, digits and signs that stand behind the digits in ASCII, but for =; false may mean that nobody looked.</summary>
    public bool IsPlainWord(CsvPlace text)
    {
        if (text.Start < 0 || text.Length > 32 || block.Length - text.Start < 32)
            return false;
        var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(block), (nuint)text.Start);
        var others = Vector256.LessThan(bytes, Vector256.Create((byte)'0')) | Vector256.Equals(bytes, Vector256.Create((byte)'='));
        return (others.ExtractMostSignificantBits() & (1UL << text.Length) - 1) == 0;
    }

    // By itself, as what it needs would lie in the way of those that are found at once.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private CsvPlace FindOne(CsvWanted want) =>
        want.IsText ? this.Said(Place(want.Column))
        : want.Field == CsvField.Client && Linked(want.Column) is { IsEmpty: false } name ? name
        : this.Bare(Place(want.Column));

    /// <summary>The words of a link in quotes, whose own quotes are doubled in its beginning alone, as names of programs are written; nothing of any other field.</summary>
    private CsvPlace Linked(int field)
    {
        var (from, to) = (blockStart + ends[first + field] + 1, blockStart + ends[first + field + 1]);
        var link = block.AsSpan(from, to - from);
        if (!link.StartsWith("\"<a"u8) || !link.EndsWith("</a>\""u8))
            return default;
        var start = link.IndexOf((byte)'>') + 1;
        var words = start < link.Length - 5 ? link[start..^5] : default;
        return words.IsEmpty || words[0] == (byte)'<' || words.Contains((byte)'"') ? default : new CsvPlace(from + start, words.Length);
    }

    /// <summary>The bytes of a text of the record.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Span(CsvPlace text) => text.Start >= 0 ? new(block, text.Start, text.Length) : new(plain, ~text.Start, text.Length);

    /// <summary>As <see cref="Span"/>, as long as the block is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlyMemory<byte> Memory(CsvPlace text) => text.Start >= 0 ? new(block, text.Start, text.Length) : new(plain, ~text.Start, text.Length);

    /// <summary>Bytes of a field without its quotes.</summary>
    public int Length(int field) => Place(field).Length;

    /// <summary>As <see cref="Read(ArraySegment{byte}, int, out int)"/>.</summary>
    public bool Read(ReadOnlyMemory<byte> records, int start, out int next) =>
        Read(MemoryMarshal.TryGetArray(records, out var segment) ? segment : records.ToArray(), start, out next);

    /// <summary>Reads the record at <paramref name="at"/>. False if its quotes do not close; then <paramref name="behind"/> is the next line.</summary>
    public bool Read(ArraySegment<byte> records, int at, out int behind)
    {
        var closed = true;
        record++;
        // The memory of a block is used again for others, all of which are read from their beginning.
        if (at != next || at == 0 || record >= index.Records || records != indexed)
        {
            (indexed, block, blockStart, record) = (records, records.Array!, records.Offset, 0);
            closed = index.Read(records, at);
        }

        ends = index.Find(record, out first, out var last);
        Count = last - first;
        (start, next, plainLength) = (at, closed ? Math.Min(ends[last] + 1, records.Count) : NextLine(records, at), 0);
        behind = next;
        return closed;
    }

    private static int NextLine(ReadOnlySpan<byte> bytes, int start) =>
        bytes[start..].IndexOf((byte)'\n') is var length and >= 0 ? start + length + 1 : bytes.Length;

    /// <summary>The contents of a field in quotes, with one quote for each two.</summary>
    private CsvPlace Unquoted(int from, int to)
    {
        var content = new CsvPlace(from + 1, (block[to - 1] == (byte)'\r' ? to - 2 : to - 1) - from - 1);
        return Span(content).Contains((byte)'"') ? Undoubled(Span(content)) : content;
    }

    private CsvPlace Undoubled(ReadOnlySpan<byte> quoted)
    {
        // What was handed out of the smaller array stays where it is.
        if (plain.Length - plainLength < quoted.Length)
            Array.Resize(ref plain, Math.Max(plain.Length * 2, plainLength + quoted.Length));
        var from = plainLength;
        for (var quote = quoted.IndexOf((byte)'"'); quote >= 0; quote = quoted.IndexOf((byte)'"'))
        {
            Append(quoted[..(quote + 1)]);
            var isDoubled = quote + 1 < quoted.Length && quoted[quote + 1] == (byte)'"';
            quoted = quoted[(quote + (isDoubled ? 2 : 1))..];
        }

        Append(quoted);
        return new CsvPlace(~from, plainLength - from);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(plain.AsSpan(plainLength));
        plainLength += bytes.Length;
    }
}

/// <summary>A field that somebody asks for.</summary>
/// <param name="Column">Its number.</param>
/// <param name="Field">What it holds.</param>
/// <param name="IsText">True for a text, whose blanks are its own.</param>
internal readonly record struct CsvWanted(int Column, CsvField Field, bool IsText);
