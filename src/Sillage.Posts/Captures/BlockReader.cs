using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using Sillage.Posts.Sources;

namespace Sillage.Posts.Captures;

/// <summary>
/// Cuts a capture into blocks of whole records. Where it cuts depends on the bytes alone, never on how they arrive: a block is
/// filled to its size, cut behind its last whole record, and the rest begins the next. Used by one thread; <see cref="Return"/> by any.
/// </summary>
public sealed class BlockReader : IDisposable
{
    private const int ExcerptLength = 200;

    /// <summary>A power of two, as the lengths of pooled arrays are.</summary>
    private const int MostPooled = 16 << 20;

    private readonly Stream utf8;
    private readonly IRecordScan scan;
    private readonly Action<Rejection> tooLong;
    private readonly int blockBytes;
    private readonly int recordBytes;
    private byte[] buffer = [];
    private int filled;
    private int index;
    private long offset;
    private bool ended;
    private bool halfLine;

    /// <summary>Prepares to cut.</summary>
    /// <param name="utf8">Text, UTF-8, without byte order mark; the caller closes it.</param>
    /// <param name="framing">How records lie in it.</param>
    /// <param name="tooLong">Told of each record that was passed over because it is too long or its quotes never end.</param>
    /// <param name="blockBytes">Bytes that a block is filled to; a longer record has a block of its own.</param>
    public BlockReader(Stream utf8, Framing framing, Action<Rejection> tooLong, int blockBytes = 4 << 20)
        : this(utf8, framing, tooLong, blockBytes, framing == Framing.JsonValues ? 512 << 20 : 64 << 20)
    {
    }

    internal BlockReader(Stream utf8, Framing framing, Action<Rejection> tooLong, int blockBytes, int recordBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockBytes, 1);
        this.utf8 = utf8;
        this.tooLong = tooLong;
        this.blockBytes = blockBytes;
        this.recordBytes = Math.Max(recordBytes, blockBytes);
        scan = framing switch
        {
            Framing.Lines => new LineScan(),
            Framing.Csv => new CsvScan(),
            Framing.JsonList => new JsonListScan(),
            _ => new JsonScan(),
        };
    }

    /// <summary>Lines seen so far; after the last block, lines of the capture (a last one without line break counts).</summary>
    public long Line { get; private set; }

    /// <summary>The next block. False at the end of the capture.</summary>
    public bool TryRead(out Block block)
    {
        while (true)
        {
            if (!Fill(blockBytes))
            {
                Line += halfLine ? 1 : 0;
                halfLine = false;
                block = default;
                return false;
            }

            var found = FindCut();
            if (found.Cut > 0)
            {
                block = Cut(found);
                return true;
            }

            PassOver(found.Broken);
        }
    }

    /// <summary>Takes back the memory of a block, which must not be used any more. May be called from any thread.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Whoever reads a block gives it back to where it came from.")]
    public void Return(Block block)
    {
        if (MemoryMarshal.TryGetArray(block.Bytes, out var bytes))
            GiveBack(bytes.Array!);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        GiveBack(buffer);
        buffer = [];
        filled = 0;
        ended = true;
    }

    /// <summary>The last record end; none if the record at the start has to be passed over.</summary>
    private ScannedEnd FindCut()
    {
        for (long wanted = blockBytes; ; wanted *= 2)
        {
            Fill((int)Math.Min(wanted, recordBytes));
            var found = scan.LastEnd(buffer.AsSpan(0, filled), ended);
            if (found.Cut > 0 || found.Broken is not null)
                return found;
            if (wanted >= recordBytes)
                return new ScannedEnd(0, $"the record is longer than {recordBytes >> 20} MiB");
        }
    }

    private Block Cut(ScannedEnd end)
    {
        var (cut, firstLine, length) = (buffer, Line + 1, end.Cut);
        CountLines(cut.AsSpan(0, length), end.Lines);
        var block = new Block(index++, cut.AsMemory(0, length), offset, firstLine)
        {
            Lines = Line + 1 - firstLine + (halfLine ? 1 : 0),
            Heading = scan.Heading,
        };
        var rest = filled - length;
        buffer = Rent(Math.Max(blockBytes, rest));
        cut.AsSpan(length, rest).CopyTo(buffer);
        filled = rest;
        offset += length;
        return block;
    }

    /// <summary>Rejects the record at the start and drops it, holding no more than a block of it.</summary>
    private void PassOver(string? why)
    {
        var excerpt = Encoding.UTF8.GetString(buffer.AsSpan(0, Math.Min(filled, ExcerptLength)));
        tooLong(new Rejection(Line + 1, offset, null, $"{why}: it was passed over", excerpt));
        scan.BeginPassing();
        while (true)
        {
            var (dropped, found) = scan.Pass(buffer.AsSpan(0, filled));
            CountLines(buffer.AsSpan(0, dropped));
            offset += dropped;
            buffer.AsSpan(dropped, filled - dropped).CopyTo(buffer);
            filled -= dropped;
            if (found || !Fill(blockBytes))
                return;
        }
    }

    private void CountLines(ReadOnlySpan<byte> bytes, int? counted = null)
    {
        Line += counted ?? bytes.Count((byte)'\n');
        if (bytes.Length > 0)
            halfLine = bytes[^1] != (byte)'\n';
    }

    /// <summary>A pool would keep the memory of one huge record, and of every size that was tried for it, to the end.</summary>
    private static byte[] Rent(int bytes) =>
        bytes > MostPooled ? GC.AllocateUninitializedArray<byte>(bytes) : ArrayPool<byte>.Shared.Rent(bytes);

    private static void GiveBack(byte[] array)
    {
        if (array.Length is > 0 and <= MostPooled)
            ArrayPool<byte>.Shared.Return(array);
    }

    /// <summary>Holds at least so many bytes, or all there are; false if none are left.</summary>
    private bool Fill(int bytes)
    {
        if (buffer.Length < bytes)
        {
            var larger = Rent(bytes);
            buffer.AsSpan(0, filled).CopyTo(larger);
            GiveBack(buffer);
            buffer = larger;
        }

        while (!ended && filled < bytes)
        {
            var read = utf8.Read(buffer.AsSpan(filled, bytes - filled));
            filled += read;
            ended = read == 0;
        }

        return filled > 0;
    }
}
