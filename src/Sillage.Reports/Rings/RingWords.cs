using Sillage.Analysis;

namespace Sillage.Reports.Rings;

/// <summary>What the story says of early reposters.</summary>
internal static class RingWords
{
    private const int Named = 2;

    /// <summary>How early the reposts of the topic's first post were, with their denominator and beside all other posts; and the largest rings.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="first">Id of the topic's first post; null where there is none.</param>
    /// <param name="words">The language.</param>
    public static IEnumerable<Sentence> Story(Answer<RingsOptions, RingsResult> answer, string? first, Words words)
    {
        var within = words.Duration(answer.Options.WithinSeconds / 60.0);
        if (answer.Result.First is { Early.Count: > 0, Others.Of: > 0 } post && post.Post.PostId == first)
        {
            var (early, others) = (post.Early, post.Others);
            yield return new Sentence(
                words.French
                    ? $"Sur ses {words.Number(early.Of)} relais capturés, {words.Number(early.Count)} sont venus en {within} ({words.Percent(100 * early.Value)}, intervalle à 95 % : {words.Percent(100 * early.Low)} à {words.Percent(100 * early.High)}) ; chez toutes les autres publications, {words.Percent(100 * others.Value)}."
                    : $"Of its {words.Number(early.Of)} captured reposts, {words.Number(early.Count)} came within {within} ({words.Percent(100 * early.Value)}, 95 % interval {words.Percent(100 * early.Low)} to {words.Percent(100 * early.High)}); of all other posts, {words.Percent(100 * others.Value)} did.", "rings");
        }

        if (answer.Result is { QuickAccounts: > 0, QuickShare: var quick })
        {
            var accounts = words.Number(answer.Result.QuickAccounts);
            yield return new Sentence(
                words.French
                    ? $"{accounts} {(answer.Result.QuickAccounts == 1 ? "compte relaie" : "comptes relaient")} tôt plus souvent que l’ordre d’arrivée ne l’explique ; {words.Number(quick.Count)} des {words.Number(quick.Of)} relais venus en {within} ({words.Percent(100 * quick.Value)}) en viennent."
                    : $"{accounts} {(answer.Result.QuickAccounts == 1 ? "account reposts" : "accounts repost")} early more often than the order of arrival explains; {words.Number(quick.Count)} of the {words.Number(quick.Of)} reposts within {within} ({words.Percent(100 * quick.Value)}) are theirs.", "rings");
        }

        foreach (var ring in answer.Result.Rings.Take(Named))
        {
            var (author, members) = (ring.Named ? words.Account(ring.Author) : ring.Author, words.Number(ring.Members.Count));
            var (count, of, expected) = (words.Number(ring.Share.Count), words.Number(ring.Share.Of), words.Decimal(ring.Expected, "0.#"));
            var single = ring.Members.Count == 1;
            yield return new Sentence(
                words.French
                    ? $"{members} {(single ? "compte vient" : "comptes viennent")} tôt chez {author}, encore et encore : {count} des {of} premiers relais de ses {words.Number(ring.Posts)} publications sont de {(single ? "lui" : "ceux-là")} ; par hasard : {expected}."
                    : $"{members} {(single ? "account is" : "accounts are")} early on {author} again and again: {count} of the {of} early reposts of its {words.Number(ring.Posts)} posts are {(single ? "its own" : "theirs")}; by chance: {expected}.", "rings");
        }
    }
}
