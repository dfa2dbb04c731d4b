using Sillage.Analysis;

namespace Sillage.Reports.Silences;

/// <summary>Silences in sentences, English or French.</summary>
internal static class SilenceWords
{
    private const string Anchor = "silence";

    /// <summary>Posts inside from which on their groups are told of.</summary>
    private const int Enough = 100;

    public static IEnumerable<Sentence> Story(Answer<SilenceOptions, SilenceResult>? answer, Words words)
    {
        foreach (var activity in answer?.Result.Windows ?? [])
        {
            yield return new Sentence(Inside(activity, words) + Compared(activity, words), Anchor);
            if (Signs(activity, words) is { } signs)
                yield return new Sentence(signs, Anchor);
        }
    }

    private static string Inside(SilenceActivity activity, Words words)
    {
        var share = activity.ShareInside;
        return words.French
            ? $"Pendant le silence ({words.Time(activity.Window.From)} – {words.Time(activity.Window.To)}) : {words.Number(activity.Inside.Posts)} publications de {words.Number(activity.Inside.Accounts)} comptes, {words.Percent(100 * share.Value)} de l’ensemble."
            : $"Inside the silence ({words.Time(activity.Window.From)} to {words.Time(activity.Window.To)}): {words.Number(activity.Inside.Posts)} posts by {words.Number(activity.Inside.Accounts)} accounts, {words.Percent(100 * share.Value)} of all.";
    }

    /// <summary>Beside the same hours a week earlier, else beside the time before; nothing where there is no ratio.</summary>
    private static string Compared(SilenceActivity activity, Words words)
    {
        var (ratio, isControl) = activity.ToWeekBefore is { Value: not null } control ? (control, true) : (activity.ToBefore, false);
        if (ratio is not { Value: { } value, High: { } high } || activity.Inside.Posts == 0)
            return "";
        string Number(double number) => words.Decimal(number, number >= 100 ? "0" : "0.##");
        return words.French
            ? $" C’est, par heure, {Number(value)} fois le débit {(isControl ? "des mêmes heures une semaine avant" : "d’une durée égale juste avant")} (intervalle à 95 % : {Number(ratio.Low)} à {Number(high)})."
            : $" That is, per hour, {Number(value)} times the rate of {(isControl ? "the same hours a week earlier" : "as long a time just before")} (95 % interval {Number(ratio.Low)} to {Number(high)}).";
    }

    private static string? Signs(SilenceActivity activity, Words words)
    {
        var groups = activity.Divisions.FirstOrDefault(division => division.By == "signs")?.Groups;
        if (activity.Inside.Posts < Enough || groups?.FirstOrDefault(group => group.Name == "3 signs or more") is not { Inside.Posts: > 0 } many)
            return null;
        var (share, accounts) = (many.PostShare, many.AccountShare);
        return words.French
            ? $"Pendant ce silence, {words.Number(accounts.Count)} comptes sur {words.Number(accounts.Of)} montrent trois indices d’automatisation ou plus ; ils ont écrit {words.Percent(100 * share.Value)} des publications ({words.Percent(100 * share.Low)} à {words.Percent(100 * share.High)}, n = {words.Number(share.Of)}). Des indices ne sont pas un verdict."
            : $"Inside this silence {words.Number(accounts.Count)} of {words.Number(accounts.Of)} accounts show three or more signs of automation; they wrote {words.Percent(100 * share.Value)} of the posts ({words.Percent(100 * share.Low)} to {words.Percent(100 * share.High)}, n = {words.Number(share.Of)}). Signs are no verdict.";
    }
}
