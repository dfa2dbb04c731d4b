namespace Sillage.Posts.Sources.Json;

/// <summary>Numbers with a fraction or an exponent, where they can be put together exactly: the library needs several times as long, as it is prepared for any.</summary>
internal static class Decimals
{
    // Every one of them is a double without loss; 10^23 is not.
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(exponent => double.Parse($"1e{exponent}", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Reads "-12.5", "12" and "1.25e+17" to the nearest double; false for what is no such number, and for what has too many digits.</summary>
    /// <remarks>Source: Clinger 1990, How to Read Floating Point Numbers Accurately: one operation on two exact numbers rounds once.</remarks>
    public static bool TryRead(ReadOnlySpan<byte> text, out double number) => TryReadPlain(text, out number) || TryReadAny(text, out number);

    /// <summary>Digits on both sides of a point, which are read as whole numbers are.</summary>
    private static bool TryReadPlain(ReadOnlySpan<byte> text, out double number)
    {
        number = 0;
        var sign = text.StartsWith("-"u8) ? 1 : 0;
        var point = text.IndexOf((byte)'.');
        // Fifteen digits are fewer than 2^53.
        if (point < sign || text.Length - sign > 16 || !Digits.TryRead(text[sign..point], out var whole) || !Digits.TryRead(text[(point + 1)..], out var fraction))
            return false;
        var scale = Powers[text.Length - point - 1];
        number = (whole * scale + fraction) / scale;
        number = sign > 0 ? -number : number;
        return true;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> text, out double number)
    {
        number = 0;
        var at = text.StartsWith("-"u8) ? 1 : 0;
        var (digits, point) = (0L, -1);
        var first = at;
        for (; at < text.Length && text[at] is not ((byte)'e' or (byte)'E'); at++)
        {
            if (text[at] == (byte)'.' && point < 0 && at > first)
                point = at;
            else if (text[at] is >= (byte)'0' and <= (byte)'9' && at - first < 18)
                digits = digits * 10 + text[at] - '0';
            else
                return false;
        }

        if (at == first || point == at - 1)
            return false;
        if (!Exponent(text[at..], out var exponent))
            return false;
        exponent -= point < 0 ? 0 : at - point - 1;
        if (digits > 1L << 53 ? exponent != 0 : Math.Abs(exponent) >= Powers.Length)
            return false;
        number = exponent < 0 ? digits / Powers[-exponent] : digits * Powers[exponent];
        number = first > 0 ? -number : number;
        return true;
    }

    private static bool Exponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty)
            return true;
        var sign = text.Length > 1 && text[1] is (byte)'+' or (byte)'-' ? 1 : 0;
        exponent = Timestamps.Number(text[(1 + sign)..]);
        var isNumber = exponent >= 0;
        exponent = sign > 0 && text[1] == (byte)'-' ? -exponent : exponent;
        return isNumber;
    }
}
