using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    public ArraySegment<byte> this[int field]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(field, Count);
            var (from, to) = (blockStart + ends[first + field] + 1, blockStart + ends[first + field + 1]);
            if (from == to)
                return default;
            if (block[from] == (byte)'"')
                return Unquoted(from, to);
            return new ArraySegment<byte>(block, from, (block[to - 1] == (byte)'\r' ? to - 1 : to) - from);
        }
    }

    /// <summary>Bytes of a field without its quotes.</summary>
    public int Length(int field) => this[field].Count;

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

        var found = index[record];
        (ends, first, Count) = (found.Array!, found.Offset, found.Count - 1);
        (start, next, plainLength) = (at, closed ? Math.Min(ends[first + Count] + 1, records.Count) : NextLine(records, at), 0);
        behind = next;
        return closed;
    }

    private static int NextLine(ReadOnlySpan<byte> bytes, int start) =>
        bytes[start..].IndexOf((byte)'\n') is var length and >= 0 ? start + length + 1 : bytes.Length;

    /// <summary>The contents of a field in quotes, with one quote for each two.</summary>
    private ArraySegment<byte> Unquoted(int from, int to)
    {
        var content = new ArraySegment<byte>(block, from + 1, (block[to - 1] == (byte)'\r' ? to - 2 : to - 1) - from - 1);
        return content.AsSpan().Contains((byte)'"') ? Undoubled(content) : content;
    }

    private ArraySegment<byte> Undoubled(ReadOnlySpan<byte> quoted)
    {
        if (plain.Length - plainLength < quoted.Length)
            (plain, plainLength) = (new byte[Math.Max(plain.Length * 2, quoted.Length)], 0);
        var from = plainLength;
        for (var quote = quoted.IndexOf((byte)'"'); quote >= 0; quote = quoted.IndexOf((byte)'"'))
        {
            Append(quoted[..(quote + 1)]);
            var isDoubled = quote + 1 < quoted.Length && quoted[quote + 1] == (byte)'"';
            quoted = quoted[(quote + (isDoubled ? 2 : 1))..];
        }

        Append(quoted);
        return new ArraySegment<byte>(plain, from, plainLength - from);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(plain.AsSpan(plainLength));
        plainLength += bytes.Length;
    }
}
