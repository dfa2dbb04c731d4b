using Sillage.Analysis;

namespace Sillage.Reports.Places;

/// <summary>The countries in sentences: the first ones, and how many are unknown.</summary>
internal static class PlaceWords
{
    /// <summary>Of fewer accounts of known country nothing is told in the story.</summary>
    private const int FewestKnown = 20;

    public static IEnumerable<Sentence> Story(Answer<PlacesOptions, PlacesResult> answer, Words words)
    {
        var result = answer.Result;
        CountryShare[] first = [.. result.Countries.Where(one => one.Country != "other" && one.Accounts.Count > 0).Take(2)];
        if (first.Length == 0 || result.KnownAccounts.Count < FewestKnown)
            yield break;
        var list = string.Join(words.French ? " et " : " and ", first.Select(one => $"{CountryNames.Of(one.Country, words.French)} ({words.Percent(100 * one.Accounts.Value)})"));
        var unknown = words.Percent(100 * (1 - result.KnownAccounts.Value));
        yield return new Sentence(
            words.French
                ? $"Pays dont se disent le plus de comptes : {list} ; pour {unknown} d’entre eux, le pays est inconnu."
                : $"Countries of most accounts, as far as they tell: {list}; of {unknown} the country is unknown.", "places");
    }
}
