using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;

namespace Sillage.Reports.Places;

/// <summary>The map of the world in the report: readable without scripts as the whole period; the page's script adds the hours.</summary>
internal sealed class PlaceSection(Answer<PlacesOptions, PlacesResult> answer, Words words)
{
    private static readonly string Style = Embedded.Text("places.css");

    /// <summary>Shares of all posts, in percent, at which a deeper shade begins. Source: Sillage; near a factor of three, as shares are very unequal.</summary>
    private static readonly double[] Steps = [0, 1, 3, 10, 30];

    private readonly PlacesResult result = answer.Result;
    private readonly StringBuilder page = new();

    /// <summary>Map, slider, legend; where no place is known, a sentence.</summary>
    public string Write()
    {
        if (result.Countries.Count == 0)
            return $"<p>{Html(Label("places.none"))}</p>\n";
        var shares = result.Countries.ToDictionary(one => one.Country, one => one.Posts.Value);
        Append($"<style>\n{Style}</style>\n<figure class=\"world\" data-world>\n<svg viewBox=\"0 0 {WorldMap.Width} {WorldMap.Height}\" role=\"img\" aria-label=\"{Html(Described())}\">\n");
        foreach (var (code, path) in WorldMap.Outlines.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Append($"<path{Of(code, shares)} d=\"{path}\"{(shares.ContainsKey(code) ? $"><title>{Html(Title(code))}</title></path>" : "/>")}\n");
        // Small countries are drawn where they have a share.
        foreach (var (code, (x, y)) in WorldMap.Points.Where(point => shares.ContainsKey(point.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Append($"<circle{Of(code, shares)} cx=\"{x}\" cy=\"{y}\" r=\"4\"><title>{Html(Title(code))}</title></circle>\n");
        Append($"</svg>\n<p class=\"hours\" hidden><label for=\"world-hour\">{Html(Label("places.hour"))}</label> <input type=\"range\" id=\"world-hour\" min=\"0\" max=\"{result.Hours.Count}\" value=\"0\" step=\"1\"> <output for=\"world-hour\">{Html(Label("places.whole"))}</output></p>\n");
        Append($"<ul class=\"shades\" aria-label=\"{Html(Label("places.share"))}\">\n<li><span class=\"shade s0\"></span>{Html(Label("places.no"))}</li>\n");
        for (var step = 0; step < Steps.Length; step++)
            Append($"<li><span class=\"shade s{step + 1}\"></span>{Html(Range(step))}</li>\n");
        Append($"</ul>\n<figcaption class=\"caption\">{Html(Label("places.map"))} {Html(Known())} {Html(Label("places.drawn"))}</figcaption>\n</figure>\n");
        return page.ToString();
    }

    /// <summary>What the script needs: the countries, and their posts in each hour.</summary>
    public static object Hours(PlacesResult result, Words words) => new
    {
        codes = result.Countries.Select(one => one.Country),
        names = result.Countries.Select(one => CountryNames.Of(one.Country, words.French)),
        steps = Steps,
        minutes = result.HourMinutes,
        posts = result.Posts,
        total = result.Countries.Select(one => one.Posts.Count),
        hours = result.Countries.Count == 0 ? [] : result.Hours.Select(hour => new { from = AnswerJson.Time(hour.From), hour.Posts, hour.Counts }),
    };

    private static string Of(string code, Dictionary<string, double> shares) =>
        shares.TryGetValue(code, out var share) ? string.Create(CultureInfo.InvariantCulture, $" class=\"s{Shade(share)}\" data-country=\"{code}\"") : "";

    /// <summary>0 for none, else the number of the step.</summary>
    private static int Shade(double share) => share <= 0 ? 0 : Steps.Count(step => 100 * share >= step);

    private string Title(string code) => $"{CountryNames.Of(code, words.French)}{(words.French ? "\u202f:" : ":")} {words.Percent(100 * result.Countries.First(one => one.Country == code).Posts.Value)}";

    private string Described() =>
        $"{Label("places.map")} {string.Join(", ", result.Countries.Where(one => one.Posts.Count > 0).OrderByDescending(one => one.Posts.Count).Take(5).Select(one => Title(one.Country)))}. {Known()}";

    private string Known() => words.French
        ? $"Le pays de {words.Percent(100 * (1 - result.KnownPosts.Value))} des publications est inconnu."
        : $"The country of {words.Percent(100 * (1 - result.KnownPosts.Value))} of the posts is unknown.";

    private string Range(int step) => (step, words.French) switch
    {
        (0, true) => $"moins de {Whole(Steps[1])}",
        (0, false) => $"under {Whole(Steps[1])}",
        _ when step == Steps.Length - 1 => words.French ? $"{Whole(Steps[step])} et plus" : $"{Whole(Steps[step])} and more",
        (_, true) => $"{words.Number((long)Steps[step])} à {Whole(Steps[step + 1])}",
        (_, false) => $"{words.Number((long)Steps[step])} to {Whole(Steps[step + 1])}",
    };

    private string Whole(double percent) => $"{words.Number((long)percent)}{(words.French ? '\u202f' : ' ')}%";

    private string Label(string key) => Labels.Of(key, words.French);

    private void Append(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
