namespace Sillage.Posts.Captures;

/// <summary>The beginning of a capture, for detection.</summary>
/// <param name="Name">File name as the user knows it.</param>
/// <param name="Head">First bytes after decompression and conversion to UTF-8, without byte order mark; at most 256 KiB.</param>
/// <param name="Complete">True if <paramref name="Head"/> is the whole capture.</param>
/// <param name="Encoding">Encoding found ("utf-8", "utf-16le", "windows-1252", …).</param>
public sealed record Sample(string Name, ReadOnlyMemory<byte> Head, bool Complete, string Encoding);
