using System.Numerics;
using System.Runtime.Intrinsics;

namespace Sillage.Posts.Sources.Csv;

/// <summary>
/// Where the fields of the next records end. As long as quotes stand as they should it is found for many records at once, 64 bytes at a
/// time; a record with a quote in the wrong place is read by itself, with care.
/// </summary>
/// <param name="separator">What parts fields.</param>
internal sealed class CsvIndex(byte separator)
{
    /// <summary>A record to be read with care costs what was found of those behind it.</summary>
    private const int Reach = 16 << 10;

    // Before the ends of the first record stands the place before it, so that each field begins behind the entry before its own.
    private int[] ends = new int[1024];
    private int[] records = new int[64]; // entry of each record's last end
    private int count; // of entries

    /// <summary>Records found.</summary>
    public int Records { get; private set; }

    /// <summary>Place behind the last of them.</summary>
    public int End => ends[records[Records - 1]] + 1;

    /// <summary>True if a field may hold a line break.</summary>
    public bool HasBreaks { get; private set; }

    /// <summary>Where the fields of a record end.</summary>
    /// <param name="record">Its number among those that were found.</param>
    /// <param name="before">Entry of the place before the record.</param>
    /// <param name="last">Entry of the end of its last field.</param>
    /// <returns>All ends.</returns>
    public int[] Find(int record, out int before, out int last)
    {
        (before, last) = (record > 0 ? records[record - 1] : 0, records[record]);
        return ends;
    }

    /// <summary>Finds the records from <paramref name="start"/> on, at least one. False if the quotes of that one do not close; then it has the fields before.</summary>
    public bool Read(ReadOnlySpan<byte> bytes, int start)
    {
        (ends[0], count, Records, HasBreaks) = (start - 1, 1, 0, false);
        FindSound(bytes, start);
        if (Records > 0)
            return true;
        (count, HasBreaks) = (1, true);
        var closed = FindOne(bytes, start);
        EndRecord(count - 1);
        return closed;
    }

    /// <summary>Finds records up to where a quote stands in the wrong place.</summary>
    private void FindSound(ReadOnlySpan<byte> bytes, int start)
    {
        var quoted = default(CsvQuotes);
        var closing = 0UL; // 1 if the byte before closed a field
        for (var position = start; position < bytes.Length && (Records == 0 || position < start + Reach); position += 64)
        {
            ByteMasks.Load(bytes, position, out var low, out var high);
            var breaks = ByteMasks.Of(low, high, (byte)'\n');
            var found = breaks | ByteMasks.Of(low, high, separator);
            var quotes = ByteMasks.Of(low, high, (byte)'"');
            if (quotes != 0 || closing != 0 || quoted.IsOpen)
            {
                var within = quoted.Within(quotes, found, out var isCareless);
                var closes = quotes & ~within;
                // Of doubled quotes the first closes and the second opens again.
                var wrong = (closes << 1 | closing) & ~(found | quotes);
                if (isCareless || wrong != 0 && !AreReturns(wrong, bytes, position))
                    return;
                closing = closes >> 63;
                HasBreaks |= (breaks & within) != 0;
                (found, breaks) = (found & ~within, breaks & ~within);
            }
            else
            {
                quoted.Pass((long)found < 0);
            }

            Add(position, found, breaks);
        }
    }

    /// <summary>True if all that is marked are carriage returns before the end of a field.</summary>
    private bool AreReturns(ulong marked, ReadOnlySpan<byte> bytes, int position)
    {
        for (; marked != 0; marked &= marked - 1)
        {
            var behind = position + BitOperations.TrailingZeroCount(marked) + 1;
            if (behind >= bytes.Length || bytes[behind - 1] != (byte)'\r' || bytes[behind] != separator && bytes[behind] != (byte)'\n')
                return false;
        }

        return true;
    }

    private void Add(int position, ulong found, ulong breaks)
    {
        if (ends.Length - count < 64 + 3)
            Array.Resize(ref ends, ends.Length * 2);
        for (; breaks != 0; breaks &= breaks - 1)
            EndRecord(count - 1 + BitOperations.PopCount(found & (breaks ^ breaks - 1)));
        // Four at a time, whether there are as many or not: how many there are cannot be foreseen. What is too much is written over.
        var places = ends.AsSpan(count, 64 + 3);
        count += BitOperations.PopCount(found);
        for (var place = 0; found != 0; place += 4)
        {
            for (var next = 0; next < 4; next++, found &= found - 1)
                places[place + next] = position + BitOperations.TrailingZeroCount(found);
        }
    }

    private void EndRecord(int entry)
    {
        if (Records == records.Length)
            Array.Resize(ref records, Records * 2);
        records[Records++] = entry;
    }

    /// <summary>
    /// Finds the fields of one record (RFC 4180, with the deviations that are met): quotes count only at the start of a field, a quote
    /// inside that no separator follows stands for itself, and quotes that never close spoil only their own line.
    /// </summary>
    private bool FindOne(ReadOnlySpan<byte> bytes, int start)
    {
        for (var at = start; ; at++)
        {
            if (at < bytes.Length && bytes[at] == (byte)'"')
            {
                if (!PassQuoted(bytes, ref at))
                    return false;
            }
            else
            {
                at = bytes[at..].IndexOfAny(separator, (byte)'\n') is var length and >= 0 ? at + length : bytes.Length;
            }

            if (count == ends.Length)
                Array.Resize(ref ends, count * 2);
            ends[count++] = at;
            if (at >= bytes.Length || bytes[at] == (byte)'\n')
                return true;
        }
    }

    /// <summary>Passes over a field in quotes; <paramref name="at"/> goes to the separator or line break behind it.</summary>
    private bool PassQuoted(ReadOnlySpan<byte> bytes, ref int at)
    {
        var start = at + 1;
        for (var from = start; bytes[from..].IndexOf((byte)'"') is var quote and >= 0;)
        {
            var end = from + quote;
            var behind = end + 1;
            if (behind < bytes.Length && bytes[behind] == (byte)'"')
            {
                from = behind + 1;
                continue;
            }

            if (behind < bytes.Length && bytes[behind] == (byte)'\r')
                behind++;
            if (behind >= bytes.Length || bytes[behind] == separator || bytes[behind] == (byte)'\n')
            {
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
}
