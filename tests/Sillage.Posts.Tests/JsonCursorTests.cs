using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Sillage.Posts.Sources;
using Sillage.Posts.Sources.Json;
using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>The only JSON code of our own, held against System.Text.Json.</summary>
public class JsonCursorTests
{
    /// <summary>Strings rich in what JSON finds difficult.</summary>
    private static readonly string[] Pieces =
        ["", "a", "\\", "\"", "\\\\\"", "{", "}", "[]", "é", "🌿", "\n", "\u0001", "plain words of some length that reach beyond a vector", ":,"];

    private static readonly Gen<string> Words = Gen.Int[0, Pieces.Length - 1].Array[0, 6].Select(picks => string.Concat(picks.Select(pick => Pieces[pick])));

    private static readonly JsonSerializerOptions Compact = new();
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Gen<object?> Values = Gen.Recursive<object?>((depth, self) => depth > 4
        ? Words.Select(word => (object?)word)
        : Gen.OneOf(
            Words.Select(word => (object?)word),
            Gen.Long.Select(number => (object?)number),
            Gen.Double[-1e9, 1e9].Select(number => (object?)number),
            Gen.Int[0, 2].Select(pick => pick switch { 0 => true, 1 => (object?)false, _ => null }),
            self.Array[0, 5].Select(list => (object?)list),
            Gen.Dictionary(Words, self)[0, 5].Select(map => (object?)map)));

    [Fact]
    public void Skipping_any_value_ends_where_the_value_ends() =>
        Gen.Select(Values, Gen.Bool, Gen.Int[0, 70]).Sample((value, indented, padding) =>
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(value, indented ? Indented : Compact);
            byte[] text = [.. Enumerable.Repeat((byte)' ', padding), .. json, .. ",\"next\":{}"u8];
            var cursor = new JsonCursor(text, padding, text.Length);
            cursor.Skip();
            return !cursor.Failed && cursor.Position == padding + json.Length;
        }, iter: 3_000);

    [Fact]
    public void Walking_any_object_gives_the_names_and_strings_of_system_text_json() =>
        Gen.Select(Gen.Dictionary(Words, Words)[0, 8], Gen.Bool).Sample((map, relaxed) =>
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(map, relaxed ? Relaxed : Compact);
            var arena = new JsonArena();
            arena.Begin(json);
            var cursor = new JsonCursor(json, 0, json.Length);
            var found = new List<string>();
            cursor.EnterObject();
            while (cursor.NextProperty(out _))
                found.Add(Encoding.UTF8.GetString(cursor.ReadText(arena).Span));
            return !cursor.Failed && found.SequenceEqual(map.Values);
        }, iter: 3_000);

    [Fact]
    public void A_value_cut_anywhere_is_never_taken_for_a_whole_one() =>
        Gen.Select(Gen.Dictionary(Words, Values)[0, 4], Gen.Double[0, 1]).Sample((map, where) =>
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(map);
            var cut = (int)(where * (json.Length - 1));
            var cursor = new JsonCursor(json, 0, cut);
            cursor.Skip();
            return cursor.Failed;
        }, iter: 3_000);

    [Theory]
    [InlineData("2022-11-07T14:54:57.123456Z", 1_667_832_897_123_456)]
    [InlineData("2022-11-07T14:54:57", 1_667_832_897_000_000)]
    [InlineData("2022-11-07T15:54:57+01:00", 1_667_832_897_000_000)]
    [InlineData("Mon Nov 07 14:54:57 +0000 2022", 1_667_832_897_000_000)]
    [InlineData("Mon Nov 07 16:54:57 +0200 2022", 1_667_832_897_000_000)]
    public void Dates_are_read_to_the_microsecond(string text, long micros)
    {
        Assert.Null(Timestamps.Read(Encoding.ASCII.GetBytes(text), out var read));
        Assert.Equal(micros, read);
    }

    [Theory]
    [InlineData("2022-13-07T14:54:57Z")]
    [InlineData("2022-11-31T14:54:57Z")]
    [InlineData("2022-11-07T25:54:57Z")]
    [InlineData("2022-11-07T14:54:57 or so")]
    [InlineData("2022-11-07 noon, more or less")]
    [InlineData("Mon Nuv 07 14:54:57 +0000 2022")]
    [InlineData("Mon Nov 07 14:54:57 ABCDE 2022")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void What_is_no_date_is_refused(string text) =>
        Assert.Equal(Timestamps.Unreadable, Timestamps.Read(Encoding.ASCII.GetBytes(text), out _));
}
