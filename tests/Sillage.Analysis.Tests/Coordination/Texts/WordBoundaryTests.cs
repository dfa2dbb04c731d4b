using System.Globalization;
using Xunit;

namespace Sillage.Analysis.Tests;

public class WordBoundaryTests
{
    [Theory]
    [InlineData("÷ 0001 × 0308 ÷ 000D ÷")]
    [InlineData("÷ 0001 ÷ 0061 × 2060 ÷")]
    [InlineData("÷ 000D × 000A ÷")]
    [InlineData("÷ 000D ÷ 0308 × 0300 ÷")]
    [InlineData("÷ 0061 ÷ 0027 × 2060 ÷")]
    [InlineData("÷ 0031 ÷ 002E × 2060 ÷")]
    [InlineData("÷ 0031 ÷ 002C ÷ 002E ÷ 0061 ÷")]
    [InlineData("÷ 0031 × 005F × 0061 ÷ 002C ÷ 002C ÷ 0031 ÷")]
    [InlineData("÷ 0061 × 005F × 0031 ÷ 003A ÷ 002E ÷ 0061 ÷")]
    [InlineData("÷ 0061 ÷ 003A ÷ 003A ÷ 0061 ÷")]
    [InlineData("÷ 0061 × 003A × 0061 ÷")]
    [InlineData("÷ 0031 × 002C × 0031 ÷")]
    [InlineData("÷ 0061 × 2019 × 0308 × 0061 ÷")]
    [InlineData("÷ 05D0 × 0022 × 05D0 ÷")]
    [InlineData("÷ 05D0 ÷ 0022 ÷")]
    [InlineData("÷ 05D0 × 0027 ÷")]
    [InlineData("÷ 3031 × 3031 ÷ 0061 ÷")]
    [InlineData("÷ 0041 × 005F × 0030 × 005F × 3031 × 005F ÷")]
    [InlineData("÷ 0061 ÷ 1F1E6 × 1F1E7 ÷ 1F1E8 ÷ 0062 ÷")]
    [InlineData("÷ 0061 ÷ 1F1E6 × 1F1E7 × 200D ÷ 1F1E8 ÷ 0062 ÷")]
    [InlineData("÷ 0061 ÷ 1F1E6 × 1F1E7 ÷ 1F1E8 × 1F1E9 ÷ 0062 ÷")]
    [InlineData("÷ 1F476 × 1F3FF ÷ 1F476 ÷")]
    [InlineData("÷ 1F6D1 × 200D × 1F6D1 ÷")]
    [InlineData("÷ 0061 × 200D × 1F6D1 ÷")]
    [InlineData("÷ 0020 × 0020 ÷ 0061 ÷")]
    [InlineData("÷ 0020 × 0308 ÷ 0020 ÷")]
    [InlineData("÷ 0646 × 200D ÷ 0020 ÷")]
    [InlineData("÷ 65E5 ÷ 672C ÷ 30AB × 30BF ÷")]
    public void Words_part_where_the_standard_parts_them(string line)
    {
        var (text, expected) = ("", new List<int>());
        foreach (var field in line.Split(' '))
        {
            if (field == "÷")
                expected.Add(text.Length);
            else if (field != "×")
                text += char.ConvertFromUtf32(int.Parse(field, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        Assert.Equal(expected, WordBoundaries.Of(text));
    }

    [Fact]
    public void An_empty_text_has_no_boundary() => Assert.Empty(WordBoundaries.Of(""));

    [Theory]
    [InlineData("The quick brown fox jumped over the lazy dog.", ". brown dog fox jumped lazy over quick the")]
    [InlineData("@someone: I can't  go to http://t.co/Ab1", "/ : ab1 can't go http i t.co to")]
    [InlineData("'Orange'", "orange")]
    [InlineData("l'été à la une\u202F!\r\nSUITE", "! l'été la suite une à")]
    [InlineData("#Koch_Farms 3.14 🇫🇷", "# 3.14 koch_farms 🇫🇷")]
    [InlineData("IŞİD ALTINDA", "altinda işi\u0307d")]
    [InlineData("’Allo aujourd’hui ’tis", "aujourd’hui tis ’ ’allo")]
    [InlineData("@only @mentions", "")]
    public void The_toolkit_compares_by_words_and_signs(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', CoordinationToolkit.Words(text)));
}
