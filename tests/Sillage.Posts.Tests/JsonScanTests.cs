using System.Text;
using CsCheck;
using Sillage.Posts.Captures;
using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>The ends of JSON values, beside a plain count of brackets.</summary>
public sealed class JsonScanTests
{
    [Fact]
    public void A_value_ends_where_its_brackets_close_whatever_is_broken_in_it()
    {
        string[] pieces = ["{", "}", "[", "]", "\"", "\\", "\\\"", "\"a\":", "\"x{y\"", ",", " ", "12", "a long run of words without any mark in it, to pass the vectors"];
        Gen.Int[0, pieces.Length - 1].List[0, 60].Sample(
            parts =>
            {
                var bytes = Encoding.UTF8.GetBytes("{" + string.Concat(parts.Select(part => pieces[part])));
                Assert.Equal(PlainLength(bytes), JsonScan.ValueLength(bytes));
            },
            iter: 50_000);
    }

    private static int PlainLength(byte[] bytes)
    {
        var (depth, inString) = (0, false);
        for (var at = 0; at < bytes.Length; at++)
        {
            var sign = (char)bytes[at];
            if (inString && sign == '\\')
                at++;
            else if (sign == '"')
                inString = !inString;
            else if (!inString && sign is ('{' or '['))
                depth++;
            else if (!inString && sign is ('}' or ']') && --depth == 0)
                return at + 1;
        }

        return -1;
    }
}
