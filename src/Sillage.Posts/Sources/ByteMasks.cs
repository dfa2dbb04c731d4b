using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sillage.Posts.Sources;

/// <summary>Bit masks of 64 bytes, the first byte's bit the lowest.</summary>
internal static class ByteMasks
{
    /// <summary>The 64 bytes from a place on, behind the last one zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ReadOnlySpan<byte> bytes, int start, out Vector256<byte> low, out Vector256<byte> high)
    {
        if (bytes.Length - start < 64)
        {
            // By value: what a call is given by reference lies in memory, for the other bytes too.
            (low, high) = LoadLast(bytes[start..]);
            return;
        }

        low = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)start);
        high = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)start + 32);
    }

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

    private static (Vector256<byte> Low, Vector256<byte> High) LoadLast(ReadOnlySpan<byte> bytes)
    {
        Span<byte> whole = stackalloc byte[64];
        whole.Clear();
        bytes.CopyTo(whole);
        return (Vector256.Create<byte>(whole[..32]), Vector256.Create<byte>(whole[32..]));
    }

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
