using System.IO.Compression;
using System.Text;
using Sillage.Posts.Captures;

using Xunit;

namespace Sillage.Posts.Tests;

public sealed class CapturesFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-captures-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_stands_for_its_captures_in_ordinal_order()
    {
        Write("b.csv", "x"u8);
        Write("a/z.jsonl.gz", "x"u8);
        Write("a/notes.pdf", "x"u8);
        Write("B.TSV.XZ", "x"u8);

        Assert.Equal(["B.TSV.XZ", "a/z.jsonl.gz", "b.csv"], CaptureFile.Find([folder]).Select(file => file.Name));
    }

    [Fact]
    public void Patterns_find_across_folders_and_no_file_is_named_twice()
    {
        Write("a/one.jsonl", "x"u8);
        Write("a/b/two.jsonl", "x"u8);

        Assert.Equal(["a/b/two.jsonl", "a/one.jsonl"], CaptureFile.Find([folder + "/**/*.jsonl", folder]).Select(file => file.Name));
        Assert.Equal(["one.jsonl"], CaptureFile.Find([folder + "/a/?ne.*"]).Select(file => file.Name));
    }

    [Fact]
    public void What_leads_nowhere_is_named()
    {
        Write("notes.pdf", "x"u8);

        Assert.StartsWith("no captures in the folder", Message(folder), StringComparison.Ordinal);
        Assert.Equal($"no such file or folder: {folder}/none.csv", Message(folder + "/none.csv"));
        Assert.Equal($"no file matches {folder}/*.csv", Message(folder + "/*.csv"));
    }

    [Fact]
    public void Size_and_time_are_those_of_the_stored_file()
    {
        var path = Write("a.csv", "12345"u8);
        var at = new DateTime(2017, 5, 5, 18, 49, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, at.AddTicks(19));

        var capture = CaptureFile.Find([path]).Single();

        Assert.Equal((5L, (DateTime?)at.AddTicks(10)), (capture.Bytes, capture.ModifiedAt));
    }

    [Fact]
    public void A_zip_archive_stands_for_its_entries_and_packing_inside_it_is_unpacked()
    {
        var path = Path.Combine(folder, "a.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Put(archive, "in/two.csv", "a,b\n"u8.ToArray());
            Put(archive, "one.jsonl.gz", Gzip("{}\n"u8));
            Put(archive, "picture.png", [1]);
        }

        var found = CaptureFile.Find([folder]);

        Assert.Equal(["a.zip!in/two.csv", "a.zip!one.jsonl.gz"], found.Select(file => file.Name));
        Assert.Equal(["a,b\n", "{}\n"], found.Select(file => Text(file)));
        Assert.Equal("{}\n", Text(CaptureFile.Find([path + "!one.jsonl.gz"]).Single()));
        using var stream = found[0].Open();
        Assert.Equal(Hash(path), stream.Sha256());
    }

    [Fact]
    public void A_zip_archive_without_its_end_is_refused_by_name()
    {
        var path = Path.Combine(folder, "a.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
            Put(archive, "one.csv", new byte[1000]);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..60]);

        Assert.StartsWith("a.zip is not a whole zip archive", Assert.Throws<CaptureException>(CaptureFile.Find([path]).Single().Open).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("bzip2")]
    [InlineData("xz")]
    public void Packed_captures_are_recognised_by_their_bytes(string packing)
    {
        using var stream = Open(Packed(packing));

        Assert.Equal(("id,text\n1,a\n", null), (Read(stream), stream.Truncation));
    }

    [Fact]
    public void Archives_put_one_after_the_other_are_one_capture()
    {
        foreach (var packing in new[] { "gzip", "zstd", "bzip2", "xz" })
        {
            using var stream = Open([.. Packed(packing), .. Packed(packing)]);
            Assert.Equal((packing, "id,text\n1,a\nid,text\n1,a\n", null), (packing, Read(stream), stream.Truncation));
        }
    }

    [Fact]
    public void A_cut_archive_gives_everything_before_the_cut_and_says_so()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(at => $"{at},{at * 7919L % 100_003}\n"));
        var packed = Gzip(Encoding.UTF8.GetBytes(text));
        using var stream = Open(packed[..(packed.Length / 2)]);

        var read = Read(stream);

        Assert.True(read.Length > text.Length / 3);
        Assert.StartsWith(read, text, StringComparison.Ordinal);
        Assert.Contains("gzip archive is cut or damaged", stream.Truncation!, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(packed[..(packed.Length / 2)])), stream.Sha256());
    }

    [Fact]
    public void Every_packing_cut_anywhere_ends_with_a_sentence_and_no_exception()
    {
        foreach (var packing in new[] { "gzip", "zstd", "bzip2", "xz" })
        {
            var packed = Packed(packing);
            for (var length = 8; length < packed.Length; length++)
            {
                using var stream = Open(packed[..length]);
                Assert.StartsWith(Read(stream), "id,text\n1,a\n", StringComparison.Ordinal);
                Assert.True(stream.Truncation is not null, $"{packing} cut to {length} of {packed.Length} bytes");
            }
        }
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    public void Encodings_are_found_and_converted(string name, bool marked)
    {
        var encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        const string Words = "id,text\n1,déjà vu à l’été\n2,plain words only\n";

        using var stream = Open([.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Words)]);

        Assert.Equal(name.Replace("16BE", "16be", StringComparison.Ordinal), stream.Sample.Encoding.Replace("16le", "16", StringComparison.Ordinal));
        Assert.Equal(Words, Encoding.UTF8.GetString(stream.Sample.Head.Span));
        Assert.Equal(Words, Read(stream));
    }

    [Fact]
    public void A_damaged_byte_does_not_make_a_utf8_capture_another_encoding()
    {
        using var stream = Open([.. "é à ü"u8, 0xff]);

        Assert.Equal("utf-8", stream.Sample.Encoding);
    }

    [Fact]
    public void An_empty_file_has_an_empty_sample()
    {
        using var stream = Open([]);

        Assert.True(stream.Sample.Head.IsEmpty);
        Assert.True(stream.Sample.Complete);
        Assert.Equal("", Read(stream));
    }

    [Fact]
    public void The_sample_of_a_large_capture_is_its_beginning()
    {
        var bytes = new byte[CaptureStream.SampleBytes + 1];
        bytes.AsSpan().Fill((byte)'a');
        using var stream = Open(bytes);

        Assert.Equal(CaptureStream.SampleBytes, stream.Sample.Head.Length);
        Assert.False(stream.Sample.Complete);
        Assert.Equal(bytes.Length, Read(stream).Length);
        Assert.Equal(bytes.Length, stream.StoredBytesRead);
    }

    private CaptureStream Open(byte[] bytes) => CaptureFile.Find([Write("capture.csv", bytes)]).Single().Open();

    private static string Text(CaptureFile file)
    {
        using var stream = file.Open();
        return Read(stream);
    }

    private static string Read(CaptureStream stream)
    {
        using var bytes = new MemoryStream();
        stream.Content.CopyTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string Message(string argument) => Assert.Throws<CaptureException>(() => CaptureFile.Find([argument])).Message;

    private static string Hash(string path) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));

    private string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static void Put(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }

    private static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>"id,text\n1,a\n", packed by each program.</summary>
    private static byte[] Packed(string packing) => Convert.FromBase64String(packing switch
    {
        "gzip" => "H4sIAAAAAAACA8tM0SlJrSjhMtRJ5AIAlvBxrgwAAAA=",
        "bzip2" => "QlpoOTFBWSZTWenqOIYAAARZgAAQAAQgACYgBEAgADEGTEEB6TQwQnucd4u5IpwoSHT1HEMA",
        "xz" => "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQALaWQsdGV4dAoxLGEKADyomN4HOXw0AAEkDKYY2NgftvN9AQAAAAAEWVo=",
        "zstd" => "KLUv/QRYYQAAaWQsdGV4dAoxLGEKPKyuSA==",
        _ => throw new ArgumentOutOfRangeException(nameof(packing)),
    });
}
