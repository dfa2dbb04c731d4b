using System.IO.Compression;
using System.Text;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>Captures as a hostile world delivers them, imported into a case that holds three posts already.</summary>
public sealed class BadCaptureTests(EarlierCase earlier) : BesideAnEarlierCase(earlier)
{
    private const string Header = "id,created_at,screen_name,text\n";

    [Fact]
    public void A_truncated_gzip_gives_what_it_holds_and_the_whole_file_completes_it()
    {
        var whole = Gzip(string.Concat(Enumerable.Range(1000, 5000).Select(id => Tweet($"{id}", $"u{id % 97}", $"Look {id * 7919L % 9973} at #leak"))));
        Write("capture.jsonl.gz", whole[..(whole.Length / 2)]);

        Import(4, "capture.jsonl.gz", "capture.jsonl.gz: ", "the gzip archive is cut or damaged: ", " bytes of its content were read", "Fetch the file again and import it again");
        var read = int.Parse(Ask("count(*) from posts"));
        Assert.InRange(read, 1000, 5000);

        Write("capture.jsonl.gz", whole);
        Import(0, "capture.jsonl.gz");
        Assert.Equal("5003", Ask("count(*) from posts"));
        Assert.Equal("5003", Ask("count(distinct post_id) from posts"));
    }

    [Fact]
    public void A_gzip_whose_bytes_were_changed_gives_what_comes_before()
    {
        var changed = Gzip(string.Concat(Enumerable.Range(1000, 2000).Select(id => Tweet($"{id}", $"u{id % 97}"))));
        changed.AsSpan(changed.Length - 8).Clear();
        Write("changed.jsonl.gz", changed);

        Import(4, "changed.jsonl.gz", "the gzip archive is cut or damaged", "(its bytes were changed)");

        Assert.InRange(int.Parse(Ask("count(*) from posts")), 1900, 2003);
    }

    [Fact]
    public void A_gzip_cut_in_its_head_is_not_called_empty()
    {
        Write("head.jsonl.gz", Gzip(Tweet("10", "carl"))[..12]);

        Import(3, "head.jsonl.gz", "head.jsonl.gz: not read: the gzip archive is cut or damaged: 0 bytes of its content were read");
    }

    [Fact]
    public void A_damaged_zip_does_not_keep_the_files_beside_it_out()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "captures"));
        Write("captures/a.zip", [.. "PK\u0003\u0004"u8, .. new byte[100]]);
        Write("captures/b.jsonl", Tweet("10", "carl"));

        Import(4, "captures", "a.zip: not read: a.zip is not a whole zip archive", "Fetch it again", "b.jsonl: 1 posts");

        Assert.Equal("4", Ask("count(*) from posts"));
    }

    [Fact]
    public void A_half_written_last_line_is_rejected_with_its_place()
    {
        var (first, half) = (Tweet("10", "carl"), Tweet("11", "dora")[..60]);
        Write("half.jsonl", first + half);

        Import(4, "half.jsonl", $"line 2, byte {Bytes(first + half)}: the record ends in the middle: half-written or cut", "The rest was imported", "select * from rejected");

        Assert.Equal("4", Ask("count(*) from posts"));
        Assert.Equal("half.jsonl 2", Ask("name || ' ' || line from rejected join imports using (import_id)"));
        Assert.Contains("half-written", Run("info", "x.case").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_UTF8_is_repaired_and_counted()
    {
        Write("invalid.jsonl", Replace(U(Tweet("10", "carl", "été à Noël") + Tweet("11", "dora", "caf??")), "??"u8, [0xff, 0xfe]));

        Import(0, "invalid.jsonl", "invalid.jsonl: 2 posts", "1 times: invalid UTF-8, zero bytes or half characters replaced by U+FFFD");

        Assert.Equal("caf\ufffd\ufffd", Ask("text from posts where post_id = '11'"));
        Assert.Equal("été à Noël", Ask("text from posts where post_id = '10'"));
    }

    [Fact]
    public void A_csv_record_that_is_not_UTF8_is_read_as_Windows_1252_and_counted()
    {
        Write("mixed.csv", Replace(U(Header + "10,2017-05-05T18:49:00Z,carl,été à Noël\n11,2017-05-05T18:50:00Z,dora,caf?\n"), "?"u8, [0xe9]));

        Import(0, "mixed.csv", "1 times: a record was not UTF-8; it was read as Windows-1252");

        Assert.Equal("café", Ask("text from posts where post_id = '11'"));
    }

    [Fact]
    public void A_file_in_another_encoding_is_told()
    {
        Write("latin.csv", Encoding.Latin1.GetBytes(Header + "10,2017-05-05T18:49:00Z,carl,été à Noël\n"));

        Import(0, "latin.csv", "its text is windows-1252, not UTF-8; it was converted");

        Assert.Equal("été à Noël", Ask("text from posts where post_id = '10'"));
    }

    [Fact]
    public void Zero_bytes_in_a_text_are_replaced_and_zero_bytes_for_records_are_rejected()
    {
        var lines = Replace(U(Tweet("10", "carl") + Tweet("11", "dora", "ca??fe")), "??"u8, [0, 0]);
        Write("zeros.jsonl", [.. lines, .. new byte[300], (byte)'\n', .. U(Tweet("12", "emil"))]);

        Import(4, "zeros.jsonl", "zeros.jsonl: 3 posts", $"line 3, byte {lines.Length}: zero bytes where a record should be", "power cut, full disk", "1 times: invalid UTF-8, zero bytes");

        Assert.Equal("6", Ask("count(*) from posts"));
    }

    [Theory]
    [InlineData("long.jsonl", "line 2, byte {0}: the record is longer than 64 MiB")]
    [InlineData("long.csv", "line 3, byte {0}: the record is longer than 64 MiB")]
    [InlineData("long.json", "text is longer than 1 MiB: no platform has such texts")]
    public void A_line_of_200_MB_is_passed_over_within_bounded_memory(string name, string message)
    {
        var (before, after) = name switch
        {
            "long.csv" => (Header + "10,2017-05-05T18:49:00Z,carl,hello\n", "\n12,2017-05-05T18:49:00Z,emil,hello\n"),
            "long.jsonl" => (Tweet("10", "carl"), "\"}\n" + Tweet("12", "emil")),
            _ => ("[" + Tweet("10", "carl") + ",", "\"}," + Tweet("12", "emil") + "]"),
        };
        var opening = name == "long.csv" ? "11,2017-05-05T18:49:00Z,dora," : Tweet("11", "dora")[..^2].Replace("\"text\":\"Look, a #leak\",", "", StringComparison.Ordinal)[..^1] + "},\"text\":\"";
        using (var file = File.Create(Path.Combine(Folder, name)))
        {
            file.Write(U(before + opening));
            var part = new byte[1_000_000];
            part.AsSpan().Fill((byte)'x');
            for (var written = 0; written < 200; written++)
                file.Write(part);
            file.Write(U(after));
        }

        var (code, _, error) = Cli.Run(Folder, ["import", "x.case", name], heapMegabytes: 600);

        Assert.True(code == 4, error);
        Tells(error, $"{name}: 2 posts", string.Format(System.Globalization.CultureInfo.InvariantCulture, message, Bytes(before)));
        EarlierPostsAreThere();
        Assert.Equal("5", Ask("count(*) from posts"));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Json_nested_ten_thousand_deep_is_rejected_with_its_place(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));
        var first = Tweet("10", "carl");
        Write("deep.jsonl", first + Tweet("11", "dora", more: $"\"deep\":{deep},") + Tweet("12", "emil"));

        Import(4, "deep.jsonl", "deep.jsonl: 2 posts", "line 2, byte ", "nested deeper than 64 levels");

        Assert.Equal("5", Ask("count(*) from posts"));
        Assert.Equal("True", Ask($"byte_offset > {Bytes(first)} from rejected"));
    }

    [Fact]
    public void Numbers_beyond_64_bits_are_rejected_with_their_field_and_ids_of_any_length_kept()
    {
        const string tooLarge = "99999999999999999999";
        Write("large.jsonl", Tweet("10", "carl") + Tweet("11", "dora", more: $"\"retweet_count\":{tooLarge},") + Tweet("1234567890123456789012345678", "emil"));
        Write("large.csv", $"id,created_at,screen_name,text,retweet_count\n20,2017-05-05T18:49:00Z,carl,a,{tooLarge}\n21,2017-05-05T18:49:00Z,dora,b,7\n");

        Import(4, "large.jsonl", "line 2, byte ", "retweet_count should be a whole number of at most 64 bits");
        Import(4, "large.csv", $"line 2, byte 45: retweet_count should be a whole number of at most 64 bits: \"{tooLarge}\"");

        Assert.Equal("retweet_count retweet_count", Ask("string_agg(field, ' ') from rejected"));
        Assert.Equal("10 1234567890123456789012345678 21", Ask("string_agg(post_id, ' ' order by post_id) from posts where import_id > 1"));
    }

    [Fact]
    public void Dates_no_post_can_have_are_rejected_with_their_value()
    {
        string[] dates = ["Thu Jan 01 00:00:00 +0000 1970", "Fri Apr 11 23:47:16 +0000 2262", "1970-01-01T00:00:00Z", "2262-04-11T23:47:16Z", "0", "9223372036854775807"];
        foreach (var date in dates.Chunk(3).Select((three, half) => (Half: half, Three: three)))
        {
            var csv = $"{Header}1{date.Half}0,2017-05-05T18:49:00Z,carl,a\n{string.Concat(date.Three.Select((value, at) => $"1{date.Half}{at + 1},{value},dora,b\n"))}1{date.Half}9,2017-05-05T18:49:00Z,emil,c\n";
            Write($"dates{date.Half}.csv", csv);
            Write($"dates{date.Half}.jsonl", Tweet($"2{date.Half}0", "carl") + string.Concat(date.Three.Select((value, at) => Tweet($"2{date.Half}{at + 1}", "dora", createdAt: value))) + Tweet($"2{date.Half}9", "emil"));

            var line = csv.Split('\n')[2];
            Import(
                4, $"dates{date.Half}.csv", ["2 posts", "3 rejected", $"line 3, byte {csv.IndexOf(line, StringComparison.Ordinal)}: ",
                .. date.Three.Select(value => $"created_at lies outside the years 1990 to 2099: \"{value}\"")]);
            Import(4, $"dates{date.Half}.jsonl", ["2 posts", "3 rejected", "line 2, byte ", .. date.Three.Select(value => $"\"{value}\"")]);
        }

        Assert.Equal("2017 2017", Ask("min(year(posted_at)) || ' ' || max(year(posted_at)) from posts"));
        Assert.Equal("created_at 12", Ask("field || ' ' || count(*) from rejected group by field"));
    }

    [Fact]
    public void Ids_mangled_by_a_spreadsheet_never_make_one_account()
    {
        Write("mangled.csv", """
            tweet_id,created_at,user_id,screen_name,text
            8.60E+17,2017-05-05T18:49:00Z,8.41E+17,carl,a
            8.60E+17,2017-05-05T18:50:00Z,8.41E+17,dora,b
            8.60E+17,2017-05-05T18:51:00Z,"8,41E+17",emil,c
            860000000000000004,2017-05-05T18:52:00Z,8.41E+17,,d

            """);

        Import(
            4, "mangled.csv", "3 times: account id missing or destroyed (8.41E+17); the handle identifies the account",
            "3 times: post id destroyed (8.41E+17); account, time and text identify the post",
            "line 5, byte 185, field screen_name: nothing identifies the account: neither id nor handle");

        Assert.Equal("@carl @dora @emil", Ask("string_agg(account_id, ' ' order by account_id) from posts where import_id > 1"));
    }

    [Fact]
    public void Ids_mangled_by_a_spreadsheet_and_saved_again_never_make_one_account()
    {
        Write("again.csv", """
            tweet_id,created_at,user_id,screen_name,text
            860000000000000000,2017-05-05T18:49:00Z,841000000000000000,carl,a
            860000000000000000,2017-05-05T18:50:00Z,841000000000000000,dora,b
            860000000000000000,2017-05-05T18:51:00Z,841235000000000000,emil,c

            """);

        Import(0, "again.csv", "3 times: account id missing or destroyed (8.41E+17)", "3 times: post id destroyed");

        Assert.Equal("@carl @dora @emil", Ask("string_agg(account_id, ' ' order by account_id) from posts where import_id > 1"));
    }

    [Fact]
    public void One_round_id_among_others_is_an_id()
    {
        Write("round.csv", """
            tweet_id,created_at,user_id,screen_name,text
            860000000000000000,2017-05-05T18:49:00Z,841000000000000000,carl,a
            860000000000000001,2017-05-05T18:50:00Z,841000000000000001,dora,b

            """);

        Assert.DoesNotContain("destroyed", Import(0, "round.csv"), StringComparison.Ordinal);

        Assert.Equal("841000000000000000 841000000000000001", Ask("string_agg(account_id, ' ' order by account_id) from posts where import_id > 1"));
    }

    [Fact]
    public void Mangled_ids_in_json_never_make_one_account()
    {
        Write("mangled.jsonl", string.Concat(new[] { "carl", "dora", "emil" }.Select(handle => Tweet("8.6E+17", handle, accountId: "8.41E+17"))));

        Import(0, "mangled.jsonl", "3 times: account id missing or destroyed (8.41E+17)", "3 times: post id destroyed");

        Assert.Equal("3", Ask("count(distinct account_id) from posts where import_id > 1"));
    }

    [Fact]
    public void Duplicated_columns_are_named_and_the_first_is_read()
    {
        Write("twice.csv", "id,created_at,screen_name,text,text,ID\n10,2017-05-05T18:49:00Z,carl,first,second,99\n");

        Import(0, "twice.csv", "1 times: the header repeats id, text; of each the first column was read");

        Assert.Equal("10 first", Ask("post_id || ' ' || text from posts where import_id > 1"));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\n\n  \n", "the file holds only blanks or zero bytes")]
    [InlineData("\0\0\0\0\0\0\0\0", "the file holds only blanks or zero bytes")]
    public void An_empty_file_is_told_and_is_no_reason_to_leave_out_others(string content, string message)
    {
        Write("empty.jsonl", content);
        Import(3, "empty.jsonl", $"empty.jsonl: not read: {message}", "fetch it again");

        Write("empty.jsonl.gz", Gzip(content));
        Import(3, "empty.jsonl.gz", $"empty.jsonl.gz: not read: {message}");

        Write("good.jsonl", Tweet("10", "carl"));
        Import(4, "*.jsonl", "empty.jsonl: not read", "good.jsonl: 1 posts");
        Assert.Equal("4", Ask("count(*) from posts"));
    }

    [Fact]
    public void A_header_without_records_is_told()
    {
        Write("header.csv", Header);

        Import(0, "header.csv", "header.csv: 0 posts", "it holds a header and no record");

        var (code, _, error) = Run("scan", "header.csv");
        Assert.Equal(1, code);
        Tells(error, "there is no post to ask about");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_directory_without_captures_is_told_what_was_looked_for(bool withOtherFiles)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "folder", "sub"));
        if (withOtherFiles)
            Write("folder/sub/article.pdf", "%PDF-1.4");

        Import(3, "folder", "sillage: no captures in the folder folder: looked for names ending in .json", ".zip");
        Assert.Equal(3, Run("scan", "folder").Code);
    }

    [Fact]
    public void A_file_of_no_known_format_is_told_what_each_reader_saw()
    {
        Write("other.jsonl", "{\"temperature\": 21}\n{\"temperature\": 22}\n");

        Import(3, "other.jsonl", "other.jsonl: not read: no reader knows this format: ", "(x-v1.1", "it does not begin with a header of separated values (", ", csv)");
    }

    [Fact]
    public void A_bad_record_on_one_line_with_others_costs_only_itself()
    {
        var posts = Enumerable.Range(10, 10).Select(id => Tweet($"{id}", "carl", createdAt: id == 13 ? "Thu Jan 01 00:00:00 +0000 1970" : "Fri May 05 18:49:00 +0000 2017").TrimEnd());
        Write("one-line.json", $"[{string.Join(',', posts)}]");

        Import(4, "one-line.json", "one-line.json: 9 posts", "1 rejected", "line 1, byte ");

        Assert.Equal("12", Ask("count(*) from posts"));
    }

    [Fact]
    public void What_a_capture_says_cannot_steer_the_terminal()
    {
        Write("escape.csv", Header + "10,\u001b[2J\u202eevil,carl,x\u001b[31m\n11,2017-05-05T18:49:00Z,dora,x\u001b[31mred\n");

        Assert.DoesNotContain('\u001b', Import(4, "escape.csv", "created_at is not a date that can be read: \"\ufffd[2J\ufffdevil\""));

        Assert.DoesNotContain('\u001b', Run("sql", "x.case", "select text from posts").Output);
    }

    private static byte[] U(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Replace(byte[] bytes, ReadOnlySpan<byte> mark, byte[] by)
    {
        var at = bytes.AsSpan().IndexOf(mark);
        return [.. bytes[..at], .. by, .. bytes[(at + mark.Length)..]];
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(U(text));
        return packed.ToArray();
    }
}
