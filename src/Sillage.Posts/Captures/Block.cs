namespace Sillage.Posts.Captures;

/// <summary>How records are laid out in a capture.</summary>
public enum Framing : byte
{
    /// <summary>One record per line.</summary>
    Lines = 0,

    /// <summary>Separated values: a record ends at a line break outside quotes.</summary>
    Csv = 1,

    /// <summary>JSON values over any number of lines: one after the other, or the elements of one array at the top.</summary>
    JsonValues = 2,

    /// <summary>Elements of the lists called "messages" inside one JSON value (exports of chats), each with the object around its list.</summary>
    JsonList = 3,
}

/// <summary>A run of whole records cut from a capture. Where blocks are cut depends on the capture's bytes alone.</summary>
/// <param name="Index">0-based number of the block in the capture.</param>
/// <param name="Bytes">UTF-8, without byte order mark. Valid until the block is handed back.</param>
/// <param name="Offset">Where it starts, in bytes after decompression and conversion to UTF-8.</param>
/// <param name="FirstLine">1-based line on which it starts.</param>
public readonly record struct Block(int Index, ReadOnlyMemory<byte> Bytes, long Offset, long FirstLine)
{
    /// <summary>Lines in it; a last one without line break counts.</summary>
    public long Lines { get; init; }

    /// <summary>In <see cref="Framing.JsonList"/> the object around the list, closed behind an empty list; empty where the block lies outside of any list.</summary>
    public ReadOnlyMemory<byte> Heading { get; init; }
}
