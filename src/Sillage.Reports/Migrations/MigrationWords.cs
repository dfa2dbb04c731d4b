using Sillage.Analysis;

namespace Sillage.Reports.Migrations;

/// <summary>How a topic moved, in sentences: in which language it began, what overtook what and when, who led, who carried it across.</summary>
internal static class MigrationWords
{
    /// <summary>Posts that the first phase must have for its mix to be told.</summary>
    private const int FewestPosts = 50;

    public static IEnumerable<Sentence> Story(Answer<MigrationOptions, MigrationResult> answer, Words words)
    {
        var result = answer.Result;
        foreach (var sentence in Launched(result, words))
            yield return sentence;
        foreach (var streams in result.Streams)
        {
            foreach (var crossing in streams.Crossings)
                yield return Crossed(streams.By, crossing, words);
        }

        foreach (var handOff in result.HandOffs)
        {
            foreach (var crossing in result.Streams.Where(streams => streams.By == handOff.By).SelectMany(streams => streams.Crossings))
            {
                foreach (var sentence in Passed(handOff, crossing, words))
                    yield return sentence;
            }
        }
    }

    private static IEnumerable<Sentence> Launched(MigrationResult result, Words words)
    {
        if (result.Phases is not [var first, _, ..] || first.Posts < FewestPosts)
            yield break;
        var parts = new List<string>();
        for (var division = 0; division < result.Streams.Count; division++)
        {
            var shares = first.Mixes[division].Shares;
            var groups = result.Streams[division].Groups;
            if (groups.Count == 0)
                continue;
            var largest = Enumerable.Range(0, groups.Count).MaxBy(group => (shares[group].Value, -group));
            // Only what leads beyond its interval.
            if (shares[largest].Value == 0 || shares.Where((_, group) => group != largest).Any(other => other.High >= shares[largest].Low))
                continue;
            var (by, share) = (result.Streams[division].By, $"{words.Percent(100 * shares[largest].Value)} ({words.Percent(100 * shares[largest].Low)}{(words.French ? " à " : " to ")}{words.Percent(100 * shares[largest].High)})");
            parts.Add((by, words.French) switch
            {
                ("language", true) => $"{share} en {words.Plain(groups[largest].Name)}",
                ("language", false) => $"{share} in {words.Group(by, groups[largest].Name)}",
                (_, true) => $"{share} {words.Member(by, groups[largest].Name, "de")}",
                (_, false) => $"{share} by {words.Member(by, groups[largest].Name)}",
            });
        }

        if (parts.Count == 0)
            yield break;
        var list = string.Join(words.French ? ", " : ", ", parts);
        yield return new Sentence(
            words.French
                ? $"Première phase, jusqu’au {words.Moment(first.To)} : {words.Number(first.Posts)} publications, {list}."
                : $"In its first phase, until {words.Moment(first.To)}, {words.Number(first.Posts)} posts: {list}.", "migration");
    }

    private static Sentence Crossed(string by, Crossing crossing, Words words)
    {
        var (before, after) = (words.Percent(100 * (1 - crossing.Before.Value)), words.Percent(100 * (1 - crossing.After.Value)));
        var interval = words.French ? $"intervalle à 95 % : {words.Clock(crossing.At.Low, crossing.At.At)} à {words.Clock(crossing.At.High, crossing.At.At)}" : $"95 % interval {words.Clock(crossing.At.Low, crossing.At.At)} to {words.Clock(crossing.At.High, crossing.At.At)}";
        var (to, from) = (words.Member(by, crossing.To), words.Member(by, crossing.From));
        return new Sentence(
            words.French
                ? $"{Capital(to)} dépasse {from} le {words.Moment(crossing.At.At)} ({interval}), {words.Duration(crossing.MinutesAfterFirst)} après la première publication : sa part des publications des deux passe de {before} à {after}{Measures(crossing, words)}."
                : $"{Capital(to)} overtook {from} on {words.Moment(crossing.At.At)} ({interval}), {words.Duration(crossing.MinutesAfterFirst)} after the first post: its share of the posts of both rose from {before} to {after}{Measures(crossing, words)}.", "migration");
    }

    /// <summary>Which other measures show it too.</summary>
    private static string Measures(Crossing crossing, Words words)
    {
        string[] too =
        [
            .. crossing.ByAccounts is null ? Array.Empty<string>() : [words.French ? "par comptes" : "by accounts"],
            .. crossing.ByOriginals is null ? Array.Empty<string>() : [words.French ? "par originaux" : "by originals"],
            .. crossing.ByRepostsEarned is null ? Array.Empty<string>() : [words.French ? "par relais reçus" : "by reposts earned"],
        ];
        return too.Length == 0
            ? words.French ? " (ni par comptes, ni par originaux, ni par relais reçus)" : " (not by accounts, originals or reposts earned)"
            : (words.French ? " (de même " : " (likewise ") + string.Join(", ", too) + ")";
    }

    private static IEnumerable<Sentence> Passed(HandOff handOff, Crossing crossing, Words words)
    {
        int from = Place(handOff, crossing.From), to = Place(handOff, crossing.To);
        if (handOff.Lags.FirstOrDefault(lag => lag.Told && lag.Leader == from && lag.Follower == to) is { } told)
        {
            var lag = $"{words.Number((long)Math.Round(told.Minutes))} min ({words.Number((long)Math.Round(told.Low))}{(words.French ? " à " : " to ")}{words.Number((long)Math.Round(told.High))} ; r = {words.Decimal(told.Correlation, "0.00")})";
            yield return new Sentence(
                words.French
                    ? $"{Capital(words.Member(handOff.By, crossing.To))} publie comme {words.Member(handOff.By, crossing.From)}, mais {lag} plus tard."
                    : $"{Capital(words.Member(handOff.By, crossing.To))} posted as {words.Member(handOff.By, crossing.From)} did, but {lag.Replace(" ;", ";", StringComparison.Ordinal)} later.", "migration");
        }

        if (handOff.Bridges.FirstOrDefault(border => border.From == from && border.To == to) is not { Posts: [var post, ..] } border)
            yield break;
        yield return new Sentence(
            words.French
                ? $"{words.Number(border.Reposts)} relais, de {words.Number(border.Reposters)} comptes, ont porté des publications {words.Member(handOff.By, crossing.From, "de")} {words.Member(handOff.By, crossing.To, "à")} ; la plus portée, de {words.Account(post.Post.Account)}, {words.Number(post.Across.Count)} fois à partir du {words.Moment(post.FirstAcross)}."
                : $"{words.Number(border.Reposts)} reposts by {words.Number(border.Reposters)} accounts carried posts from {words.Member(handOff.By, crossing.From)} to {words.Member(handOff.By, crossing.To)}; the most carried, by {words.Account(post.Post.Account)}, {words.Number(post.Across.Count)} times from {words.Moment(post.FirstAcross)} on.", "migration");
    }

    private static int Place(HandOff handOff, string name) => handOff.Groups.ToList().IndexOf(name);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
