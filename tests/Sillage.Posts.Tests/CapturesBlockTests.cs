using System.Text;
using CsCheck;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

using Xunit;

namespace Sillage.Posts.Tests;

public class CapturesBlockTests
{
    private static readonly string[] Parts = ["a", "\n", "\"", ",", "{", "}", "[", "]", "\\", "é", " ", "\r\n"];
    private static readonly Gen<string> Part = Gen.Int[0, Parts.Length - 1].Select(at => Parts[at]);

    [Fact]
    public void Lines_are_cut_behind_the_last_whole_line()
    {
        var cut = Cut("ab\ncd\nef", Framing.Lines, 7);

        Assert.Equal(["0 line 1 at 0: ab\ncd\n", "1 line 3 at 6: ef"], cut.Blocks);
        Assert.Equal(3, cut.Lines);
    }

    [Fact]
    public void A_line_longer_than_a_block_has_a_block_of_its_own() =>
        Assert.Equal(["0 line 1 at 0: a\n", "1 line 2 at 2: 0123456789\n", "2 line 3 at 13: bcdefghi\n"], Cut("a\n0123456789\nbcdefghi\n", Framing.Lines, 4).Blocks);

    [Fact]
    public void An_overlong_line_is_passed_over_and_told_of()
    {
        var cut = Cut("a\n" + new string('x', 1000) + "\nb\n", Framing.Lines, 16, 64);

        Assert.Equal(["0 line 1 at 0: a\n", "1 line 3 at 1003: b\n"], cut.Blocks);
        Assert.Equal((2L, 2L), (cut.Rejections.Single().Line, cut.Rejections.Single().Offset));
        Assert.Equal(3, cut.Lines);
    }

    [Fact]
    public void A_line_break_inside_quotes_does_not_end_a_record() =>
        Assert.Equal(
            ["0 line 1 at 0: 1,\"a\nb\"\"\n\"\n", "1 line 4 at 11: 2,c\n"],
            Cut("1,\"a\nb\"\"\n\"\n2,c\n", Framing.Csv, 12).Blocks);

    [Fact]
    public void An_inch_sign_opens_no_quotes() =>
        Assert.Equal(["0 line 1 at 0: 1,5\" disk\n", "1 line 2 at 10: 2,\"c\nd\"\n"], Cut("1,5\" disk\n2,\"c\nd\"\n", Framing.Csv, 12).Blocks);

    [Fact]
    public void Quotes_that_never_close_cost_their_line_only()
    {
        var rest = string.Concat(Enumerable.Repeat("22,c\n", 300_000));
        var cut = Cut("1,a\n2,\"b\n" + rest, Framing.Csv, 1 << 16);

        Assert.Equal(2, cut.Rejections.Single().Line);
        Assert.Equal("1,a\n" + rest, string.Concat(cut.Texts));
        Assert.Equal(300_002, cut.Lines);
    }

    [Fact]
    public void Elements_of_an_array_are_records() =>
        Assert.Equal(
            ["0 line 1 at 0: [\n{\"a\":\"]}\"},\n", "1 line 3 at 14: {\"b\":[1,2]}]\n"],
            Cut("[\n{\"a\":\"]}\"},\n{\"b\":[1,2]}]\n", Framing.JsonValues, 14).Blocks);

    [Fact]
    public void A_single_object_over_many_lines_is_one_record() =>
        Assert.Equal(["0 line 1 at 0: {\n\"a\": {\n}\n}"], Cut("{\n\"a\": {\n}\n}", Framing.JsonValues, 4).Blocks);

    [Fact]
    public void An_overlong_json_value_is_passed_over()
    {
        var cut = Cut("[{\"a\":1},{\"b\":\"" + new string('}', 500) + "\\\"\"},{\"c\":2}]", Framing.JsonValues, 16, 32);

        Assert.Equal("[{\"a\":1},{\"c\":2}]", string.Concat(cut.Texts));
        Assert.Single(cut.Rejections);
    }

    [Fact]
    public void Blocks_do_not_depend_on_how_the_bytes_arrive() =>
        Gen.Select(
            Part.Array[0, 80],
            Gen.Enum<Framing>(),
            Gen.Int[1, 20],
            Gen.Int[1, 9])
        .Sample((parts, framing, blockBytes, piece) =>
        {
            var text = string.Concat(parts);
            var whole = Cut(text, framing, blockBytes, 32);
            var pieces = Cut(text, framing, blockBytes, 32, piece);
            Assert.Equal(whole.Blocks, pieces.Blocks);
            Assert.Equal(whole.Rejections, pieces.Rejections);
            Assert.Equal(whole.Lines, pieces.Lines);
        });

    [Fact]
    public void Offsets_and_lines_are_those_of_the_capture_and_nothing_is_lost() =>
        Gen.Select(
            Part.Array[0, 60],
            Gen.Enum<Framing>(),
            Gen.Int[1, 20])
        .Sample((parts, framing, blockBytes) =>
        {
            var text = string.Concat(parts);
            var bytes = Encoding.UTF8.GetBytes(text);
            var cut = Cut(text, framing, blockBytes);
            var offset = 0L;
            foreach (var block in cut.Raw)
            {
                Assert.Equal(offset, block.Offset);
                Assert.Equal(1 + bytes.AsSpan(0, (int)offset).Count((byte)'\n'), block.FirstLine);
                offset += block.Bytes.Length;
            }

            Assert.Empty(cut.Rejections);
            Assert.Equal(text, string.Concat(cut.Texts));
            Assert.Equal(text.Length == 0 ? 0 : text.Count(sign => sign == '\n') + (text.EndsWith('\n') ? 0 : 1), cut.Lines);
        });

    private sealed record Found(List<Block> Raw, List<Rejection> Rejections, long Lines)
    {
        public List<string> Texts => [.. Raw.Select(block => Encoding.UTF8.GetString(block.Bytes.Span))];

        public List<string> Blocks => [.. Raw.Select((block, at) => $"{block.Index} line {block.FirstLine} at {block.Offset}: {Texts[at]}")];
    }

    private static Found Cut(string text, Framing framing, int blockBytes, int recordBytes = 64 << 20, int piece = int.MaxValue)
    {
        List<Block> blocks = [];
        List<Rejection> rejections = [];
        using var stream = new Pieces(Encoding.UTF8.GetBytes(text), piece);
        using var reader = new BlockReader(stream, framing, rejections.Add, blockBytes, recordBytes);
        while (reader.TryRead(out var block))
        {
            blocks.Add(block with { Bytes = block.Bytes.ToArray() });
            reader.Return(block);
        }

        return new Found(blocks, rejections, reader.Line);
    }

    /// <summary>Hands out few bytes at a time, as a pipe does.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);
    }
}
