using Microsoft.Win32.SafeHandles;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Csv;

/// <summary>A text cut into pieces of whole lines, which any thread may read in any order.</summary>
internal sealed class Pieces : IDisposable
{
    private const int PieceLength = 1 << 20;
    private readonly SafeFileHandle? file;
    private readonly ReadOnlyMemory<byte> memory;
    private readonly long end;

    public Pieces(SafeFileHandle file)
    {
        this.file = file;
        end = RandomAccess.GetLength(file);
    }

    public Pieces(ReadOnlyMemory<byte> memory)
    {
        this.memory = memory;
        end = memory.Length;
    }

    /// <summary>Where the lines to be cut begin.</summary>
    public long Start { get; set; }

    public int Count => (int)((Math.Max(0, end - Start) + PieceLength - 1) / PieceLength);

    /// <summary>The lines that begin within a piece.</summary>
    /// <param name="piece">From 0 to below <see cref="Count"/>.</param>
    /// <param name="buffer">Holds them afterwards, from its first byte.</param>
    /// <param name="offset">Where in the whole text they begin.</param>
    /// <returns>How many bytes they have, the last line's end included.</returns>
    public int Read(int piece, Scratch<byte> buffer, out long offset)
    {
        offset = Start + ((long)piece * PieceLength);
        var next = Math.Min(end, offset + PieceLength);
        if (piece > 0)
            offset = AfterLineEnd(offset - 1, next, buffer);
        if (offset >= next)
            return 0;
        var stop = next == end ? end : AfterLineEnd(next - 1, end, buffer);
        var length = checked((int)(stop - offset));
        buffer.Ensure(length);
        Fill(offset, buffer.Span[..length]);
        return length;
    }

    /// <summary>The first bytes of the text.</summary>
    public ReadOnlySpan<byte> Head(Scratch<byte> buffer)
    {
        var length = (int)Math.Min(end, PieceLength);
        buffer.Ensure(length);
        Fill(0, buffer.Span[..length]);
        return buffer.Span[..length];
    }

    /// <summary>The number of the line that begins at an offset, counted from 1.</summary>
    public long LineAt(long offset)
    {
        using var buffer = new Scratch<byte>(PieceLength);
        long line = 1;
        for (long at = 0; at < offset; at += PieceLength)
        {
            var part = buffer.Span[..(int)Math.Min(PieceLength, offset - at)];
            Fill(at, part);
            line += part.Count((byte)'\n');
        }

        return line;
    }

    public void Dispose() => file?.Dispose();

    /// <summary>The offset after the first line end from <paramref name="at"/> on; <paramref name="limit"/> if there is none before it.</summary>
    private long AfterLineEnd(long at, long limit, Scratch<byte> buffer)
    {
        const int Step = 1 << 12;
        buffer.Ensure(Step);
        while (at < limit)
        {
            var part = buffer.Span[..(int)Math.Min(Step, limit - at)];
            Fill(at, part);
            var place = part.IndexOf((byte)'\n');
            if (place >= 0)
                return at + place + 1;
            at += part.Length;
        }

        return limit;
    }

    private void Fill(long offset, Span<byte> part)
    {
        if (file is null)
        {
            memory.Span.Slice((int)offset, part.Length).CopyTo(part);
            return;
        }

        while (!part.IsEmpty)
        {
            var read = RandomAccess.Read(file, part, offset);
            if (read == 0)
                throw new GraphFormatException($"the file became shorter while it was read: byte {offset} is missing") { Offset = offset };
            part = part[read..];
            offset += read;
        }
    }
}
