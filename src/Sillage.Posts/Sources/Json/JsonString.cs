namespace Sillage.Posts.Sources.Json;

/// <summary>A string of a JSON text where it stands in the block, without its quotes and not decoded.</summary>
/// <param name="Start">First byte in the block.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Form">What decoding must look at.</param>
internal readonly record struct JsonString(int Start, int Length, JsonString.Forms Form)
{
    /// <summary>Never read, or empty.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>What a string contains beside printable ASCII.</summary>
    [Flags]
    public enum Forms : byte
    {
        /// <summary>Printable ASCII only: the slice is the text.</summary>
        Plain = 0,

        /// <summary>Backslash escapes.</summary>
        Escaped = 1,

        /// <summary>Bytes beyond ASCII or control characters, which may be invalid.</summary>
        Wide = 2,
    }
}
