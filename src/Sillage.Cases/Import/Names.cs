using System.Buffers.Binary;
using Sillage.Cases.Columns;

namespace Sillage.Cases.Import;

/// <summary>A platform and an id on it as one text that orders as they do: a zero byte, which stands in no platform, is between them.</summary>
internal static class Names
{
    /// <summary>Keeps a name.</summary>
    public static ArraySegment<byte> Keep(TextHeap texts, ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id)
    {
        var name = texts.Take(platform.Length + 1 + id.Length);
        platform.CopyTo(name);
        name[platform.Length] = 0;
        id.CopyTo(name.AsSpan(platform.Length + 1));
        return name;
    }

    /// <summary>Writes a name's two columns.</summary>
    public static void Write(ChunkAppender rows, int column, ReadOnlySpan<byte> name)
    {
        var end = name.IndexOf((byte)0);
        rows.TextOrEmpty(column, name[..end]);
        rows.TextOrEmpty(column + 1, name[(end + 1)..]);
    }

    /// <summary>The first bytes of a name as a number that orders as they do.</summary>
    public static UInt128 Prefix(ReadOnlySpan<byte> name)
    {
        Span<byte> start = stackalloc byte[16];
        start.Clear();
        name[..Math.Min(name.Length, start.Length)].CopyTo(start);
        return BinaryPrimitives.ReadUInt128BigEndian(start);
    }
}
