using Sillage.Analysis;

namespace Sillage.Reports.Automation;

/// <summary>What the story says of signs of automation, and of the traffic as a whole.</summary>
internal static class AutomationWords
{
    /// <summary>Accounts with many signs and what they made, with what hangs on the thresholds; nothing where no account has many.</summary>
    public static IEnumerable<Sentence> Story(Answer<AutomationOptions, AutomationResult> answer, Words words)
    {
        var result = answer.Result;
        if (result.ManySigns.Count == 0)
            yield break;
        var (many, examined, signs) = (words.Number(result.ManyAccounts), words.Number(result.Examined), answer.Options.ManySigns);
        var (share, low, high) = (words.Percent(100 * result.ManySigns.Value), words.Percent(100 * result.ManySigns.Low), words.Percent(100 * result.ManySigns.High));
        var (least, most) = (words.Percent(100 * result.Sensitivity.Min(one => one.Stricter)), words.Percent(100 * result.Sensitivity.Max(one => one.Looser)));
        yield return new Sentence(
            words.French
                ? $"{many} des {examined} comptes examinés montrent au moins {signs} indices d’automatisation ; ils ont fait {share} des publications (intervalle à 95 % : {low} à {high} ; de {least} à {most} si un seuil bouge d’un quart). Des indices, non un verdict."
                : $"{many} of the {examined} examined accounts show at least {signs} signs of automation; they made {share} of the posts (95 % interval {low} to {high}; {least} to {most} when a threshold moves by a quarter). Signs, no verdict.", "automation");
    }

    /// <summary>The coefficient of traffic manipulation; nothing where the accounts are too few to compare.</summary>
    public static IEnumerable<Sentence> Story(Answer<ManipulationOptions, ManipulationResult> answer, Words words)
    {
        var whole = answer.Result.Whole;
        if (whole is not { Standing: not TrafficStanding.NotComparable, Low: { } least, High: { } most })
            yield break;
        var standing = AnswerTables.Standing(whole.Standing);
        standing = words.French ? French.Word(standing) : standing;
        var (value, low, high) = (words.Decimal(whole.Coefficient, "0.0"), words.Decimal(least, "0.0"), words.Decimal(most, "0.0"));
        yield return new Sentence(
            words.French
                ? $"Coefficient de manipulation du trafic : {value} (intervalle à 95 % : {low} à {high}), {standing} (12 au plus)."
                : $"Coefficient of traffic manipulation: {value} (95 % interval {low} to {high}), {standing} (up to 12).", "manipulation");
        if (answer.Result.References is not [{ Reference: { Standing: not TrafficStanding.NotComparable, Low: { } restLow, High: { } restHigh } rest, Same: { Low: { } sameLow, High: { } sameHigh } same }, ..])
            yield break;
        var (posts, own, other) = (words.Number(rest.Posts), words.Decimal(same.Coefficient, "0.0"), words.Decimal(rest.Coefficient, "0.0"));
        yield return new Sentence(
            words.French
                ? $"À nombre égal de publications ({posts}), le reste de la capture a {other} ({Range(restLow, restHigh, words)}), ce sujet {own} ({Range(sameLow, sameHigh, words)})."
                : $"At the same number of posts ({posts}) the rest of the capture has {other} ({Range(restLow, restHigh, words)}), this topic {own} ({Range(sameLow, sameHigh, words)}).", "manipulation");
    }

    private static string Range(double low, double high, Words words) =>
        words.French ? $"{words.Decimal(low, "0.0")} à {words.Decimal(high, "0.0")}" : $"{words.Decimal(low, "0.0")} to {words.Decimal(high, "0.0")}";
}
