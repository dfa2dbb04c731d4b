using Sillage.Analysis;

namespace Sillage.Reports.Coordination;

/// <summary>Groups that act together, in sentences. None says what the accounts are: only what they did, and what it looks like.</summary>
internal static class GroupWords
{
    /// <summary>Groups that the story tells; the others are counted.</summary>
    private const int Told = 2;

    private const string Anchor = "coordination";

    /// <summary>The story's sentences; none where nothing was tested.</summary>
    public static IEnumerable<Sentence> Story(Answer<CoordinationOptions, CoordinationResult> answer, Words words)
    {
        var result = answer.Result;
        foreach (var group in result.Groups.Take(Told))
            yield return new Sentence(Sentence(group, words) + Looks(group, words), Anchor);
        if (result.Groups.Count > Told)
            yield return new Sentence(Others(result.Groups.Count - Told, words), Anchor);
        if (result.Groups.Count > 0)
        {
            yield return new Sentence(
                words.French
                    ? "Agir ensemble n’est pas de l’automatisation, ni un tort en soi : rédactions d’un même éditeur, outils de syndication, admirateurs et protestations de masse paraissent coordonnés aussi."
                    : "Acting together is not automation, and not in itself wrong: newsrooms of one publisher, syndication tools, fans and mass protest look coordinated too.", Anchor);
        }
        else if (result.Behaviours.Sum(one => (long)one.Heavy) is > 0 and var pairs && answer.Options.Fdr is not null)
        {
            yield return new Sentence(
                words.French
                    ? $"Aucun groupe n’a relayé les mêmes publications en {words.Decimal(result.Behaviours[0].WindowSeconds, "0.#")} s plus souvent que le hasard ne l’explique ({words.Number(pairs)} paires de comptes examinées)."
                    : $"No group reposted the same posts within {words.Decimal(result.Behaviours[0].WindowSeconds, "0.#")} s more often than chance explains ({words.Number(pairs)} pairs of accounts tested).", Anchor);
        }
    }

    /// <summary>What a group of reposters did.</summary>
    public static string Sentence(CoordinatedGroup group, Words words)
    {
        var (accounts, objects, meetings, median) = (words.Number(group.Accounts), words.Number(group.Objects), words.Number(group.Meetings), words.Decimal(group.MedianSeconds, "0.#"));
        var chance = group.Expected is not { } expected ? "" : words.French ? $" ; attendu par hasard : {Expected(expected, words)}" : $"; expected by chance: {Expected(expected, words)}";
        return (group.Objects == 1, words.French) switch
        {
            (true, true) => $"Un groupe de {accounts} comptes a relayé la même publication, avec un écart médian de {median} s ({meetings} rencontres{chance}).",
            (true, false) => $"One group of {accounts} accounts reposted the same post within a median of {median} s ({meetings} meetings{chance}).",
            (_, true) => $"Un groupe de {accounts} comptes a relayé les mêmes {objects} publications, à deux au moins, avec un écart médian de {median} s ({meetings} rencontres{chance}).",
            (_, false) => $"One group of {accounts} accounts reposted the same {objects} posts, two or more of them at a time, within a median of {median} s ({meetings} meetings{chance}).",
        };
    }

    /// <summary>What it looks like, from its labels, with the innocent reading first; empty where no label says so.</summary>
    public static string Looks(CoordinatedGroup group, Words words)
    {
        if (group.Labels.Contains("syndication"))
        {
            return words.French
                ? " Cela ressemble à de la syndication : un éditeur ou un outil qui publie la même chose pour plusieurs, ouvertement ou non."
                : " It looks like syndication: one publisher or tool that posts the same for many, openly or not.";
        }

        if (group.Labels.Contains("one program") && group.Signs.Client is { } client)
        {
            return words.French
                ? $" Presque tout vient d’un même programme ({Maps.MapText.Clean(client, 60)}) : un outil de planification en donnerait autant."
                : $" Nearly all of it came from one program ({Maps.MapText.Clean(client, 60)}): a scheduling tool would do the same.";
        }

        return "";
    }

    private static string Others(int count, Words words) => (count, words.French) switch
    {
        (1, true) => "Un autre groupe est dans le tableau.",
        (1, false) => "Another group is in the table.",
        (_, true) => $"{words.Number(count)} autres groupes sont dans le tableau.",
        (_, false) => $"{words.Number(count)} other groups are in the table.",
    };

    /// <summary>Meetings that chance would make; of thousands nobody wants hundredths.</summary>
    public static string Expected(double expected, Words words) => expected switch
    {
        >= 1000 => words.Number((long)Math.Round(expected)),
        >= 0.005 => words.Decimal(expected, "0.##"),
        _ => words.French ? "moins de 0,01" : "less than 0.01",
    };
}
