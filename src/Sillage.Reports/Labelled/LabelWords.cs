using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Labelled;

/// <summary>Labels in sentences, English or French.</summary>
internal static class LabelWords
{
    private const string Anchor = "labels";

    /// <summary>Labels of domains and of accounts that are told, each.</summary>
    private const int Told = 2;

    /// <summary>Links of a community from which on it is told of.</summary>
    private const int Enough = 30;

    public static IEnumerable<Sentence> Story(Answer<LabelsOptions, LabelsResult>? answer, Words words)
    {
        if (answer is null)
            yield break;
        foreach (var domains in answer.Result.Domains.Where(one => one.Share.Count > 0).Take(Told))
            yield return new Sentence(Links(domains, words) + Most(domains, words), Anchor);
        foreach (var group in answer.Result.Groups.Where(one => one.Share.Count > 0).Take(Told))
            yield return new Sentence(Accounts(group, words), Anchor);
    }

    private static string Links(LinkedLabel label, Words words) => words.French
        ? $"Sur {words.Number(label.Share.Of)} liens, {words.Number(label.Share.Count)} mènent à des domaines étiquetés « {Name(label.Label)} » ({Share(label.Share, words)}), publiés ou relayés par {words.Number(label.Accounts)} compte{(label.Accounts < 2 ? "" : "s")}."
        : $"Of {words.Number(label.Share.Of)} links, {words.Number(label.Share.Count)} lead to domains labelled “{Name(label.Label)}” ({Share(label.Share, words)}), posted or reposted by {words.Number(label.Accounts)} account{(label.Accounts == 1 ? "" : "s")}.";

    /// <summary>The community whose links lead there most, where its interval lies above that of all links; else nothing.</summary>
    private static string Most(LinkedLabel label, Words words)
    {
        var most = label.Communities.Where(one => one.Community >= 0 && one.Share.Of >= Enough).MaxBy(one => one.Share.Value);
        if (most is null || most.Share.Low <= label.Share.High)
            return "";
        return words.French
            ? $" Le plus dans la communauté de {Name(most.Name)} : {Share(most.Share, words)}, n = {words.Number(most.Share.Of)}."
            : $" Most in the community of {Name(most.Name)}: {Share(most.Share, words)}, n = {words.Number(most.Share.Of)}.";
    }

    private static string Accounts(LabelledGroup group, Words words) => words.French
        ? $"{words.Number(group.Posting)} compte{(group.Posting < 2 ? "" : "s")} étiqueté{(group.Posting < 2 ? "" : "s")} « {Name(group.Label)} » : {words.Number(group.Share.Count)} publications sur {words.Number(group.Share.Of)} ({Share(group.Share, words)}), {words.Number(group.RepostsEarned.Count)} relais reçus sur {words.Number(group.RepostsEarned.Of)}."
        : $"{words.Number(group.Posting)} account{(group.Posting == 1 ? "" : "s")} labelled “{Name(group.Label)}”: {words.Number(group.Share.Count)} of {words.Number(group.Share.Of)} posts ({Share(group.Share, words)}), {words.Number(group.RepostsEarned.Count)} of {words.Number(group.RepostsEarned.Of)} reposts earned.";

    private static string Share(Share share, Words words) => words.French
        ? $"{words.Percent(100 * share.Value)}, intervalle à 95 % : {words.Percent(100 * share.Low)} à {words.Percent(100 * share.High)}"
        : $"{words.Percent(100 * share.Value)}, 95 % interval {words.Percent(100 * share.Low)} to {words.Percent(100 * share.High)}";

    private static string Name(string text) => MapText.Clean(text, 60);
}
