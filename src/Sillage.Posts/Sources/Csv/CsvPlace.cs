using System.Runtime.CompilerServices;

namespace Sillage.Posts.Sources.Csv;

/// <summary>Where a text of a <see cref="CsvRow"/> lies: less to make, keep and look at than a piece of an array.</summary>
internal readonly struct CsvPlace
{
    // Both numbers in one: written one by one and read together they would have to wait for each other.
    private readonly ulong place;

    /// <param name="start">First byte in the block; of a text in which quotes were doubled the complement of its first byte among such texts.</param>
    /// <param name="length">Bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CsvPlace(int start, int length) => place = (ulong)(uint)start << 32 | (uint)length;

    /// <summary>First byte.</summary>
    public int Start => (int)(place >> 32);

    /// <summary>Bytes.</summary>
    public int Length => (int)place;

    /// <summary>True for a text of no bytes, or none at all.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>A part of the text.</summary>
    /// <param name="from">Its first byte.</param>
    /// <param name="length">Its bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CsvPlace Part(int from, int length) => new(Start >= 0 ? Start + from : Start - from, length);
}
