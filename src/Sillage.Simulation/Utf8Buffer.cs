using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Sillage.Simulation;

/// <summary>Bytes that grow.</summary>
internal sealed class Utf8Buffer(int capacity)
{
    private byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Add(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        Length += utf8.Length;
    }

    public void Add(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out var written);
        Length += written;
    }

    public void Add(string text)
    {
        Length += System.Text.Encoding.UTF8.GetBytes(text, Room(text.Length * 3));
    }

    /// <summary>An id as the API writes it: as a number, which scripts may round, and as text.</summary>
    public void AddId(ReadOnlySpan<byte> name, long id)
    {
        Add("\""u8);
        Add(name);
        Add("\":"u8);
        Add(id);
        Add(",\""u8);
        Add(name);
        Add("_str\":\""u8);
        Add(id);
        Add("\""u8);
    }

    /// <summary>As in "Fri May 05 18:49:00 +0000 2017".</summary>
    public void AddDate(DateTimeOffset time)
    {
        Add("SunMonTueWedThuFriSat"u8.Slice((int)time.DayOfWeek * 3, 3));
        Add(" "u8);
        Add("JanFebMarAprMayJunJulAugSepOctNovDec"u8.Slice((time.Month - 1) * 3, 3));
        var digits = Room(24);
        Two(digits, ' ', time.Day);
        Two(digits[3..], ' ', time.Hour);
        Two(digits[6..], ':', time.Minute);
        Two(digits[9..], ':', time.Second);
        " +0000 "u8.CopyTo(digits[12..]);
        Length += 19;
        Add(time.Year);
    }

    private static void Two(Span<byte> digits, char before, int number)
    {
        digits[0] = (byte)before;
        digits[1] = (byte)('0' + (number / 10));
        digits[2] = (byte)('0' + (number % 10));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int length)
    {
        if (bytes.Length - Length < length)
            Grow(length);
        return bytes.AsSpan(Length);
    }

    private void Grow(int length) => Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + length));
}
