using System.Globalization;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Accounts;

/// <summary>What the card says in sentences, on the page and in the picture. A sentence is only written when the data carries it.</summary>
internal sealed class CardWords(Answer<AccountCardOptions, AccountCardResult> answer, Words words)
{
    private const int Named = 3;

    private readonly AccountCardResult card = answer.Result;

    /// <summary>"@handle".</summary>
    public string Title() => AccountName.Shown(MapText.Clean(card.Account, 60));

    /// <summary>Above the title.</summary>
    public string Kicker() => answer.Topic.Length == 0
        ? Say("Sillage · one account in a capture", "Sillage · un compte dans une capture")
        : Say($"Sillage · one account on {MapText.Clean(answer.Topic, 80)}", $"Sillage · un compte sur {MapText.Clean(answer.Topic, 80)}");

    /// <summary>How much, from when to when, how far.</summary>
    public string Lead()
    {
        if (card.Posts == 0)
        {
            return Say(
                $"No captured post. Others reposted it {words.Number(card.RepostsEarned)} times.",
                $"Aucune publication capturée. D’autres l’ont relayé {words.Number(card.RepostsEarned)} fois.");
        }

        var (first, last) = (words.Time(card.First!.At), words.Time(card.Last!.At));
        var (posts, share) = (words.Number(card.Posts), card.Share.Value < 0.001 ? Say("less than 0.1 %", "moins de 0,1\u202f%") : words.Percent(100 * card.Share.Value));
        var more = card.MorePostsThan is not { } percent ? "" : percent >= 100 ? Say(", more than any other account", ", plus qu’aucun autre compte") : Say($", more than {words.PercentBelow(percent)} of the other accounts", $", plus que {words.PercentBelow(percent)} des autres comptes");
        var earned = card.RepostsEarned == 0
            ? Say("None of its posts was reposted in this capture.", "Aucune de ses publications n’a été relayée dans cette capture.")
            : Say(
                $"Its posts were reposted {words.Number(card.RepostsEarned)} times by {words.Number(card.RepostedBy)} {(card.RepostedBy == 1 ? "account" : "accounts")}.",
                $"Ses publications ont été relayées {words.Number(card.RepostsEarned)} fois par {words.Number(card.RepostedBy)} {(card.RepostedBy < 2 ? "compte" : "comptes")}.");
        if (card.Posts == 1)
        {
            return Say(
                $"1 captured post, on {first}: {share} of all ({words.Number(card.Share.Of)}). {earned}",
                $"1 publication capturée, le {first} : {share} de l’ensemble ({words.Number(card.Share.Of)}). {earned}");
        }

        return Say(
            $"{posts} captured posts from {first} to {last}: {share} of all ({words.Number(card.Share.Of)}){more}. {words.Number(card.ByKind.Repost)} of them are reposts. {earned}",
            $"{posts} publications capturées, du {first} au {last} : {share} de l’ensemble ({words.Number(card.Share.Of)}){more}. {words.Number(card.ByKind.Repost)} sont des relais. {earned}");
    }

    /// <summary>What stands out or can be told, a sentence each.</summary>
    public IEnumerable<string> Findings()
    {
        if (card.Evidence is { } evidence)
        {
            var missing = evidence.Measurements.Count(one => one.Value is null);
            yield return Say(
                $"Of the {evidence.Of} signs of automation that could be looked for, {evidence.Signs} {(evidence.Signs == 1 ? "lies beyond its threshold" : "lie beyond their thresholds")} (marked ●); {missing} {(missing == 1 ? "measurement was" : "measurements were")} not possible.",
                $"Des {evidence.Of} indices d’automatisation qui ont pu être cherchés, {evidence.Signs} {(evidence.Signs < 2 ? "dépasse son" : "dépassent leur")} seuil (marqués ●) ; {missing} {(missing < 2 ? "mesure n’était pas possible" : "mesures n’étaient pas possibles")}.");
            if (evidence.Probability is { } probability && answer.Options.BaseRate is { } rate)
            {
                yield return Say(
                    $"If {words.Percent(100 * rate)} of accounts like it are automated, it resembles the labelled automated ones of 2017 with probability {words.Decimal(probability.Value, "0.00")} ({probability.Variant} model): a resemblance, no verdict.",
                    $"Si {words.Percent(100 * rate)} des comptes de ce genre sont automatisés, sa ressemblance avec ceux étiquetés tels en 2017 a une probabilité de {words.Decimal(probability.Value, "0.00")} (modèle « {probability.Variant} ») : une ressemblance, non un verdict.");
            }
        }

        if (card.Descent.Descending is { Count: > 0 } descending)
        {
            var share = descending.Value < 0.001 ? Say("less than 0.1 %", "moins de 0,1\u202f%") : words.Percent(100 * descending.Value);
            var all = words.Number(descending.Of);
            yield return Say(
                $"{words.Number(descending.Count)} of the {all} captured posts ({share}) repost, quote or answer its own, directly or through others; together they addressed at most {words.Number(card.Audience.UpperBound)} followers.",
                $"{words.Number(descending.Count)} des {all} publications capturées ({share}) relaient, citent ou commentent les siennes, directement ou non ; ensemble, elles ont touché au plus {words.Number(card.Audience.UpperBound)} abonnés.");
        }

        if (card.Delays is { } delays)
        {
            var fast = delays.Bins.TakeWhile(bin => bin.BelowSeconds <= 10).Sum(bin => bin.Reposts);
            var crowd = delays.CrowdMedianSeconds is { } median ? Say($" (all others: {Seconds(median)})", $" (tous les autres : {Seconds(median)})") : "";
            yield return Say(
                $"Half of its {words.Number(delays.Timed)} timed reposts came within {Seconds(delays.MedianSeconds)} of the original{crowd}; {words.Number(fast)} within 10 s.",
                $"La moitié de ses {words.Number(delays.Timed)} relais chronométrés suivent l’original de moins de {Seconds(delays.MedianSeconds)}{crowd} ; {words.Number(fast)} en moins de 10 s.");
        }

        if (card.Sleep.DailyHours is { } pause)
            yield return Say($"On a typical day its longest pause is {words.Decimal(pause, "0.#")} hours.", $"Un jour ordinaire, sa plus longue pause est de {words.Decimal(pause, "0.#")} heures.");
        if (card.Clients.Count > 0)
        {
            var list = string.Join(", ", card.Clients.Take(Named).Select(client => $"{MapText.Clean(client.Client, 40)} ({words.Percent(100 * client.Share.Value)}{Say("", " ")}{Say($"; all others {words.Percent(100 * client.Crowd.Value)}", $"; tous les autres {words.Percent(100 * client.Crowd.Value)}")})"));
            yield return Say($"Programs: {list}.", $"Programmes : {list}.");
        }

        if (card.Copies is { Posts.Count: > 0 } copies)
        {
            yield return Say(
                $"{words.Number(copies.Posts.Count)} of its {words.Number(copies.Posts.Of)} own texts were also posted by other accounts.",
                $"{words.Number(copies.Posts.Count)} de ses {words.Number(copies.Posts.Of)} textes propres ont aussi été publiés par d’autres comptes.");
        }

        foreach (var group in card.Groups.Take(Named))
        {
            var expected = group.Expected is { } chance ? Say($" (by chance: {words.Decimal(chance, "0.##")})", $" (par hasard : {words.Decimal(chance, "0.##")})") : "";
            yield return Say(
                $"It belongs to a group of {words.Number(group.Accounts)} accounts that reposted the same {words.Number(group.Objects)} posts within a minute of each other: {words.Number(group.GroupMeetings)} meetings{expected}, {words.Number(group.Meetings)} of them its own.",
                $"Il appartient à un groupe de {words.Number(group.Accounts)} comptes qui ont relayé les mêmes {words.Number(group.Objects)} publications à moins d’une minute les uns des autres : {words.Number(group.GroupMeetings)} rencontres{expected}, dont {words.Number(group.Meetings)} des siennes.");
        }

        if (card.Reposts.Count > 0)
            yield return Say($"It reposted most: {List(card.Reposts)}.", $"Il a surtout relayé : {List(card.Reposts)}.");
        if (card.Reposters.Count > 0)
            yield return Say($"Those who reposted it most: {List(card.Reposters)}.", $"Ceux qui l’ont le plus relayé : {List(card.Reposters)}.");
    }

    /// <summary>The caveats, in one line each, and where the picture comes from.</summary>
    public IEnumerable<string> Footer() =>
        Caveats().Append(Say("Made with Sillage from captured posts; values, sources and evidence are in account.html and account.json beside it.", "Fait avec Sillage à partir de publications capturées ; valeurs, sources et preuves sont dans account.html et account.json."));

    /// <summary>The caveats in the card's language.</summary>
    public IEnumerable<string> Caveats() => answer.Caveats.Select(caveat => (words.French ? French.Of(caveat) : null) ?? caveat.Text);

    /// <summary>What the profile says, label and value.</summary>
    public IEnumerable<(string Label, string Value)> Profile()
    {
        if (card.Profile is { } profile)
        {
            foreach (var (label, value) in new (string, string?)[]
            {
                (Say("name", "nom"), profile.Name), (Say("profile text", "présentation"), profile.Description), (Say("place it claims", "lieu déclaré"), profile.Location),
                (Say("link", "lien"), profile.Url), (Say("publisher’s label", "étiquette de l’éditeur"), profile.Category),
                (Say("made", "créé"), profile.CreatedAt is { } made ? words.Time(made) : null), (Say("age at its last post", "âge à sa dernière publication"), Age(profile.CreatedAt)),
                (Say("posts over its life", "publications au total"), Number(profile.Posts)), (Say("follows", "abonnements"), Number(profile.Following)),
                (Say("likes given", "mentions j’aime données"), Number(profile.Likes)), (Say("in lists", "dans des listes"), Number(profile.Lists)),
                (Say("verified", "vérifié"), Flag(profile.Verified)), (Say("default design", "design par défaut"), Flag(profile.DefaultProfile)), (Say("default picture", "image par défaut"), Flag(profile.DefaultImage)),
            })
            {
                if (value is { Length: > 0 })
                    yield return (label, MapText.Clean(value, 300));
            }
        }

        if (card.MostFollowers is { } most)
            yield return (Say("followers at its posts", "abonnés lors de ses publications"), card.LeastFollowers == most ? words.Number(most) : Say($"{words.Number(card.LeastFollowers!.Value)} to {words.Number(most)}", $"de {words.Number(card.LeastFollowers!.Value)} à {words.Number(most)}"));
        yield return (Say("id", "identifiant"), $"{MapText.Clean(card.AccountId, 80)} ({card.Platform})");
    }

    /// <summary>Chooses the language.</summary>
    public string Say(string english, string french) => words.French ? french : english;

    private string? Age(DateTimeOffset? made) => made is { } at && card.Last is { } last && last.At >= at
        ? Say($"{words.Number((long)(last.At - at).TotalDays)} days", $"{words.Number((long)(last.At - at).TotalDays)} jours")
        : null;

    private string? Number(long? number) => number is { } value ? words.Number(value) : null;

    private string? Flag(bool? flag) => flag switch { true => Say("yes", "oui"), false => Say("no", "non"), null => null };

    private string Seconds(double seconds) => seconds switch
    {
        < 120 => $"{words.Decimal(seconds, "0.#")} s",
        < 7200 => $"{words.Decimal(seconds / 60, "0.#")} min",
        _ => $"{words.Decimal(seconds / 3600, "0.#")} h",
    };

    private string List(IEnumerable<AccountCount> accounts) => string.Join(", ", accounts.Take(Named).Select(one => string.Create(CultureInfo.InvariantCulture, $"{AccountName.Shown(MapText.Clean(one.Account, 30))} ({words.Number(one.Posts)})")));
}
