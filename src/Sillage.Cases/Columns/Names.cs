using System.Buffers.Binary;

namespace Sillage.Cases.Columns;

/// <summary>A platform and an id on it as one text that orders as they do: a zero byte, which stands in no platform, is between them.</summary>
internal static class Names
{
    /// <summary>Keeps a name.</summary>
    public static ArraySegment<byte> Keep(TextHeap texts, ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id)
    {
        var name = texts.Take(platform.Length + 1 + id.Length);
        Join(platform, id, name);
        return name;
    }

    /// <summary>A name that is good while <paramref name="room"/> is: for looking up, not for keeping.</summary>
    /// <param name="platform">Platform.</param>
    /// <param name="id">Id on it.</param>
    /// <param name="room">Where it is put if it fits.</param>
    public static ReadOnlySpan<byte> Join(ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id, Span<byte> room)
    {
        var length = platform.Length + 1 + id.Length;
        var name = room.Length < length ? new byte[length] : room[..length];
        platform.CopyTo(name);
        name[platform.Length] = 0;
        id.CopyTo(name[(platform.Length + 1)..]);
        return name;
    }

    /// <summary>Platform of a name.</summary>
    public static ReadOnlySpan<byte> Platform(ReadOnlySpan<byte> name) => name[..name.IndexOf((byte)0)];

    /// <summary>Id of a name.</summary>
    public static ReadOnlySpan<byte> Id(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)0) + 1)..];

    /// <summary>Writes a name's two columns.</summary>
    public static void Write(ChunkAppender rows, int column, ReadOnlySpan<byte> name)
    {
        rows.TextOrEmpty(column, Platform(name));
        rows.TextOrEmpty(column + 1, Id(name));
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
