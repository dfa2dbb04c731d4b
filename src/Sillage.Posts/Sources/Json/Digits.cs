using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sillage.Posts.Sources.Json;

/// <summary>Numbers that are digits and nothing else, as counts, times and ids nearly always are.</summary>
internal static class Digits
{
    private const ulong Zeros = 0x3030303030303030;

    /// <summary>From a number on: sixteen bytes of which so many, the last, are all ones.</summary>
    private static ReadOnlySpan<byte> LastOf =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ];

    /// <summary>Reads a number of one to eighteen digits; false for anything else.</summary>
    /// <remarks>Eight digits at once: their lengths differ from value to value, and a loop that ends here and there costs more than all its steps.</remarks>
    public static bool TryRead(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > 18)
            return false;
        if (text.Length <= 8)
            return TryReadEight(Last(text), out number);
        if (!TryReadEight(BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]), out var low))
            return false;
        text = text[..^8];
        if (text.Length <= 8)
        {
            var read = TryReadEight(Last(text), out number);
            number = number * 100_000_000 + low;
            return read;
        }

        if (!TryReadEight(BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]), out var middle) || !TryReadEight(Last(text[..^8]), out number))
            return false;
        number = (number * 100_000_000 + middle) * 100_000_000 + low;
        return true;
    }

    /// <summary>As the other, where more bytes lie before the digits: then sixteen are read at once, and how many of them count is no matter.</summary>
    /// <param name="block">What they lie in.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="number">The number.</param>
    public static bool TryRead(ReadOnlySpan<byte> block, int start, int length, out long number)
    {
        var first = start + length - 16;
        if (length is 0 or > 16 || first < 0)
            return TryRead(block.Slice(start, length), out number);
        var digits = Vector128.Create(block.Slice(first, 16)) - Vector128.Create((byte)'0') & Vector128.Create(LastOf.Slice(length, 16));
        var areDigits = Vector128.LessThanOrEqualAll(digits, Vector128.Create((byte)9));
        var halves = digits.AsUInt64();
        number = areDigits ? Eight(halves.GetElement(0)) * 100_000_000 + Eight(halves.GetElement(1)) : 0;
        return areDigits;
    }

    /// <summary>One to eight digits with zeros before them.</summary>
    private static ulong Last(ReadOnlySpan<byte> digits)
    {
        var missing = (8 - digits.Length) * 8;
        // The parts that are loaded overlap where they have to, with the same digits.
        var loaded = digits.Length >= 4
            ? BinaryPrimitives.ReadUInt32LittleEndian(digits) | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(digits[^4..]) << 32 - missing
            : digits[0] | (ulong)digits[digits.Length / 2] << digits.Length / 2 * 8 | (ulong)digits[^1] << (digits.Length - 1) * 8;
        return missing == 0 ? loaded : loaded << missing | Zeros >> 64 - missing;
    }

    /// <summary>The number of eight digits, of which the first is the lowest byte.</summary>
    /// <remarks>Source: Lemire 2018, Quickly parsing eight digits: pairs, then fours, then all eight are put together by multiplication.</remarks>
    private static bool TryReadEight(ulong digits, out long number)
    {
        // A byte is a digit if its upper half is three, and still is with six added.
        var areDigits = ((digits & 0xF0F0F0F0F0F0F0F0) | (digits + 0x0606060606060606 & 0xF0F0F0F0F0F0F0F0) >> 4) == 0x3333333333333333;
        number = areDigits ? Eight(digits - Zeros) : 0;
        return areDigits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Eight(ulong values)
    {
        values = values * 10 + (values >> 8);
        return (long)((values & 0x000000FF000000FF) * 0x000F424000000064 + (values >> 16 & 0x000000FF000000FF) * 0x0000271000000001 >> 32);
    }
}
