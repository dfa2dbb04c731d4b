namespace Sillage.Posts.Sources.Csv;

/// <summary>
/// One record of separated values (RFC 4180, with the deviations that are met): quotes count only at the start of a field, a quote
/// inside that no separator follows stands for itself, and quotes that never close spoil only their own line.
/// </summary>
internal sealed class CsvRow(byte separator)
{
    private readonly List<ReadOnlyMemory<byte>> fields = [];

    /// <summary>Fields of the record.</summary>
    public int Count => fields.Count;

    /// <summary>A field without its quotes.</summary>
    public ReadOnlyMemory<byte> this[int field] => fields[field];

    /// <summary>Reads the record at <paramref name="start"/>. False if its quotes do not close; then <paramref name="next"/> is the next line.</summary>
    public bool Read(ReadOnlyMemory<byte> block, int start, out int next)
    {
        fields.Clear();
        var bytes = block.Span;
        var at = start;
        while (true)
        {
            if (at < bytes.Length && bytes[at] == (byte)'"')
            {
                if (!Quoted(block, ref at))
                {
                    next = bytes[start..].IndexOf((byte)'\n') is var line and >= 0 ? start + line + 1 : bytes.Length;
                    return false;
                }
            }
            else
            {
                var length = bytes[at..].IndexOfAny(separator, (byte)'\n');
                var end = length < 0 ? bytes.Length : at + length;
                fields.Add(block[at..WithoutReturn(bytes, at, end)]);
                at = end;
            }

            if (at >= bytes.Length || bytes[at] == (byte)'\n')
            {
                next = Math.Min(at + 1, bytes.Length);
                return true;
            }

            at++;
        }
    }

    /// <summary>Reads a quoted field; <paramref name="at"/> goes to the separator or line break behind it.</summary>
    private bool Quoted(ReadOnlyMemory<byte> block, ref int at)
    {
        var bytes = block.Span;
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
                fields.Add(doubled ? Undouble(bytes[start..end]) : block[start..end]);
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

    private static int WithoutReturn(ReadOnlySpan<byte> bytes, int start, int end) =>
        end > start && bytes[end - 1] == (byte)'\r' ? end - 1 : end;

    private static byte[] Undouble(ReadOnlySpan<byte> quoted)
    {
        var plain = new byte[quoted.Length];
        var length = 0;
        for (var at = 0; at < quoted.Length; at++)
        {
            plain[length++] = quoted[at];
            if (quoted[at] == (byte)'"' && at + 1 < quoted.Length && quoted[at + 1] == (byte)'"')
                at++;
        }

        return plain[..length];
    }
}
