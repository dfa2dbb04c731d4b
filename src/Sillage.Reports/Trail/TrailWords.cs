using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Trail;

/// <summary>A trail in sentences, English or French.</summary>
internal sealed class TrailWords(Words words)
{
    public bool French => words.French;

    public string Say(string english, string french) => words.French ? french : english;

    public string Word(string english) => words.French ? Reports.French.Word(english) : english;

    /// <summary>Where it was first, where next, and how sure the steps are.</summary>
    public string Of(TrailObject one)
    {
        var seen = one.Sights.Where(sight => sight.FirstAt is not null).ToArray();
        if (seen.Length == 0)
            return Say("Seen in no post of this capture.", "Vu dans aucune publication de cette capture.");
        var first = seen[0];
        var account = MapText.Clean(first.Firsts is [var post, ..] ? post.Account : "", 60);
        var text = Say(
            $"In this capture first on {first.Platform}, {words.Time(first.FirstAt!.Value)}, by {account}; {Posts(one.Posts)} in all.",
            $"Dans cette capture d’abord sur {first.Platform}, le {words.Time(first.FirstAt!.Value)}, par {account} ; {Posts(one.Posts)} en tout.");
        for (var next = 1; next < seen.Length; next++)
        {
            if (one.Lags.FirstOrDefault(lag => lag.From == seen[next - 1].Platform && lag.To == seen[next].Platform) is { } lag)
                text += $" {Step(lag)}";
        }

        return text;
    }

    private string Step(TrailLag lag)
    {
        var sure = lag switch
        {
            { Standing: LagStanding.Tied } => Say("the clocks do not tell which was first", "les horloges ne disent pas laquelle fut la première"),
            { Standing: LagStanding.NotCovered } => Say("the order is not known, since its capture begins later", "l’ordre est inconnu, sa capture commençant plus tard"),
            { Links: > 0 } => Say($"{words.Number(lag.Links)} of its {Posts(lag.ToPosts)} link to {lag.From}", $"{words.Number(lag.Links)} de ses {Posts(lag.ToPosts)} renvoient à {lag.From}"),
            _ => Say("an order of times only", "un ordre de dates seulement"),
        };
        return Say($"On {lag.To} {Lag(lag.Seconds)} later ({sure}).", $"Sur {lag.To} {Lag(lag.Seconds)} plus tard ({sure}).");
    }

    public string Lag(double seconds) => seconds < 120 ? $"{words.Decimal(seconds, "0.#")} s" : words.Duration(seconds / 60);

    public string Posts(long count) => words.French ? $"{words.Number(count)} publication{(count < 2 ? "" : "s")}" : $"{words.Number(count)} post{(count == 1 ? "" : "s")}";
}
