using System.Text;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

using Xunit;

namespace Sillage.Posts.Tests;

public class CsvTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Separators_are_found_in_the_header(char separator)
    {
        var found = FileCapture.Read("id,created_at,screen_name,text\n7,2017-05-05 18:49:00,ann,\"say \"\"hi\"\"\nto #All\"\n".Replace(',', separator));

        var post = Assert.Single(found.Posts);
        Assert.Equal(("7", "2017-05-05 18:49:00", "ann", "say \"hi\"\nto #All", "All"), (post.Id, post.At, post.Author.Handle, post.Text, post.Hashtags));
    }

    [Theory]
    [InlineData("2017-05-05T18:49:00Z", "2017-05-05 18:49:00", 1)]
    [InlineData("2017-05-05T20:49:00+02:00", "2017-05-05 18:49:00", 1)]
    [InlineData("2017-05-05 18:49:00.25", "2017-05-05 18:49:00.25", 0)]
    [InlineData("2017-05-05 18:49:00 UTC", "2017-05-05 18:49:00", 1)]
    [InlineData("2017-05-05 18:49", "2017-05-05 18:49:00", 60)]
    [InlineData("2017-05-05", "2017-05-05 00:00:00", 86400)]
    [InlineData("Fri May 05 18:49:00 +0000 2017", "2017-05-05 18:49:00", 1)]
    [InlineData("5/13/2017 6:49 PM", "2017-05-13 18:49:00", 60)]
    [InlineData("13/05/2017 18:49", "2017-05-13 18:49:00", 60)]
    [InlineData("13.05.17", "2017-05-13 00:00:00", 86400)]
    [InlineData("1494010140", "2017-05-05 18:49:00", 1)]
    [InlineData("1494010140250", "2017-05-05 18:49:00.25", 0)]
    [InlineData("1494010140250000", "2017-05-05 18:49:00.25", 0)]
    public void Dates_are_read_with_the_resolution_of_their_clock(string date, string at, int clock)
    {
        var post = Assert.Single(FileCapture.Read($"screen_name,text,created_at\nann,hello,{date}\n").Posts);

        Assert.Equal((at, clock), (post.At, post.ClockSeconds));
    }

    [Fact]
    public void Whether_the_day_comes_first_is_decided_from_all_dates()
    {
        var found = FileCapture.Read("screen_name,text,created_at\nann,a,4/5/2017\nann,b,25/5/2017\n");

        Assert.Equal("2017-05-04 00:00:00", found.Posts[0].At);
    }

    [Theory]
    [InlineData("1970-01-01 00:00:00")]
    [InlineData("2262-01-01 00:00:00")]
    [InlineData("99999999999999999999999999")]
    [InlineData("0")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void A_date_that_cannot_be_is_rejected_with_its_column(string date)
    {
        var found = FileCapture.Read($"screen_name,text,created_at\nann,a,{date}\nbob,b,2017-05-05\n");

        Assert.Single(found.Posts);
        Assert.Equal((2L, 28L, "created_at"), (found.Rejections.Single().Line, found.Rejections.Single().Offset, found.Rejections.Single().Field));
    }

    [Theory]
    [InlineData("8.41E+17")]
    [InlineData("841319282986237952.0")]
    [InlineData("8,41E+17")]
    public void Ids_destroyed_by_a_spreadsheet_never_make_one_account(string id)
    {
        var found = FileCapture.Read($"user_id;screen_name;text;created_at\n{id};ann;a;2017-05-05\n{id};bob;b;2017-05-05\n{id};;c;2017-05-05\n");

        Assert.Equal(["/ann", "/bob"], found.Posts.Select(post => $"{post.Author.Id}/{post.Author.Handle}"));
        Assert.Equal(2, Assert.Single(found.Repairs).Value);
        Assert.Equal(4, Assert.Single(found.Rejections).Line);
    }

    [Theory]
    [InlineData("'841319282986237952")]
    [InlineData("\"\"\"841319282986237952\"\"\"")]
    [InlineData("\"=\"\"841319282986237952\"\"\"")]
    public void Marks_that_protect_an_id_from_a_spreadsheet_are_not_part_of_it(string id) =>
        Assert.Equal("841319282986237952", Assert.Single(FileCapture.Read($"user_id,screen_name,text,created_at\n{id},ann,a,2017-05-05\n").Posts).Author.Id);

    [Fact]
    public void Ragged_rows_are_rejected_and_their_neighbours_kept()
    {
        var found = FileCapture.Read("screen_name,text,created_at\nann,a\nbob,b,2017-05-05\ncid,c,2017-05-05,more\ndan,d,2017-05-05,,\n\n");

        Assert.Equal(["bob", "dan"], found.Posts.Select(post => post.Author.Handle));
        Assert.Equal([2L, 4L], found.Rejections.Select(rejection => rejection.Line));
    }

    [Fact]
    public void A_quote_that_never_closes_costs_its_line_only()
    {
        var found = FileCapture.Read("screen_name,text,created_at\nann,\"a,2017-05-05\nbob,\"b\",2017-05-05\ncid,5\" disk,2017-05-05\n");

        Assert.Equal(["bob", "cid"], found.Posts.Select(post => post.Author.Handle));
        Assert.Equal(2, Assert.Single(found.Rejections).Line);
    }

    [Fact]
    public void Of_duplicated_columns_the_first_is_read_and_that_is_said()
    {
        var found = FileCapture.Read("screen_name,text,created_at,text\nann,first,2017-05-05,second\n");

        Assert.Equal("first", Assert.Single(found.Posts).Text);
        Assert.Equal(1, Assert.Single(found.Repairs).Value);
    }

    [Fact]
    public void A_record_in_another_encoding_and_zero_bytes_are_repaired()
    {
        byte[] bytes =
        [
            .. "screen_name,text,created_at\nann,é à ü,2017-05-05\nbob,caf"u8, 0xe9, .. ",2017-05-05\ncid,a"u8, 0, .. "b,2017-05-05\n"u8,
        ];

        var found = FileCapture.Read(bytes);

        Assert.Equal(["é à ü", "café", "ab"], found.Posts.Select(post => post.Text));
        Assert.Equal(2, found.Repairs.Count);
    }

    [Fact]
    public void The_header_of_a_second_file_put_behind_the_first_is_no_post()
    {
        const string File = "screen_name,text,created_at\nann,a,2017-05-05\n";

        var found = FileCapture.Read(File + File);

        Assert.Equal(2, found.Posts.Count);
        Assert.Empty(found.Rejections);
    }

    [Fact]
    public void Marks_are_found_in_texts_where_no_column_holds_them()
    {
        var post = Assert.Single(FileCapture.Read(
            "screen_name;text;created_at\nann;#Été, #2017 a#b @bob: see (https://example.org/a,b). me@example.org https://t.c…;2017-05-05\n").Posts);

        Assert.Equal(("Été", "/bob", "https://example.org/a,b"), (post.Hashtags, post.Mentions, post.Links));
    }

    [Fact]
    public void Ids_that_a_spreadsheet_rounded_and_saved_again_are_dropped_where_the_whole_column_is_so()
    {
        var found = FileCapture.Read(
            "tweet_id,user_id,screen_name,text,created_at\n860123000000000000,841000000000000000,ann,a,2017-05-05\n860123000000000000,12345,bob,b,2017-05-06\n860124000000000000,841000000000000001,eve,c,2017-05-07\n");

        Assert.Equal(["", "", ""], found.Posts.Select(post => post.Id));
        Assert.Equal(["841000000000000000", "12345", "841000000000000001"], found.Posts.Select(post => post.Author.Id));
    }

    [Fact]
    public void A_text_above_one_mebibyte_is_rejected()
    {
        var found = FileCapture.Read($"screen_name,created_at,text\nann,2017-05-05,{new string('x', 1 << 20)}\nbob,2017-05-05,{new string('x', (1 << 20) + 1)}\n");

        Assert.Equal("ann", Assert.Single(found.Posts).Author.Handle);
        Assert.Equal("text", Assert.Single(found.Rejections).Field);
    }

    [Theory]
    [InlineData("wann;wer;was\n2017-05-05;ann;so so\n", "wann -> posted_at, wer -> author.handle, was -> text")]
    [InlineData("a,b,c,d\n5/6/2017 18:49,@ann,10001,la la\n5/7/2017 18:49,@ann,10002,la la\n", "a -> posted_at, b -> author.handle, c -> id, d -> text")]
    [InlineData("user_id,when\n1,2017-05-05\n", "user_id -> author.id, when -> posted_at")]
    [InlineData("a,b\n1,2\n", "")]
    public void A_mapping_is_guessed_from_what_the_values_look_like(string text, string expected)
    {
        var confidence = new MappedCsv().Detect(new Sample("a.csv", Encoding.UTF8.GetBytes(text), true, "utf-8"));

        Assert.Equal(0, confidence.Certainty);
        using var json = System.Text.Json.JsonDocument.Parse(confidence.Mapping!);
        var columns = json.RootElement.GetProperty("columns").EnumerateObject().Where(column => column.Value.ValueKind != System.Text.Json.JsonValueKind.Null);
        Assert.Equal(expected, string.Join(", ", columns.Select(column => $"{column.Name} -> {column.Value}").Order(StringComparer.Ordinal).OrderBy(line => text.IndexOf(line.Split(' ')[0], StringComparison.Ordinal))));
    }

    [Fact]
    public void A_mapping_of_the_user_decides()
    {
        var mapping = ColumnMapping.Parse("""{"platform": "forum", "columns": {"wer": "author.handle", "wann": "posted_at", "was": "text"}}""");

        var post = Assert.Single(FileCapture.Read("was,wer,wann\nhallo,ann,2017-05-05\n", new MappedCsv(mapping)).Posts);

        Assert.Equal(("forum", "ann", "hallo"), (post.Platform, post.Author.Handle, post.Text));
        Assert.Equal(["wer -> author.handle", "wann -> posted_at", "was -> text"], ColumnMapping.Parse(mapping.ToJson()).Explain());
    }

    [Fact]
    public void A_mapping_to_nothing_known_names_the_column()
    {
        var error = Assert.Throws<CaptureException>(() => ColumnMapping.Parse("""{"columns": {"wer": "nobody"}}"""));

        Assert.StartsWith("mapping: the column \"wer\" is mapped to \"nobody\"; fields are", error.Message, StringComparison.Ordinal);
        Assert.Throws<CaptureException>(() => ColumnMapping.Parse("[]"));
    }

    [Fact]
    public void Headers_of_minet_and_rtweet_are_understood()
    {
        var minet = ColumnMapping.Propose(["id", "timestamp_utc", "user_screen_name", "lang", "text", "retweeted_id", "user_followers"]).Explain();
        var rtweet = ColumnMapping.Propose(["user_id", "status_id", "created_at", "screen_name", "text", "is_retweet", "retweet_status_id"]).Explain();

        Assert.Equal(["id -> id", "timestamp_utc -> posted_at", "text -> text", "lang -> language", "retweeted_id -> repost_of.id", "user_screen_name -> author.handle", "user_followers -> author.followers"], minet);
        Assert.Contains("user_id -> author.id", rtweet);
        Assert.Contains("status_id -> id", rtweet);
        Assert.Contains("retweet_status_id -> repost_of.id", rtweet);
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("just a letter\n")]
    [InlineData("{\"a\": 1, \"b\": 2}\n")]
    public void Other_files_are_not_taken_for_posts(string text) =>
        Assert.Equal(0, new MappedCsv().Detect(new Sample("a.txt", Encoding.UTF8.GetBytes(text), true, "utf-8")).Certainty);
}
