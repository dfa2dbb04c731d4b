using System.Buffers.Binary;

namespace Sillage.Posts.Sources.Json;

/// <summary>Numbers that are digits and nothing else, as counts, times and ids nearly always are.</summary>
internal static class Digits
{
    private const ulong Zeros = 0x3030303030303030;

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
        digits -= Zeros;
        digits = digits * 10 + (digits >> 8);
        digits = (digits & 0x000000FF000000FF) * 0x000F424000000064 + (digits >> 16 & 0x000000FF000000FF) * 0x0000271000000001 >> 32;
        number = areDigits ? (long)digits : 0;
        return areDigits;
    }
}
