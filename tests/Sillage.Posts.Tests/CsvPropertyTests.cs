using System.Globalization;
using System.Text;
using CsCheck;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Json;
using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>The quick ways of reading separated values, beside plain ones.</summary>
public sealed class CsvPropertyTests
{
    private static readonly Gen<string> Cells = Gen.OneOf(One("", "\"", ",", "\n", "é", "a,b", "\"\"", "12"), Gen.String[Gen.Char["abc \",\nx"], 0, 40]).List[0, 3].Select(string.Concat);

    // Fields as they should be, up to seven of eight; the rest are pieces that may stand anywhere.
    private static readonly Gen<string> Sound =
        One("", "\"\"", "abc", "\"a,\nb\"", "\"say \"\"hi\"\"\"", "\"\"\"\"", new string('x', 70), '"' + new string('y', 130) + '"', "\"z\"\r");

    private static readonly Gen<string> Pieces = Gen.OneOf(Sound, Sound, Sound, Sound, Sound, Sound, Sound, One("\"", "\"a\"b", "5\" tall", "\r", "\"\"\"", "é\""));

    private static readonly Gen<string> Records =
        Gen.Select(Pieces, One(",", ",", ",", "\n", "\r\n", ";", "")).Select(pair => pair.Item1 + pair.Item2).List[0, 60].Select(string.Concat);

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
    public void Records_are_the_same_whether_they_are_found_together_or_byte_by_byte()
    {
        Records.Sample(
            text =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                var row = new CsvRow((byte)',');
                for (var at = 0; at < bytes.Length;)
                {
                    var plain = ByteByByte(bytes, at);
                    Assert.Equal(plain.Closed, row.Read((ReadOnlyMemory<byte>)bytes, at, out var next));
                    Assert.Equal(plain.Next, next);
                    Assert.Equal(bytes[at..next].Count(value => value == (byte)'\n'), row.Lines);
                    Assert.Equal(plain.Fields, Enumerable.Range(0, row.Count).Select(field => Encoding.UTF8.GetString(row[field])));
                    at = next;
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void What_a_cell_says_is_the_same_found_with_others_or_by_itself()
    {
        One("", "NA", "nan", "None", "Norway", "none of it", " x ", "\"x\"", "\" \"", "\"NA\"", " \" a\"b \" ", "null", "12", "#x", "\t", "é", "'1'", "=1", new string('7', 40)).List[3].List[1, 30].Sample(
            rows =>
            {
                // The first column as a text, the others as values; the last is not asked for.
                CsvWanted[] wanted = [new(0, CsvField.Text, true), new(1, CsvField.Id, false), new(2, CsvField.AuthorId, false)];
                var places = new CsvPlace[Enum.GetValues<CsvField>().Length];
                var bytes = Encoding.UTF8.GetBytes(string.Concat(rows.Select(cells => $"{OnlyWhereNeeded(cells[0])},{Quote(cells[1])},{Quote(cells[2])},x\n")));
                var (row, at) = (new CsvRow((byte)','), 0);
                foreach (var cells in rows)
                {
                    Assert.True(row.Read((ReadOnlyMemory<byte>)bytes, at, out at));
                    row.Find(wanted, places);
                    var found = wanted.Select(want => places[(int)want.Field]).ToList();
                    Assert.Equal([Said(cells[0]), Bare(cells[1]), Bare(cells[2])], found.Select(place => Encoding.UTF8.GetString(row.Span(place))));
                    Assert.All(found, place => Assert.True(row.Span(place).SequenceEqual(row.Memory(place).Span)));
                    Assert.Equal(cells.Select(cell => Said(cell.Trim())), Enumerable.Range(0, 3).Select(column => Encoding.UTF8.GetString(row.Span(row.Cell(column)))));
                    Assert.All(found.Where(row.IsPlainWord), place => Assert.All(row.Span(place).ToArray(), sign => Assert.True(sign >= (byte)'0' && sign != (byte)'=')));
                }
            },
            iter: 500);
    }

    [Fact]
    public void A_file_is_cut_where_the_last_record_ends()
    {
        Records.Sample(
            text =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                var lastEnd = 0;
                for (var at = 0; at < bytes.Length; at++)
                {
                    if (bytes[at] == (byte)'\n')
                        lastEnd = at + 1;
                    if (bytes[at] != (byte)'"' || at > 0 && !",;\t|\n"u8.Contains(bytes[at - 1]))
                        continue;
                    for (at++; at < bytes.Length && (bytes[at] != (byte)'"' || at + 1 == bytes.Length || bytes[at + 1] == (byte)'"'); at++)
                        at += bytes[at] == (byte)'"' ? 1 : 0;
                }

                Assert.Equal(lastEnd, new CsvScan().LastEnd(bytes, whole: false).Cut);
            },
            iter: 20_000);
    }

    [Fact]
    public void A_day_with_a_time_is_read_as_the_library_reads_it()
    {
        Gen.Select(Gen.DateTime[new DateTime(1990, 1, 1), new DateTime(2099, 12, 31)], One("M/d/yyyy H:mm", "MM/dd/yyyy HH:mm:ss", "M.d.yyyy", "M-d-yyyy H:mm:ss", "M/d/yyyy h:mm tt", "yyyy-MM-dd H:mm")).Sample((time, notation) =>
        {
            var written = time.ToString(notation, CultureInfo.InvariantCulture);
            Assert.Null(new CsvDates(DayFirst: false, AnyNumber: false).Read(Encoding.UTF8.GetBytes(written), out var micros, out _));
            Assert.Equal(DateTime.ParseExact(written, notation, CultureInfo.InvariantCulture), DateTime.UnixEpoch.AddMicroseconds(micros));
        });
    }

    [Fact]
    public void A_date_behind_another_is_read_as_it_is_by_itself()
    {
        One("4/15/2017 0:00", "4/15/2017 0:01", "4/15/2017 0:0", "", "5/4/2017", "2017-05-04", "2017-05-04 21:13:00", "1492214400", "13/13/2017", "4/15/1917 0:00").List[1, 12].Sample(
            texts =>
            {
                var dates = new CsvDates(DayFirst: false, AnyNumber: false);
                var last = new CsvLastDate(dates);
                foreach (var text in texts.Select(Encoding.UTF8.GetBytes))
                {
                    var why = dates.Read(text, out var micros, out var clock);
                    Assert.Equal(why, last.Read(text, out var lastMicros, out var lastClock));
                    Assert.Equal((micros, clock), (lastMicros, lastClock));
                }
            });
    }

    [Theory]
    [InlineData("English", "en")]
    [InlineData("FRENCH", "fr")]
    [InlineData("Farsi (Persian)", "fa")]
    [InlineData("Thai", "th")]
    [InlineData("LANGUAGE UNDEFINED", "")]
    [InlineData("Englisk", "")]
    [InlineData("Engl", "")]
    [InlineData("or else", "")]
    [InlineData("de", "de")]
    public void A_language_is_told_by_its_name(string name, string code) =>
        Assert.Equal(code, Encoding.UTF8.GetString(CsvLanguages.Of(Encoding.UTF8.GetBytes(name)).Span));

    [Fact]
    public void A_number_is_read_as_the_library_reads_it()
    {
        Gen.OneOf(Gen.Long[0, 999].Select(Written), Gen.Long[0, 999_999_999_999_999_999].Select(Written), Gen.String[Gen.Char["0123456789:/-. "], 0, 20]).Sample(
            text =>
            {
                var isNumber = text.Length is > 0 and <= 18 && text.All(char.IsAsciiDigit);
                Assert.Equal(isNumber, Digits.TryRead(Encoding.UTF8.GetBytes(text), out var number));
                Assert.True(!isNumber || number == long.Parse(text, CultureInfo.InvariantCulture));
                foreach (var before in (string[])["", "7", "12345678901234567", "x,9999999999999999,"])
                {
                    Assert.Equal(isNumber, Digits.TryRead(Encoding.UTF8.GetBytes(before + text + "5"), before.Length, text.Length, out var within));
                    Assert.True(!isNumber || number == within);
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void A_day_is_counted_as_the_library_counts_it()
    {
        for (var day = new DateOnly(1990, 1, 1); day.Year < 2100; day = day.AddDays(1))
        {
            Assert.Equal(day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber, Timestamps.Days(day.Year, day.Month, day.Day));
            Assert.Equal(DateTime.DaysInMonth(day.Year, day.Month), Timestamps.DaysInMonth(day.Year, day.Month));
        }
    }

    [Fact]
    public void A_date_with_a_sign_for_a_digit_is_none()
    {
        const string written = "2017-05-06T21:43:05.250+02:00";
        Gen.Select(Gen.Int[0, 18], Gen.Byte).Where(pair => char.IsAsciiDigit(written[pair.Item1]) && !char.IsAsciiDigit((char)pair.Item2)).Sample((place, sign) =>
        {
            var bytes = Encoding.UTF8.GetBytes(written);
            bytes[place] = sign;
            Assert.Equal(Timestamps.Unreadable, Timestamps.Read(bytes, out _));
        });
    }

    [Fact]
    public void A_program_is_called_the_same_whether_its_whole_link_is_unquoted_or_not() =>
        One("<a", " href=\"\"https://a.example\"\"", ">", "Twitter for iPhone", "\"\"", "</a", "</a>", "<", " ", "NA", "é", ",").List[0, 8].Select(string.Concat).Sample(
            link =>
            {
                ReadOnlyMemory<byte> record = Encoding.UTF8.GetBytes($"1,\"<a{link}</a>\",\"{link}\"\n");
                var row = new CsvRow((byte)',');
                Assert.True(row.Read(record, 0, out _));
                for (var column = 1; column < 3; column++)
                {
                    var places = new CsvPlace[Enum.GetValues<CsvField>().Length];
                    row.Find([new CsvWanted(column, CsvField.Client, IsText: false), new CsvWanted(column, CsvField.Country, IsText: false)], places);
                    var (quick, plain) = (XFields.Client(row.Memory(places[(int)CsvField.Client])), XFields.Client(row.Memory(places[(int)CsvField.Country])));
                    Assert.Equal(Encoding.UTF8.GetString(plain.Span), Encoding.UTF8.GetString(quick.Span));
                }
            },
            iter: 20_000);

    [Fact]
    public void A_decimal_is_read_to_the_double_that_the_library_reads()
    {
        var written = Gen.Select(Gen.Double[-1000, 1000], Gen.Int[0, 15]).Select((number, digits) => number.ToString("F" + digits, CultureInfo.InvariantCulture));
        var large = Gen.Select(Gen.Double[1, 9.99], Gen.Int[-30, 30]).Select((number, exponent) => string.Create(CultureInfo.InvariantCulture, $"{number:R}e{exponent:+0;-0}"));
        Gen.OneOf(written, large, Gen.Long[0, long.MaxValue].Select(Written), Gen.String[Gen.Char["0123456789.-e+ "], 0, 12]).Sample(
            text =>
            {
                if (!Decimals.TryRead(Encoding.UTF8.GetBytes(text), out var number))
                    return;
                Assert.True(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var expected));
                Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(number));
                Assert.True(System.Buffers.Text.Utf8Parser.TryParse(Encoding.UTF8.GetBytes(text), out double parsed, out var read) && read == text.Length && parsed.Equals(number));
            },
            iter: 20_000);
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

    private static string Written(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The record at a place: its fields, where the next one begins, and whether its quotes close.</summary>
    private static (List<string> Fields, int Next, bool Closed) ByteByByte(byte[] bytes, int start)
    {
        List<string> fields = [];
        for (var at = start; ; at++)
        {
            List<byte> field = [];
            if (at < bytes.Length && bytes[at] == (byte)'"')
            {
                for (at++; ; at++)
                {
                    if (at == bytes.Length || bytes[at] == (byte)'"' && !IsQuote(at + 1) && !EndsAt(at + 1) && field.Contains((byte)'\n'))
                        return (fields, Array.IndexOf(bytes, (byte)'\n', start) is var end and >= 0 ? end + 1 : bytes.Length, false);
                    if (bytes[at] == (byte)'"' && IsQuote(at + 1))
                        at++;
                    else if (bytes[at] == (byte)'"' && EndsAt(at + 1))
                        break;
                    field.Add(bytes[at]);
                }

                at += at + 1 < bytes.Length && bytes[at + 1] == (byte)'\r' ? 2 : 1;
            }
            else
            {
                for (; at < bytes.Length && bytes[at] is not ((byte)',' or (byte)'\n'); at++)
                    field.Add(bytes[at]);
                if (field.Count > 0 && field[^1] == (byte)'\r')
                    field.RemoveAt(field.Count - 1);
            }

            fields.Add(Encoding.UTF8.GetString([.. field]));
            if (at >= bytes.Length || bytes[at] == (byte)'\n')
                return (fields, Math.Min(at + 1, bytes.Length), true);
        }

        bool IsQuote(int at) => at < bytes.Length && bytes[at] == (byte)'"';

        bool EndsAt(int at)
        {
            at += at < bytes.Length && bytes[at] == (byte)'\r' ? 1 : 0;
            return at >= bytes.Length || bytes[at] is (byte)',' or (byte)'\n';
        }
    }

    private static Gen<string> One(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(at => pieces[at]);

    private static string Said(string text) => text is "NA" or "NaN" or "nan" or "NULL" or "null" or "None" ? "" : text;

    private static string Bare(string text) => Said(text) is { Length: > 0 } said ? Said(said.Trim() is ['"', .. var inner, '"'] ? inner.Trim() : said.Trim()) : "";

    private static string OnlyWhereNeeded(string cell) => cell.Contains('"', StringComparison.Ordinal) ? Quote(cell) : cell;

    private static string Quote(string cell) => '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static bool IsWord(Rune rune) =>
        rune.Value == '_' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
