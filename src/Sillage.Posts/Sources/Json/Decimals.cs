namespace Sillage.Posts.Sources.Json;

/// <summary>Numbers with a fraction or an exponent, where they can be put together exactly: the library needs several times as long, as it is prepared for any.</summary>
internal static class Decimals
{
    // Every one of them is a double without loss; 10^23 is not.
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(exponent => double.Parse($"1e{exponent}", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Reads "-12.5", "12" and "1.25e+17" to the nearest double; false for what is no such number, and for what has too many digits.</summary>
    /// <remarks>Source: Clinger 1990, How to Read Floating Point Numbers Accurately: one operation on two exact numbers rounds once.</remarks>
    public static bool TryRead(ReadOnlySpan<byte> text, out double number)
    {
        number = 0;
        var sign = text.StartsWith("-"u8) ? 1 : 0;
        var end = ExponentStart(text);
        if (!Exponent(text[end..], out var exponent))
            return false;
        var point = text[..end].IndexOf((byte)'.');
        var whole = point < 0 ? end : point;
        if (whole < sign || !Digits.TryRead(text[sign..whole], out var digits))
            return false;
        if (point >= 0)
        {
            var fraction = text[(point + 1)..end];
            if (whole - sign + fraction.Length > 18 || !Digits.TryRead(fraction, out var behind))
                return false;
            digits = digits * (long)Powers[fraction.Length] + behind;
            exponent -= fraction.Length;
        }

        // Up to 2^53 every whole number is a double, and beyond it the nearest is found by conversion alone.
        if (digits > 1L << 53 ? exponent != 0 : Math.Abs(exponent) >= Powers.Length)
            return false;
        number = exponent < 0 ? digits / Powers[-exponent] : digits * Powers[exponent];
        number = sign > 0 ? -number : number;
        return true;
    }

    /// <summary>Where the exponent begins, which is one of the last few bytes; the end of the text if it has none.</summary>
    private static int ExponentStart(ReadOnlySpan<byte> text)
    {
        for (var at = text.Length - 2; at >= 0 && at >= text.Length - 5; at--)
        {
            if ((text[at] | 0x20) == 'e')
                return at;
        }

        return text.Length;
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
