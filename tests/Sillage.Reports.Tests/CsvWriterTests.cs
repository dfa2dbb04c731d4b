using System.Text;
using CsCheck;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>Cells written one by one read as <see cref="Table.Cell"/> has them.</summary>
public sealed class CsvWriterTests
{
    private static readonly double[] Edges = [0, -0.0, 1e15, -1e15, 999_999_999_999_999, 9_007_199_254_740_991, 0.000_001, double.NaN, double.PositiveInfinity];

    [Fact]
    public void Numbers_read_as_in_tables() =>
        Gen.OneOf(Gen.Double, Gen.Double[-1000, 1000], Gen.Long.Select(number => (double)number), Gen.Int.Select(number => number / 4.0), Gen.Int[0, Edges.Length - 1].Select(edge => Edges[edge]))
            .Sample(number => Assert.Equal(Table.Cell(number), Written(csv => csv.Cell(number))));

    [Fact]
    public void Cells_stand_between_commas_and_texts_are_guarded() =>
        Assert.Equal("1,,\"a,b\",'=1+1,\"say \"\"yes\"\"\",2017-05-05T18:49:00Z,true\n-2\n", Written(csv =>
        {
            csv.Cell(1L);
            csv.Cell(null);
            csv.Cell("a,b");
            csv.Cell("=1+1");
            csv.Cell("say \"yes\"");
            csv.Cell(new DateTimeOffset(2017, 5, 5, 18, 49, 0, TimeSpan.Zero));
            csv.Cell((object)true);
            csv.EndRow();
            csv.Cell((object)-2);
            csv.EndRow();
        }));

    [Fact]
    public void Texts_of_any_length_come_out_whole() =>
        Gen.Select(Gen.Char['a', '\uD7FF'], Gen.Int[0, 90_000]).Array[0, 4].Sample(texts =>
        {
            var cells = texts.Where(text => !"=+-@".Contains(text.Item1)).Select(text => new string(text.Item1, text.Item2)).ToArray();
            Assert.Equal(string.Join(",", cells) + "\n", Written(csv => csv.Row(cells)));
        }, iter: 100);

    private static string Written(Action<CsvWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var csv = new CsvWriter(bytes))
            write(csv);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
