using System.Text.RegularExpressions;
using Sillage.Analysis;

namespace Sillage.Reports.Places;

/// <summary>Groups of a division in tables. Answers call countries by their codes; a table names them and keeps the code: "France (FR)".</summary>
internal static partial class CountryCells
{
    /// <summary>A group as a table has it; only countries are other than in the answer.</summary>
    /// <param name="by">What divides.</param>
    /// <param name="name">The group's name in the answer.</param>
    public static string Of(string by, string name) =>
        by != "country" || !IsCode(name) ? name : Text(name, french: false);

    /// <summary>The cell in French, or what the text begins with where more follows: "Germany (DE) 40 %".</summary>
    /// <param name="cell">A cell that <see cref="Of"/> made of a country.</param>
    public static string InFrench(string cell)
    {
        if (CountryNames.Of(CountryNames.Other, french: false) is var other && cell.StartsWith(other, StringComparison.Ordinal))
            return CountryNames.Of(CountryNames.Other, french: true) + cell[other.Length..];
        return Code().Match(cell) is { Success: true } code ? Text(code.Groups[1].Value, french: true) + cell[(code.Index + code.Length)..] : French.Word(cell);
    }

    private static bool IsCode(string name) => name == CountryNames.Other || name is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];

    private static string Text(string code, bool french) => code == CountryNames.Other ? CountryNames.Of(code, french) : $"{CountryNames.Of(code, french)} ({code})";

    [GeneratedRegex(@" \(([A-Z]{2})\)")]
    private static partial Regex Code();
}
