using System.Globalization;
using System.Text;
using CsCheck;
using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Json;
using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>The quick ways of reading separated values, beside plain ones.</summary>
public sealed class CsvPropertyTests
{
    private static readonly Gen<string> Cells = Gen.OneOf(One("", "\"", ",", "\n", "é", "a,b", "\"\"", "12"), Gen.String[Gen.Char["abc \",\nx"], 0, 40]).List[0, 3].Select(string.Concat);

    [Fact]
    public void A_field_in_quotes_is_what_was_put_into_them()
    {
        Cells.List[1, 80].List[1, 4].Sample(
            rows =>
            {
                var bytes = Encoding.UTF8.GetBytes(string.Concat(rows.Select(cells => string.Join(',', cells.Select(Quote)) + "\n")));
                var (row, at) = (new CsvRow((byte)','), 0);
                foreach (var cells in rows)
                {
                    Assert.True(row.Read((ReadOnlyMemory<byte>)bytes, at, out at));
                    Assert.Equal(cells, Enumerable.Range(0, row.Count).Select(field => Encoding.UTF8.GetString(row[field])));
                    Assert.Equal(cells.Select(Encoding.UTF8.GetByteCount), Enumerable.Range(0, row.Count).Select(row.Length));
                }

                Assert.Equal(bytes.Length, at);
            },
            iter: 2_000);
    }

    [Fact]
    public void A_hashtag_ends_where_letters_and_digits_end()
    {
        One("a", "Z", "9", "_", "é", "क", "ि", "漢", " ", ".", "-", "’", "😀", "longer_words", "1").List[0, 12].Select(string.Concat).Sample(
            text =>
            {
                List<ReadOnlyMemory<byte>> found = [];
                TextMarks.Find(Encoding.UTF8.GetBytes("#" + text), found, null, null);
                var word = string.Concat(text.EnumerateRunes().TakeWhile(IsWord));
                Assert.Equal(word.Any(letter => !char.IsAsciiDigit(letter)) ? [word] : [], found.Select(tag => Encoding.UTF8.GetString(tag.Span)));
            },
            iter: 20_000);
    }

    [Fact]
    public void A_date_is_read_as_the_library_reads_it()
    {
        Gen.Select(Gen.DateTime[new DateTime(1990, 1, 1), new DateTime(2099, 12, 31)], Gen.Int[-14 * 60, 14 * 60]).Sample((time, offset) =>
        {
            var sign = offset < 0 ? '-' : '+';
            var written = string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-ddTHH:mm:ss.ffffff}{sign}{Math.Abs(offset) / 60:00}:{Math.Abs(offset) % 60:00}");
            Assert.Null(Timestamps.Read(Encoding.UTF8.GetBytes(written), out var micros));
            Assert.Equal((DateTimeOffset.Parse(written, CultureInfo.InvariantCulture).UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond, micros);
        });
    }

    private static Gen<string> One(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(at => pieces[at]);

    private static string Quote(string cell) => '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static bool IsWord(Rune rune) =>
        rune.Value == '_' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
