using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sillage.Posts.Sources;

/// <summary>Bit masks of 64 bytes, the first byte's bit the lowest.</summary>
internal static class ByteMasks
{
    /// <summary>Which bytes have the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(Vector256<byte> low, Vector256<byte> high, byte value)
    {
        var wanted = Vector256.Create(value);
        return Of(Vector256.Equals(low, wanted), Vector256.Equals(high, wanted));
    }

    /// <summary>Which bytes have the highest bit, as those have that a comparison found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(Vector256<byte> low, Vector256<byte> high) => low.ExtractMostSignificantBits() | (ulong)high.ExtractMostSignificantBits() << 32;

    /// <summary>Each bit the exclusive or of all up to it: from quotes, what lies between an opening one (with it) and the closing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong PrefixXor(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ bits << 32;
    }
}
