using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sillage.Posts.Sources.Csv;

/// <summary>
/// One record of separated values (RFC 4180, with the deviations that are met): quotes count only at the start of a field, a quote
/// inside that no separator follows stands for itself, and quotes that never close spoil only their own line.
/// </summary>
internal sealed class CsvRow(byte separator)
{
    // Where each field lies in the block; one whose quotes were doubled lies in `plain` instead, and its end is the complement of that there.
    private (int Start, int End)[] fields = new (int, int)[64];
    private ArraySegment<byte> block;
    private byte[] plain = [];
    private int plainLength;

    /// <summary>Fields of the record.</summary>
    public int Count { get; private set; }

    /// <summary>Line breaks of the record, those within quotes and the one at its end.</summary>
    public int Lines { get; private set; }

    /// <summary>A field without its quotes, until the next record is read.</summary>
    public ArraySegment<byte> this[int field]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(field, Count);
            var (start, end) = fields[field];
            return end >= 0 ? block[start..end] : new ArraySegment<byte>(plain, start, ~end - start);
        }
    }

    /// <summary>Bytes of a field without its quotes.</summary>
    public int Length(int field) => fields[field] is var (start, end) && end >= 0 ? end - start : ~end - start;

    /// <summary>As <see cref="Read(ArraySegment{byte}, int, out int)"/>.</summary>
    public bool Read(ReadOnlyMemory<byte> records, int start, out int next) =>
        Read(MemoryMarshal.TryGetArray(records, out var segment) ? segment : records.ToArray(), start, out next);

    /// <summary>Reads the record at <paramref name="start"/>. False if its quotes do not close; then <paramref name="next"/> is the next line.</summary>
    public bool Read(ArraySegment<byte> records, int start, out int next)
    {
        Count = Lines = plainLength = 0;
        block = records;
        ReadOnlySpan<byte> bytes = records;
        var at = start;
        while (true)
        {
            if (at < bytes.Length && bytes[at] == (byte)'"')
            {
                if (!Quoted(bytes, ref at))
                {
                    var length = bytes[start..].IndexOf((byte)'\n');
                    (next, Lines) = length < 0 ? (bytes.Length, 0) : (start + length + 1, 1);
                    return false;
                }
            }
            else
            {
                Plain(bytes, ref at);
            }

            if (at >= bytes.Length || bytes[at] == (byte)'\n')
            {
                (next, Lines) = at < bytes.Length ? (at + 1, Lines + 1) : (at, Lines);
                return true;
            }

            at++;
        }
    }

    /// <summary>
    /// Reads fields without quotes; <paramref name="at"/> goes to the end of the last, which is that of the record or has a quote behind it. 32 bytes are
    /// compared at once: fields are short, and a search for the end of each would cost more than all else.
    /// </summary>
    private void Plain(ReadOnlySpan<byte> bytes, ref int at)
    {
        var start = at;
        for (var window = at; window + Vector256<byte>.Count <= bytes.Length; window += Vector256<byte>.Count)
        {
            // No more fields can end in a window than it has bytes.
            if (fields.Length - Count <= Vector256<byte>.Count)
                Array.Resize(ref fields, fields.Length * 2);
            var values = Vector256.Create(bytes.Slice(window, Vector256<byte>.Count));
            var ends = (Vector256.Equals(values, Vector256.Create(separator)) | Vector256.Equals(values, Vector256.Create((byte)'\n'))).ExtractMostSignificantBits();
            for (; ends != 0; ends &= ends - 1)
            {
                at = window + BitOperations.TrailingZeroCount(ends);
                fields[Count++] = (start, WithoutReturn(bytes, start, at));
                start = at + 1;
                if (bytes[at] == (byte)'\n' || start < bytes.Length && bytes[start] == (byte)'"')
                    return;
            }
        }

        // The end of the block: one field.
        at = bytes[start..].IndexOfAny(separator, (byte)'\n') is var length and >= 0 ? start + length : bytes.Length;
        Add(start, WithoutReturn(bytes, start, at));
    }

    /// <summary>Reads a quoted field; <paramref name="at"/> goes to the separator or line break behind it.</summary>
    private bool Quoted(ReadOnlySpan<byte> bytes, ref int at)
    {
        var start = at + 1;
        var doubled = false;
        for (var from = start; bytes[from..].IndexOf((byte)'"') is var quote and >= 0;)
        {
            var end = from + quote;
            var behind = end + 1;
            if (behind < bytes.Length && bytes[behind] == (byte)'"')
            {
                doubled = true;
                from = behind + 1;
                continue;
            }

            if (behind < bytes.Length && bytes[behind] == (byte)'\r')
                behind++;
            if (behind >= bytes.Length || bytes[behind] == separator || bytes[behind] == (byte)'\n')
            {
                if (doubled)
                    AddUndoubled(bytes[start..end]);
                else
                    Add(start, end);
                Lines += bytes[start..end].Count((byte)'\n');
                at = behind;
                return true;
            }

            // On the same line it is a careless quote; behind a line break it opens the field of another record.
            if (bytes[start..end].Contains((byte)'\n'))
                return false;
            from = end + 1;
        }

        return false;
    }

    private void Add(int start, int end)
    {
        if (Count == fields.Length)
            Array.Resize(ref fields, Count * 2);
        fields[Count++] = (start, end);
    }

    private static int WithoutReturn(ReadOnlySpan<byte> bytes, int start, int end) =>
        end > start && bytes[end - 1] == (byte)'\r' ? end - 1 : end;

    /// <summary>Adds a field with one quote for each two.</summary>
    private void AddUndoubled(ReadOnlySpan<byte> quoted)
    {
        // Fields already there are found by their place, which stays.
        if (plain.Length - plainLength < quoted.Length)
            Array.Resize(ref plain, Math.Max(plain.Length * 2, plainLength + quoted.Length));
        var start = plainLength;
        for (var quote = quoted.IndexOf((byte)'"'); quote >= 0; quote = quoted.IndexOf((byte)'"'))
        {
            AppendPlain(quoted[..(quote + 1)]);
            var isDoubled = quote + 1 < quoted.Length && quoted[quote + 1] == (byte)'"';
            quoted = quoted[(quote + (isDoubled ? 2 : 1))..];
        }

        AppendPlain(quoted);
        Add(start, ~plainLength);
    }

    private void AppendPlain(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(plain.AsSpan(plainLength));
        plainLength += bytes.Length;
    }
}
