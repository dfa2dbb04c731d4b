using Sillage.Analysis;

namespace Sillage.Reports.Breakout;

/// <summary>The Breakout Scale in a sentence: what the capture shows, and what is left to judge.</summary>
internal static class BreakoutWords
{
    public static IEnumerable<Sentence> Story(Answer<BreakoutOptions, BreakoutResult> answer, Words words)
    {
        var result = answer.Result;
        if (result.Category == 0)
            yield break;
        var (platforms, communities) = (result.Platforms.Count(platform => platform.Posts >= answer.Options.FewestPosts), result.Communities.Count);
        var open = result.Criteria.Count(one => one.Met is null);
        var judged = (open, words.French) switch
        {
            (0, _) => "",
            (_, true) => " ; médias, personnalités et réactions restent à juger",
            (_, false) => "; media, high-profile people and responses are left to judge",
        };
        yield return new Sentence(
            words.French
                ? $"Échelle Breakout (Nimmo 2020) : catégorie {result.Category} sur 6 au moins, d’après {(platforms < 2 ? "une plateforme" : $"{words.Number(platforms)} plateformes")} et {communities switch { 0 => "aucune communauté nette", 1 => "une communauté nette", _ => $"{words.Number(communities)} communautés nettes" }}{judged}."
                : $"Breakout Scale (Nimmo 2020): category {result.Category} of 6 at least, by {(platforms < 2 ? "one platform" : $"{words.Number(platforms)} platforms")} and {communities switch { 0 => "no clear community", 1 => "one clear community", _ => $"{words.Number(communities)} clear communities" }}{judged}.", "breakout");
    }
}
