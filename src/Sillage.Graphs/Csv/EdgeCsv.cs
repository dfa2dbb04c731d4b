using Sillage.Graphs.Building;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Csv;

/// <summary>
/// Reads edge lists: a source, a target and perhaps a weight per line. Lines are parsed on every core; lines that begin with # or % are
/// comments, and a field cannot hold the end of a line. Nodes called by whole numbers come out in the order of these numbers, others in the order in which the file first names them.
/// </summary>
public static class EdgeCsv
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="GraphFormatException">A line is not an edge; says which.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NamedGraph Read(string path, EdgeCsvOptions? options = null)
    {
        using var pieces = new Pieces(File.OpenHandle(path, options: FileOptions.RandomAccess));
        return Read(pieces, options ?? new());
    }

    /// <summary>Reads a text in memory, in UTF-8.</summary>
    /// <exception cref="GraphFormatException">A line is not an edge; says which.</exception>
    public static NamedGraph Parse(ReadOnlyMemory<byte> text, EdgeCsvOptions? options = null)
    {
        using var pieces = new Pieces(text);
        return Read(pieces, options ?? new());
    }

    private static NamedGraph Read(Pieces pieces, EdgeCsvOptions options)
    {
        var threads = Work.Threads(options.Threads);
        EdgeCsvLayout? layout;
        using (var head = new Scratch<byte>(1))
            layout = EdgeCsvLayout.Find(pieces.Head(head), options);
        using var edges = new EdgeList();
        if (layout is null)
            return new(Graph.Build(edges, options.Directed), NodeNames.Numbered(0));
        pieces.Start = layout.Start;
        var names = ReadNumbered(pieces, layout, edges, threads) ?? ReadNamed(pieces, layout, edges, threads);
        return new(new CsrBuilder(edges, names.Count, options.Directed, options.KeepLoops, threads).Build(), names);
    }

    /// <summary>Tries the fast way.</summary>
    /// <returns>Null, and no edges, if it is not for this file.</returns>
    private static NodeNames? ReadNumbered(Pieces pieces, EdgeCsvLayout layout, EdgeList edges, int threads)
    {
        var chunks = new EdgeChunk?[pieces.Count];
        var highest = new int[pieces.Count];
        var failed = false;
        ForEach(pieces, threads, (piece, text, length, _) =>
        {
            highest[piece] = -1;
            if (Volatile.Read(ref failed))
                return;
            chunks[piece] = new EdgeChunk((length / 4) + 1);
            if (!TryParse(text, length, layout, chunks[piece]!, ref highest[piece]))
                Volatile.Write(ref failed, true);
            chunks[piece]!.Trim();
        });

        var top = highest.DefaultIfEmpty(-1).Max();
        if (failed || top > (1 << 20) + (8 * chunks.Sum(chunk => chunk!.Count)))
        {
            foreach (var chunk in chunks)
                chunk?.Dispose();
            return null;
        }

        var ranks = new Ranks(chunks!, top + 1, threads);
        foreach (var chunk in chunks)
            edges.Append(chunk!, ranks.Names.Count);
        return ranks.Names;
    }

    private static unsafe bool TryParse(Scratch<byte> text, int length, EdgeCsvLayout layout, EdgeChunk edges, ref int highest) =>
        NumberedEdges.TryParse(text.Pointer, length, layout, edges, ref highest);

    private static NodeNames ReadNamed(Pieces pieces, EdgeCsvLayout layout, EdgeList edges, int threads)
    {
        var parts = new NamedEdges[pieces.Count];
        var chunks = new EdgeChunk[pieces.Count];
        var offsets = new long[pieces.Count];
        ForEach(pieces, threads, (piece, text, length, offset) =>
        {
            parts[piece] = new NamedEdges(layout);
            chunks[piece] = new EdgeChunk((length / 4) + 1);
            offsets[piece] = offset;
            parts[piece].Parse(text.Span[..length], chunks[piece]);
            chunks[piece].Trim();
        });

        if (Array.FindIndex(parts, part => part.Problem is not null) is var bad and >= 0)
        {
            foreach (var chunk in chunks)
                chunk.Dispose();
            var (problem, at) = parts[bad].Problem!.Value;
            var offset = offsets[bad] + at;
            var line = pieces.LineAt(offset);
            throw new GraphFormatException($"line {line} (byte {offset}): {problem}") { Line = line, Offset = offset };
        }

        var joined = new JoinedNames(parts, chunks, threads);
        foreach (var chunk in chunks)
            edges.Append(chunk, joined.Names.Count);
        return joined.Names;
    }

    private static void ForEach(Pieces pieces, int threads, Action<int, Scratch<byte>, int, long> body)
    {
        var buffers = new Scratch<byte>[threads];
        Work.Run(threads, pieces.Count, (piece, worker) =>
        {
            var buffer = buffers[worker] ??= new Scratch<byte>(1);
            var length = pieces.Read(piece, buffer, out var offset);
            body(piece, buffer, length, offset);
        });
        foreach (var buffer in buffers)
            buffer?.Dispose();
    }
}
