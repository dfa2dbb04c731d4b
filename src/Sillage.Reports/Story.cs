using System.Globalization;
using Sillage.Analysis;
using Sillage.Reports.Amplification;
using Sillage.Reports.Automation;
using Sillage.Reports.Breakout;
using Sillage.Reports.Coordination;
using Sillage.Reports.Labelled;
using Sillage.Reports.Migrations;
using Sillage.Reports.Places;
using Sillage.Reports.Rings;
using Sillage.Reports.Silences;
using Sillage.Reports.Trail;

namespace Sillage.Reports;

/// <summary>A sentence of the story.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Anchor">Section of the report that carries it.</param>
public sealed record Sentence(string Text, string Anchor);

/// <summary>Sentences that answer one of the reader's questions.</summary>
/// <param name="Question">The question, in the story's language.</param>
/// <param name="Sentences">At least one.</param>
public sealed record Chapter(string Question, IReadOnlyList<Sentence> Sentences);

/// <summary>The findings in sentences. A sentence is only written when the data carries it.</summary>
public static class Story
{
    /// <summary>Tells the story in English ("en") or French ("fr"): who launched it, who carried it, what looks automated, where it went, what the silence held.</summary>
    public static IReadOnlyList<Chapter> Chapters(TraceResults results, string language)
    {
        ArgumentNullException.ThrowIfNull(results);
        var words = new Words(language);
        var first = results.Origin.Result.First is [var post, ..] ? post.PostId : null;
        IEnumerable<Sentence> volume = Volume(results, words);
        IEnumerable<Sentence> launch = [.. First(results, words), .. RingWords.Story(results.Rings, first, words)];
        IEnumerable<Sentence> carriers = [.. Carried(results, words), .. AmplificationWords.Story(results.Amplification, words)];
        IEnumerable<Sentence> machines =
        [
            .. AutomationWords.Story(results.Automation, words), .. AutomationWords.Story(results.Manipulation, words), .. GroupWords.Story(results.Coordination, words),
        ];
        IEnumerable<Sentence> travel =
        [
            .. Divided(results, words), .. BreakoutWords.Story(results.Breakout, words), .. Spoken(results, words), .. PlaceWords.Story(results.Places, words),
            .. MigrationWords.Story(results.Migration, words), .. LabelWords.Story(results.Labels, words), .. TrailSection.Story(results.Trail, words),
        ];
        (string Name, IEnumerable<Sentence> Sentences)[] chapters =
        [
            ("volume", volume), ("launch", launch), ("carriers", carriers), ("machines", machines), ("travel", travel), ("silence", SilenceWords.Story(results.Silence, words)),
        ];
        return
        [
            .. chapters.Select(chapter => new Chapter(Labels.Of("story." + chapter.Name, words.French), [.. chapter.Sentences])).Where(chapter => chapter.Sentences.Count > 0),
        ];
    }

    /// <summary>All sentences of the story, in the order of its chapters.</summary>
    public static IReadOnlyList<Sentence> Tell(TraceResults results, string language) => [.. Chapters(results, language).SelectMany(chapter => chapter.Sentences)];

    /// <summary>Of fewer posts an opening tells nothing.</summary>
    private const int FewestInOpening = 30;

    private static IEnumerable<Sentence> Volume(TraceResults results, Words words)
    {
        var scan = results.Scan.Result;
        if (scan.Posts == 0)
            yield break;
        yield return new Sentence(
            words.French
                ? $"{words.Count(scan.Posts, "posts")} de {words.Count(scan.Accounts, "accounts")} en {words.Duration(scan.Minutes)}, soit {words.Rate(scan.PerMinute)}."
                : $"{words.Count(scan.Posts, "posts")} by {words.Count(scan.Accounts, "accounts")} in {words.Duration(scan.Minutes)}, {words.Rate(scan.PerMinute)}.", "volume");
        if (scan.Opening is { } opening && opening.Posts >= FewestInOpening && opening.PerMinute > scan.PerMinute)
        {
            yield return new Sentence(
                words.French
                    ? $"Dans les premières {words.Duration(opening.Minutes)} : {words.Number(opening.Posts)} publications, {words.Rate(opening.PerMinute)}."
                    : $"In the first {words.Duration(opening.Minutes)}: {words.Number(opening.Posts)} posts, {words.Rate(opening.PerMinute)}.", "volume");
        }

        if (scan.Peaks.FirstOrDefault(peak => peak.Minutes == 60) is { } hour && scan.Minutes > 120)
        {
            yield return new Sentence(
                words.French
                    ? $"L’heure la plus dense commence le {words.Time(hour.From)} : {words.Count(hour.Posts, "posts")}."
                    : $"The heaviest hour began on {words.Time(hour.From)}: {words.Count(hour.Posts, "posts")}.", "volume");
        }
    }

    private static IEnumerable<Sentence> First(TraceResults results, Words words)
    {
        if (results.Origin.Result.First is not [var first, ..])
            yield break;
        // An old post that others repost is not where the capture begins: both are told, and the one that the sentences after it speak of last.
        if (first.SeenThroughRepost && results.Scan.Result.First is { } captured)
        {
            yield return new Sentence(
                words.French
                    ? $"La première publication captée elle-même est de {words.Account(captured.Account)}, le {words.Time(captured.At)}."
                    : $"The first post that was captured itself is by {words.Account(captured.Account)}, on {words.Time(captured.At)}.", "origin");
        }

        var through = !first.SeenThroughRepost ? "" : words.French ? ", dans une publication vue seulement à travers un relais ou une citation" : ", in a post seen only inside a repost or a quote";
        yield return new Sentence(
            (results.Topic.Length == 0, words.French) switch
            {
                (true, true) => $"Premier compte vu dans cette capture : {words.Account(first.Account)}, le {words.Time(first.At)}{through}.",
                (true, false) => $"Seen first in this capture: {words.Account(first.Account)} on {words.Time(first.At)}{through}.",
                (false, true) => $"Première occurrence dans cette capture : {words.Account(first.Account)}, le {words.Time(first.At)}{through}.",
                (false, false) => $"First used in this capture by {words.Account(first.Account)} on {words.Time(first.At)}{through}.",
            }, "origin");
        if (results.Tempo.Result.Posts.FirstOrDefault(post => post.PostId == first.PostId) is not { Within5m: > 0 } tempo)
            yield break;
        var rank = tempo.ComparedWith < 30 ? "" : (words.French, tempo.Percentile >= 100) switch
        {
            (true, true) => $", plus qu’aucune autre publication de comptes {(tempo.SimilarFollowing ? "de taille comparable" : "de la capture")} (n = {words.Number(tempo.ComparedWith)})",
            (true, false) => $", plus que {words.PercentBelow(tempo.Percentile)} des publications de comptes {(tempo.SimilarFollowing ? "de taille comparable" : "de la capture")} (n = {words.Number(tempo.ComparedWith)})",
            (false, true) => $", more than any other post by accounts {(tempo.SimilarFollowing ? "of its size" : "of any size")} (n = {words.Number(tempo.ComparedWith)})",
            (false, false) => $", more than {words.PercentBelow(tempo.Percentile)} of posts by accounts {(tempo.SimilarFollowing ? "of its size" : "of any size")} (n = {words.Number(tempo.ComparedWith)})",
        };
        yield return new Sentence(
            words.French
                ? $"Cette publication a été relayée {words.Number(tempo.Within1m)} fois en une minute et {words.Number(tempo.Within5m)} fois en cinq minutes{rank}."
                : $"That post was reposted {words.Number(tempo.Within1m)} times within one minute and {words.Number(tempo.Within5m)} within five{rank}.", "tempo");
        var share = tempo.FirstMinuteOfFive;
        yield return new Sentence(
            words.French
                ? $"De ces relais, {words.Percent(100 * share.Value)} (intervalle à 95 % : {words.Percent(100 * share.Low)} à {words.Percent(100 * share.High)}) datent de la première minute ; une réaction ordinaire, uniforme sur cinq minutes, en donne 20 %."
                : $"Of these, {words.Percent(100 * share.Value)} (95 % interval {words.Percent(100 * share.Low)} to {words.Percent(100 * share.High)}) came in the first minute; an ordinary reaction, flat over five minutes, gives 20 %.", "tempo");
    }

    private static IEnumerable<Sentence> Carried(TraceResults results, Words words)
    {
        if (results.Spreaders.Result.Accounts is not [{ RepostsEarned: > 0 } top, ..])
            yield break;
        var share = top.ShareInterval;
        yield return new Sentence(
            words.French
                ? $"Le compte qui a le plus porté le sujet est {words.Account(top.Account)} : {words.Count(top.Posts, "posts")} et {words.Number(top.RepostsEarned)} relais reçus, soit {words.Percent(100 * share.Value)} du trafic ({words.Percent(100 * share.Low)} à {words.Percent(100 * share.High)})."
                : $"The account that carried it most is {words.Account(top.Account)}: {words.Count(top.Posts, "posts")} and {words.Count(top.RepostsEarned, "reposts")} earned, {words.Percent(100 * share.Value)} of the traffic ({words.Percent(100 * share.Low)} to {words.Percent(100 * share.High)}).", "spreaders");
    }

    /// <summary>Communities are only told apart where most of their accounts stay in them from run to run.</summary>
    private const double Steady = 0.8;

    private static IEnumerable<Sentence> Divided(TraceResults results, Words words)
    {
        var found = results.Communities.Result;
        var steady = found.Communities.Where(one => one.Stability >= Steady && one.RepostsInside.Of > 0).Take(2).ToArray();
        string Camp(Community one) => words.French
            ? $"celle de {words.Account(one.MostReposted[0].Account)} ({words.Number(one.Accounts)} comptes ; {words.Percent(100 * one.RepostsInside.Value)} de leurs relais y restent)"
            : $"that of {words.Account(one.MostReposted[0].Account)} ({words.Number(one.Accounts)} accounts; {words.Percent(100 * one.RepostsInside.Value)} of their reposts stay inside)";
        var list = string.Join(words.French ? " et " : " and ", steady.Select(Camp));
        if (steady.Length > 0)
        {
            yield return new Sentence((steady.Length, words.French) switch
            {
                (1, true) => $"{words.Number(found.Nodes)} comptes relaient ou sont relayés ; la plus grande communauté nette est {list}.",
                (1, false) => $"{words.Number(found.Nodes)} accounts repost or are reposted; the largest clear community is {list}.",
                (_, true) => $"{words.Number(found.Nodes)} comptes relaient ou sont relayés ; les deux plus grandes communautés nettes sont {list}.",
                (_, false) => $"{words.Number(found.Nodes)} accounts repost or are reposted; the two largest clear communities are {list}.",
            }, "communities");
        }

        var told = steady.Select(one => (one.MostReposted[0].Account, Tag: one.Hashtags.FirstOrDefault(term => term.Z >= 1.96))).Where(one => one.Tag is not null).ToArray();
        if (told.Length == 2)
        {
            yield return new Sentence(
                words.French
                    ? $"Leurs mots-dièse les plus distinctifs : {told[0].Tag!.Term} chez {words.Account(told[0].Account)}, {told[1].Tag!.Term} chez {words.Account(told[1].Account)}."
                    : $"Their most distinctive hashtags: {told[0].Tag!.Term} around {words.Account(told[0].Account)}, {told[1].Tag!.Term} around {words.Account(told[1].Account)}.", "communities");
        }

        if (found.Unplaced > 0)
        {
            yield return new Sentence(
                words.French
                    ? $"{words.Count(found.Unplaced, "accounts")} {(found.Unplaced == 1 ? "change" : "changent")} de communauté d’un calcul à l’autre : ce rapport n’en dit pas la place."
                    : $"{words.Count(found.Unplaced, "accounts")} {(found.Unplaced == 1 ? "changes its" : "change their")} community from run to run: this report does not say where {(found.Unplaced == 1 ? "it belongs" : "they belong")}.", "communities");
        }
    }

    private static IEnumerable<Sentence> Spoken(TraceResults results, Words words)
    {
        var shares = results.Languages.Result.Total;
        var total = shares.Where(share => share.Language != Analysis.Languages.Undetermined).Take(2).ToArray();
        var unknown = shares.FirstOrDefault(share => share.Language == Analysis.Languages.Undetermined)?.Share ?? 0;
        if (total.Length == 0 || unknown > MostUnknown)
            yield break;
        var list = string.Join(words.French ? " et " : " and ", total.Select(share => $"{words.Language(share.Language)} ({words.Percent(100 * share.Share)})"));
        var rest = unknown < WorthTelling ? "" : words.French ? $" ; pour {words.Percent(100 * unknown)} des publications, la langue est inconnue" : $"; of {words.Percent(100 * unknown)} of the posts the language is unknown";
        yield return new Sentence((total.Length, words.French) switch
        {
            (1, true) => $"Langue principale : {list}{rest}.",
            (1, false) => $"Main language: {list}{rest}.",
            (_, true) => $"Langues principales : {list}{rest}.",
            (_, false) => $"Main languages: {list}{rest}.",
        }, "languages");
    }

    /// <summary>Shares of posts of unknown language: from which on it is told, and up to which the known ones may be called the main languages.</summary>
    private const double WorthTelling = 0.05, MostUnknown = 0.5;
}
