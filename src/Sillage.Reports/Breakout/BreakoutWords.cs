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
                ? $"Échelle Breakout (Nimmo 2020) : catégorie {result.Category} sur 6 au moins, d’après {words.Number(platforms)} plateforme{(platforms == 1 ? "" : "s")} et {words.Number(communities)} communauté{(communities < 2 ? " nette" : "s nettes")}{judged}."
                : $"Breakout Scale (Nimmo 2020): category {result.Category} of 6 at least, by {words.Number(platforms)} platform{(platforms == 1 ? "" : "s")} and {words.Number(communities)} clear communit{(communities == 1 ? "y" : "ies")}{judged}.", "breakout");
    }
}
