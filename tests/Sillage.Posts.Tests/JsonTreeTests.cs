using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Sillage.Posts.Sources.Json;
using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>What a record's tree holds, beside a walk with the cursor.</summary>
public sealed class JsonTreeTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", "\\", "\"a\":", "\"b\": ", "\"c\" :\n  ", "\"x{y\"", "\"\\\"\"", "\"\"", ",", ", ", " ", "\n   ", "\u0001", ":", "12", "-0.5e+3", "1e", "-", "true", "false", "null", "nul", "é",
        "\"a\": 1,", "\"a\": {\"b\": [1, \"c\"]},", "\"a long run of words without any mark in it, to pass the vectors\"",
    ];

    [Fact]
    public void A_tree_holds_what_a_cursor_meets() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].List[0, 30], Gen.Bool).Sample(
            (parts, isList) =>
            {
                var inside = string.Concat(parts.Select(part => Pieces[part]));
                var bytes = Encoding.UTF8.GetBytes(isList ? $"  [{inside}]" : $"  {{{inside}}}");
                var cursor = new JsonCursor(bytes, 2, bytes.Length);
                var tree = new JsonTree();
                tree.Open(ref cursor, bytes);
                if (cursor.Failed)
                    return;
                var (found, met) = (new StringBuilder(), new StringBuilder());
                Open(tree, 0, found);
                met.Append(Walk(new JsonCursor(bytes, 2, cursor.Position), bytes, met));
                Assert.Equal(met.ToString(), found.ToString());
            },
            iter: 50_000);

    [Fact]
    public void A_string_tells_what_it_contains() =>
        Gen.String[Gen.Char["ab \\\u0001\u007Fé"], 0, 70].Sample(text =>
        {
            var bytes = Encoding.UTF8.GetBytes($"\"{text}\"\\é");
            var length = bytes.Length - 4;
            var expected = (text.Contains('\\') ? JsonString.Forms.Escaped : 0) | (text.Any(sign => sign is < ' ' or > '\u007F') ? JsonString.Forms.Wide : 0);
            var found = JsonSkip.FormsOf(bytes, 1, length - 1);
            Assert.Equal(expected, found);
        });

    [Fact]
    public void A_number_ends_behind_its_digits_or_is_malformed() =>
        Gen.Select(Gen.String[Gen.Char["0123456789012345678901234567890123456789.eE+-,"], 1, 40], Gen.Int[0, 20]).Sample(
            (text, behind) =>
            {
                var match = Regex.Match(text, @"^-?(\d*)(\.\d*)?([eE][+-]?\d*)?");
                var isGood = match.Groups[1].Length > 0 && (!match.Groups[2].Success || match.Groups[2].Length > 1)
                    && (!match.Groups[3].Success || char.IsAsciiDigit(match.Value[^1]));
                var bytes = Encoding.UTF8.GetBytes(text + new string('7', behind));
                Assert.Equal(isGood ? match.Length : -1, JsonSkip.Number(bytes, 0, text.Length));
            },
            iter: 20_000);

    private static void Open(JsonTree tree, int node, StringBuilder found)
    {
        for (var child = tree.First(node); child >= 0; child = tree.Next(child))
        {
            var value = tree.At(child);
            value.Skip();
            found.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(tree.Name(child))} {tree.Start(child)}-{value.Position} ");
            Open(tree, child, found);
        }

        if (node == 0)
            found.Append(tree.Failure);
    }

    private static string? Walk(JsonCursor cursor, byte[] bytes, StringBuilder met)
    {
        var isObject = cursor.Peek == (byte)'{';
        if (!isObject && cursor.Peek != (byte)'[')
            return null;
        List<(string Name, int Start, int End)> values = [];
        _ = isObject ? cursor.EnterObject() : cursor.EnterArray();
        while (isObject ? cursor.NextProperty(out _) : cursor.NextElement())
        {
            var (name, start) = (isObject ? Encoding.UTF8.GetString(cursor.Raw(cursor.Name)) : "", cursor.Position);
            cursor.Skip();
            if (!cursor.Failed)
                values.Add((name, start, cursor.Position));
        }

        var failure = cursor.Failure;
        foreach (var (name, start, end) in values)
        {
            met.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name} {start}-{end} ");
            var inside = Walk(new JsonCursor(bytes, start, end), bytes, met);
            failure ??= inside;
        }

        return failure;
    }
}
