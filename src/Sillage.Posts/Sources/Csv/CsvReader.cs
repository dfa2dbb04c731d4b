using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Sillage.Posts.Captures;

namespace Sillage.Posts.Sources.Csv;

/// <summary>Parts blocks into records and gives each to a mapped reader; rejects what is ragged or broken.</summary>
internal sealed class CsvReader(CsvTable table, CsvPost post) : IRecordReader
{
    private const string DecodedAsWindows = "a record was not UTF-8; it was read as Windows-1252";
    private const string ZerosRemoved = "zero bytes removed from a record";
    private const int ExcerptBytes = 200;
    private const int MaxText = 1 << 20;

    private readonly CsvRow row = new(table.Separator);
    private readonly byte[] firstColumn = Encoding.UTF8.GetBytes(table.Columns[0]);

    /// <inheritdoc/>
    public void Read(Block block, IPostSink sink)
    {
        if (block.Offset == 0 && table.Repeated is { Count: > 0 } repeated)
            sink.Repaired($"the header repeats {string.Join(", ", repeated)}; of each the first column was read");
        var line = block.FirstLine;
        var (sound, looked) = (true, 0);
        var bytes = MemoryMarshal.TryGetArray(block.Bytes, out var segment) ? segment : block.Bytes.ToArray();
        for (var start = 0; start < bytes.Count;)
        {
            var whole = row.Read(bytes, start, out var next);
            var record = block.Bytes[start..next];
            if (looked < next)
            {
                // Most records are sound, and looked at together; of others each is looked at.
                looked = Math.Min(row.Found, bytes.Count);
                sound = IsSound(block.Bytes.Span[start..looked]);
            }

            var lines = row.Lines;
            var why = whole ? null : "a quote opens and does not close";
            if (whole && !(block.Offset == 0 && start == 0) && !IsBlank() && !(MayBeHeader(bytes[start]) && IsHeader()))
                why = ReadRecord(record, sound, line, sink);
            if (why is not null)
                Reject(block, start, record, line, why, sink);
            line += lines;
            start = next;
        }
    }

    private string? ReadRecord(ReadOnlyMemory<byte> record, bool sound, long line, IPostSink sink)
    {
        post.Failed = null;
        if (!sound && !Utf8.IsValid(record.Span))
        {
            record = Encoding.UTF8.GetBytes(TextEncoding.Windows1252.GetString(record.Span));
            row.Read(record, 0, out _);
            sink.Repaired(DecodedAsWindows);
        }

        if (!sound && record.Span.Contains((byte)0))
        {
            record = record.ToArray().Where(value => value != 0).ToArray();
            row.Read(record, 0, out _);
            sink.Repaired(ZerosRemoved);
        }

        for (var extra = table.Columns.Count; extra < row.Count; extra++)
        {
            if (row.Length(extra) > 0)
                return Ragged();
        }

        if (row.Count < table.Columns.Count)
            return Ragged();
        for (var column = 0; record.Length > MaxText && column < table.Columns.Count; column++)
        {
            if (row.Length(column) <= MaxText)
                continue;
            post.Failed = table.Columns[column];
            return $"{table.Columns[column]} is longer than 1 MiB: no platform has such texts";
        }

        return post.Read(row, line, sink);
    }

    private static bool IsSound(ReadOnlySpan<byte> records) => Utf8.IsValid(records) && !records.Contains((byte)0);

    private string Ragged() => $"the record has {row.Count} fields, the header {table.Columns.Count}";

    private bool IsBlank() => row.Count == 1 && row[0].Trim(" \t\r"u8).IsEmpty;

    /// <summary>By the first byte of a record, which tells nearly all from the header.</summary>
    private bool MayBeHeader(byte first) => firstColumn.Length == 0 || first == firstColumn[0] || first is (byte)'"' or (byte)' ' or (byte)'\t';

    /// <summary>True for the header again, where files were put one after the other.</summary>
    private bool IsHeader()
    {
        var first = row[0];
        if (first.Length > 0 && first[0] is (byte)' ' or (byte)'\t')
            first = first.TrimStart(" \t"u8);
        if (row.Count != table.Columns.Count || !first.StartsWith(firstColumn))
            return false;
        for (var at = 0; at < row.Count; at++)
        {
            if (row.Length(at) > 200 || Encoding.UTF8.GetString(row[at]).Trim() != table.Columns[at])
                return false;
        }

        return true;
    }

    private void Reject(Block block, int start, ReadOnlyMemory<byte> record, long line, string why, IPostSink sink) =>
        sink.Reject(new Rejection(
            line, block.Offset + start, post.Failed, why, Encoding.UTF8.GetString(record.Span[..Math.Min(record.Length, ExcerptBytes)])));
}
