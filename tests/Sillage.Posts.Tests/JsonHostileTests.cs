using System.Text;
using CsCheck;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Xunit;
using static Sillage.Posts.Tests.XV1Json;

namespace Sillage.Posts.Tests;

public class JsonHostileTests
{
    private static readonly string Deep = string.Concat(Enumerable.Repeat("[", 10_000)) + string.Concat(Enumerable.Repeat("]", 10_000));
    private static readonly string DeepObjects = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000);

    [Theory]
    [InlineData("{\"created_at\":\"Fri May", null)]
    [InlineData("this is not json", null)]
    [InlineData("{\"text\":\"no quote}", null)]
    [InlineData("{\"a\" 1}", null)]
    [InlineData("{\"a\":1 \"b\":2}", null)]
    [InlineData("{\"a\":}", null)]
    [InlineData("{\"a\":tru}", null)]
    [InlineData("{\"a\":-}", null)]
    [InlineData("{\"id_str\":\"1\",\"text\":\"x\",\"user\":{\"screen_name\":\"ada\"}}", "created_at")]
    [InlineData("{\"created_at\":\"Fri May 05 18:49:00 +0000 2017\",\"id_str\":\"1\",\"text\":\"x\"}", "user")]
    [InlineData("{\"created_at\":\"Fri May 05 18:49:00 +0000 2017\",\"text\":\"x\",\"user\":{\"id_str\":\"1\"}}", "id_str")]
    [InlineData("{\"created_at\":\"Fri May 05 18:49:00 +0000 2017\",\"id_str\":\"1\",\"user\":{\"name\":\"x\"}}", "user.id_str")]
    [InlineData("{\"created_at\":\"Fri May 05 18:49:00 +0000 2017\",\"id_str\":\"1\",\"user\":\"ada\"}", "user")]
    [InlineData("{\"created_at\":\"Fri May 05 18:49:00 +0000 2017\",\"id_str\":\"1\",\"user\":{\"id_str\":\"1\",\"followers_count\":99999999999999999999}}", "user.followers_count")]
    [InlineData("{\"created_at\":\"Fri May 05 18:49:00 +0000 2017\",\"id_str\":\"abc\",\"user\":{\"id_str\":\"1\"}}", "id_str")]
    [InlineData("{\"created_at\":\"Thu Jan 01 00:00:00 +0000 1970\"}", "created_at")]
    [InlineData("{\"created_at\":\"Fri Apr 11 23:47:16 +0000 2262\"}", "created_at")]
    [InlineData("{\"created_at\":\"Fri Feb 30 00:00:00 +0000 2017\"}", "created_at")]
    [InlineData("{\"created_at\":{\"day\":1}}", "created_at")]
    [InlineData("{\"retweeted_status\":{\"created_at\":\"yesterday\"}}", "retweeted_status.created_at")]
    public void A_line_that_cannot_be_read_is_rejected_with_its_field_and_its_neighbours_are_kept(string line, string? field)
    {
        var found = JsonCapture.Read(Status("1"), line, Status("3"));

        Assert.Equal(["1", "3"], found.Posts.Select(post => post.Id));
        var rejection = Assert.Single(found.Rejections);
        Assert.Equal(2, rejection.Line);
        Assert.Equal(field, rejection.Field);
        Assert.NotEmpty(rejection.Reason);
        Assert.InRange(rejection.Offset, Status("1").Length + 1, Status("1").Length + 1 + line.Length);
        Assert.Equal(line[..Math.Min(200, line.Length)], rejection.Excerpt);
    }

    [Theory]
    [InlineData("{\"created_at\":\"Thu Jan 01 00:00:00 +0000 1970\",\"user\":{\"id_str\":\"1\"}}")]
    [InlineData("{\"id_str\":\"1\",\"deep\":DEEP}")]
    [InlineData("{\"a\":tru}")]
    public void A_bad_value_of_a_list_on_one_line_costs_only_itself(string bad)
    {
        var found = JsonCapture.Read($"[{Status("1")}, {bad.Replace("DEEP", Deep, StringComparison.Ordinal)}, {Status("3")},{Status("4")}]");

        Assert.Equal(["1", "3", "4"], found.Posts.Select(post => post.Id));
        Assert.Single(found.Rejections);
    }

    [Fact]
    public void A_value_that_never_closes_does_not_swallow_the_lines_behind_it()
    {
        var found = JsonCapture.Read("[", Status("1") + ",", "{\"created_at\":{\"day\":[1},", Status("3") + ",", Status("4"), "]");

        Assert.Equal(["1", "3", "4"], found.Posts.Select(post => post.Id));
        Assert.Single(found.Rejections);
    }

    [Theory]
    [InlineData("{\"created_at\":\"Fri May 05 18:49:00 +0000 2017\",\"id_str\":\"1\"")]
    [InlineData("{\"created_at\":\"Fri May 05 18:49:00 +0000 2017\",\"id_str\"")]
    [InlineData("{\"created_at\":\"Fri May 05 18:49:00 +0000 2017\",\"id_str\":")]
    [InlineData("{\"created_at\":\"Fri May 05 18:49:00 +0000 2017\",\"user\":")]
    [InlineData("{\"created_at\":\"Fri May 05 18:")]
    public void A_half_written_last_line_is_told_as_such_and_does_not_change_the_format(string half)
    {
        var found = JsonCapture.Read(Status("1"), half);

        Assert.Equal("x-v1.1", found.Source);
        Assert.Equal("the record ends in the middle: half-written or cut", Assert.Single(found.Rejections).Reason);
        Assert.Single(found.Posts);
    }

    [Fact]
    public void A_text_above_one_mebibyte_is_rejected_and_one_of_exactly_that_is_read()
    {
        var found = JsonCapture.Read(Status("1", $"\"text\":\"{new string('x', 1 << 20)}\""), Status("2", $"\"text\":\"{new string('x', (1 << 20) + 1)}\""));

        Assert.Equal("1", Assert.Single(found.Posts).Id);
        var rejection = Assert.Single(found.Rejections);
        Assert.Equal((2, "text"), (rejection.Line, rejection.Field));
    }

    [Fact]
    public void An_implausible_date_is_told_with_its_value() =>
        Assert.Contains("Thu Jan 01 00:00:00 +0000 1970", JsonCapture.Read(Status("1"), "{\"created_at\":\"Thu Jan 01 00:00:00 +0000 1970\"}").Rejections.Single().Reason, StringComparison.Ordinal);

    [Fact]
    public void Nesting_ten_thousand_deep_is_a_rejection_not_a_crash()
    {
        var found = JsonCapture.Read(
            Status("1"), Deep, DeepObjects, Status("4", "\"entities\":" + DeepObjects), Status("5", "\"id\":" + DeepObjects), Status("6"));

        Assert.Equal(["1", "6"], found.Posts.Select(post => post.Id));
        Assert.Equal([3, 4, 5], found.Rejections.Select(rejection => rejection.Line));
    }

    [Fact]
    public void A_half_written_last_line_is_rejected_alone()
    {
        var found = JsonCapture.Read(Status("1"), Status("2")[..^20]);

        Assert.Equal("1", Assert.Single(found.Posts).Id);
        Assert.Contains("half-written", Assert.Single(found.Rejections).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_utf8_zero_bytes_and_lone_surrogates_are_replaced_and_counted()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes(Status("1", text: "a"))[..^1], .. ",\"text\":\"bad "u8, 0xFF, 0x00, .. " \\ud83d end\"}\n"u8,
            .. Encoding.UTF8.GetBytes(Status("2", text: "\\ud83c\\udf3f caf\\u00e9 \\\"\\/\\n")),
        ];
        var found = JsonCapture.Read(bytes);

        Assert.Equal(["bad \uFFFD\uFFFD \uFFFD end", "🌿 café \"/\n"], found.Posts.Select(post => post.Text));
        Assert.Single(found.Repairs);
    }

    [Fact]
    public void Lines_of_a_list_written_naively_are_read_and_empty_lines_ignored()
    {
        var found = JsonCapture.Read("[", Status("1") + ",", "", "  ", Status("2") + "\r", "]");

        Assert.Equal([(2L, "1"), (5L, "2")], found.Posts.Select(post => (post.Line, post.Id)));
        Assert.Empty(found.Rejections);
    }

    [Fact]
    public void Of_duplicated_properties_the_last_wins() =>
        Assert.Equal("last", JsonCapture.Read(Status("1", "\"text\":\"last\"", text: "first")).Posts.Single().Text);

    [Fact]
    public void Random_damage_never_throws_and_never_costs_a_neighbour()
    {
        string[] lines =
        [
            Status("2", $"\"retweeted_status\":{Status("7", "\"entities\":{\"urls\":[{\"url\":\"a\",\"unwound\":{\"url\":\"b\"}}]}")},\"lang\":\"fr\""),
            """{"data":[{"id":"2","author_id":"5","text":"x","created_at":"2021-04-01T15:52:31.000Z","referenced_tweets":[{"type":"retweeted","id":"7"}]}],"includes":{"users":[{"id":"5","username":"ada"}],"tweets":[{"id":"7","author_id":"5","text":"y","created_at":"2021-04-01T15:52:31.000Z"}]}}""",
        ];
        string[] good =
        [
            Status("{0}"),
            """{"data":{"id":"{0}","author_id":"5","text":"x","created_at":"2021-04-01T15:52:31.000Z"}}""",
        ];
        ISource[] sources = [new XV1(Framing.Lines), new XV2(Framing.Lines)];

        Gen.Select(Gen.Int[0, 1], Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[1, 6], Gen.Int[0, 10_000]).Sample((format, flips, cut) =>
        {
            var bytes = Encoding.UTF8.GetBytes(lines[format]);
            foreach (var (at, value) in flips)
                bytes[at % bytes.Length] = value == (byte)'\n' ? (byte)' ' : value;
            if (cut % 4 == 0)
                bytes = bytes[..(cut % bytes.Length)];
            var before = Encoding.UTF8.GetBytes(good[format].Replace("{0}", "1", StringComparison.Ordinal) + "\n");
            var after = Encoding.UTF8.GetBytes("\n" + good[format].Replace("{0}", "3", StringComparison.Ordinal));

            var found = JsonCapture.Read(sources[format], [.. before, .. bytes, .. after]);

            return found.Own.Any(post => post is { Id: "1", Line: 1 }) && found.Own.Any(post => post is { Id: "3", Line: 3 })
                && found.Rejections.All(rejection => rejection.Line == 2 && rejection.Offset >= before.Length && rejection.Offset <= before.Length + bytes.Length);
        }, iter: 20_000);
    }

    [Fact]
    public void Where_blocks_are_cut_does_not_change_what_is_found()
    {
        var text = new StringBuilder();
        for (var line = 0; line < 40; line++)
            text.Append(line % 7 == 3 ? "{\"broken\":" : Status($"{line}", line % 3 == 0 ? $"\"retweeted_status\":{Status($"{line + 100}")}" : "")).Append('\n');
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var ends = Enumerable.Range(0, bytes.Length).Where(at => bytes[at] == '\n').Select(at => at + 1).ToArray();
        var whole = JsonCapture.Read(bytes);
        Assert.NotEmpty(whole.Rejections);

        Gen.Shuffle(ends, 0, 10).Sample(cuts =>
        {
            var parts = JsonCapture.Read(bytes, [.. cuts.Order()]);
            return parts.Posts.SequenceEqual(whole.Posts) && parts.Rejections.SequenceEqual(whole.Rejections);
        }, iter: 200);
    }
}
