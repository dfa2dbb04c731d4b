using System.Collections.Frozen;
using Sillage.Analysis;

namespace Sillage.Reports;

/// <summary>Names of languages for readers; web/names makes the list.</summary>
internal static class LanguageNames
{
    private static readonly FrozenDictionary<string, (string English, string French)> Names = Embedded.Text("languages.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split('\t'))
        .ToFrozenDictionary(fields => fields[0], fields => (fields[1], fields[2]), StringComparer.Ordinal);

    /// <summary>A language without article: "French", "français". A code that is not known stays as it is.</summary>
    /// <param name="code">ISO 639-1, behind which a country may follow ("pt-BR"), or <see cref="Languages.Undetermined"/>.</param>
    /// <param name="french">In French, else in English.</param>
    public static string Of(string code, bool french) => code == Languages.Undetermined
        ? french ? "indéterminée" : code
        : Names.TryGetValue(code, out var name) ? french ? name.French : name.English
        : code.Split('-', '_') is [{ Length: 2 } first, ..] && Names.TryGetValue(first.ToLowerInvariant(), out name) ? $"{(french ? name.French : name.English)} ({code})"
        : code;

    /// <summary>With the article that French has: "le français", "l’anglais"; in English without.</summary>
    /// <param name="code">As in <see cref="Of"/>.</param>
    /// <param name="french">In French, else in English.</param>
    public static string WithArticle(string code, bool french)
    {
        var name = Of(code, french);
        // A code of a language without a name is no word, and undetermined is none.
        return !french || name == code || code == Languages.Undetermined ? name
            : "aàâeéèêiîoôuù".Contains(name[0], StringComparison.Ordinal) || name == "hébreu" ? "l’" + name
            : "le " + name;
    }
}
