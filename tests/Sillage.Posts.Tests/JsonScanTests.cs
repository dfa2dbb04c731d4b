using System.Text;
using CsCheck;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Json;
using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>The ends of JSON values, beside a plain count of brackets.</summary>
public sealed class JsonScanTests
{
    private static readonly string[] Pieces =
        ["{", "}", "[", "]", "\"", "\\", "\\\"", "\"a\":", "\"x{y\"", ",", " ", "12", "a long run of words without any mark in it, to pass the vectors"];

    [Fact]
    public void A_value_ends_where_its_brackets_close_whatever_is_broken_in_it()
    {
        Gen.Int[0, Pieces.Length - 1].List[0, 60].Sample(
            parts =>
            {
                var bytes = Encoding.UTF8.GetBytes("{" + string.Concat(parts.Select(part => Pieces[part])));
                Assert.Equal(PlainLength(bytes), JsonScan.ValueLength(bytes));
            },
            iter: 50_000);
    }

    [Fact]
    public void What_stands_outside_of_strings_is_marked_and_brackets_know_each_other()
    {
        Gen.Select(Gen.Int[0, Pieces.Length - 1].List[0, 60], Gen.Int[0, 70]).Sample(
            (parts, before) =>
            {
                var bytes = Encoding.UTF8.GetBytes(new string(' ', before) + "{" + string.Concat(parts.Select(part => Pieces[part])) + "}");
                var cursor = new JsonCursor(bytes, before, bytes.Length);
                var marks = new JsonMarks();
                cursor.Skip(marks);
                var plain = new JsonCursor(bytes, before, bytes.Length);
                plain.Skip();
                Assert.Equal((plain.Position, plain.Failure), (cursor.Position, cursor.Failure));
                // Where a backslash stands outside of strings nothing is known.
                if (!marks.AreKnown)
                    return;
                var expected = Enumerable.Range(before, cursor.Position - before).Where(at => IsMark(bytes[before..], at - before)).ToArray();
                var walk = marks.From(before);
                var found = new int[expected.Length];
                for (var mark = 0; mark < found.Length; mark++)
                    found[mark] = walk.Next();
                Assert.Equal(expected, found);
                var opening = expected.Where(at => bytes[at] is (byte)'{' or (byte)'[').ToList();
                for (var number = 0; number < opening.Count; number++)
                {
                    var behind = opening[number] + PlainLength(bytes[opening[number]..]);
                    Assert.Equal((behind, opening.Count(at => at < behind)), (marks.Behind(number), marks.Next(number)));
                    walk.Jump(opening[number] + 1);
                    Assert.Equal(expected.First(at => at > opening[number]), walk.Next());
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void Blanks_between_values_are_passed_over_however_many_there_are()
    {
        Gen.Select(Gen.String[Gen.Char[" \n\r\t  "], 0, 40], Gen.String[Gen.Char[" \n\r\t  "], 0, 40], Gen.Int[0, 20]).Sample((one, other, behind) =>
        {
            var bytes = Encoding.UTF8.GetBytes($"{{{one}\"a\"{other}:{one}1{other},{one}\"b\":{other}[{one}]{other}}}{new string('x', behind)}");
            var cursor = new JsonCursor(bytes, 0, bytes.Length - behind);
            Assert.True(cursor.EnterObject() && cursor.NextProperty(out var first) && first.SequenceEqual("a"u8));
            Assert.Equal((byte)'1', cursor.Peek);
            cursor.Skip();
            Assert.True(cursor.NextProperty(out var second) && second.SequenceEqual("b"u8) && cursor.EnterArray());
            Assert.False(cursor.NextElement() || cursor.NextProperty(out _));
            Assert.Equal((bytes.Length - behind, (string?)null), (cursor.Position, cursor.Failure));
        });
    }

    private static bool IsMark(byte[] bytes, int at)
    {
        const string Signs = "\"{}[]:,", Blanks = " \t\r\n";
        if (IsInString(bytes[..at]))
            return bytes[at] == (byte)'"' && !IsInString(bytes[..(at + 1)]);
        return Signs.Contains((char)bytes[at])
            || !Blanks.Contains((char)bytes[at]) && (Signs + Blanks).Contains((char)bytes[at - 1]);
    }

    private static bool IsInString(byte[] bytes)
    {
        var inString = false;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (inString && bytes[at] == (byte)'\\')
                at++;
            else if (bytes[at] == (byte)'"')
                inString = !inString;
        }

        return inString;
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
