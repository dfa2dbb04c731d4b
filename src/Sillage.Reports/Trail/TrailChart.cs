using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Trail;

/// <summary>
/// An object's trail as lanes: a platform each, time from left to right. A band shows what the capture holds, bars how many posts, a dot the first sight. Steps: a full line
/// where posts link back, a dashed one for an order of times only, a dotted one where the order is not known.
/// </summary>
internal sealed class TrailChart(TrailObject trail, IReadOnlyList<PlatformCoverage> coverage, TimeMarks marks, Words words)
{
    private const double Width = 1000, Left = 190, Lane = 64, Top = 10, Foot = 46, Right = 988, Bars = 26;
    private const int MostLanes = 20;

    /// <summary>Steps of the axis, in seconds: those that people read off a clock or a calendar.</summary>
    private static readonly long[] AxisSteps = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000, 7_776_000, 31_536_000, 63_072_000, 157_680_000];

    private readonly StringBuilder svg = new();
    private readonly TrailSight[] lanes = [.. trail.Sights.Take(MostLanes)];

    /// <summary>The drawing; empty for an object that was never seen.</summary>
    /// <param name="style">Rules that it carries itself, for a file of its own; null inside a page.</param>
    public string Svg(string? style = null)
    {
        if (trail.WindowFrom is not { } from || trail.WindowTo is not { } to)
            return "";
        svg.Clear();
        var height = Top + (lanes.Length * Lane) + Foot;
        Append($"<svg {(style is null ? "" : "xmlns=\"http://www.w3.org/2000/svg\" ")}viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Html(Title())}\">\n");
        if (style is not null)
            Append($"<style>\n{style}</style>\n<rect class=\"paper\" width=\"{Width}\" height=\"{height}\"/>\n");
        Axis(from, to, height - Foot);
        for (var lane = 0; lane < lanes.Length; lane++)
            Draw(lane, from, to);
        // Over the bands of what was captured, which would hide them.
        svg.Append(marks.Svg(from, to, Left, Right, Top, height - Foot));
        Steps(from, to);
        for (var lane = 0; lane < lanes.Length; lane++)
            First(lane, from, to);
        return svg.Append("</svg>\n").ToString();
    }

    private string Title() => words.French
        ? $"Première apparition de {MapText.Clean(trail.Written, 120)} sur chaque plateforme, le temps de gauche à droite"
        : $"First sight of {MapText.Clean(trail.Written, 120)} on each platform, time from left to right";

    private void Axis(DateTimeOffset from, DateTimeOffset to, double bottom)
    {
        var step = AxisSteps.FirstOrDefault(step => (to - from).TotalSeconds / step <= 7, AxisSteps[^1]);
        var format = step < 60 ? "HH:mm:ss" : step < 86_400 ? "HH:mm" : "yyyy-MM-dd";
        for (var tick = (from.ToUnixTimeSeconds() / step * step) + step; tick <= to.ToUnixTimeSeconds(); tick += step)
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(tick);
            var x = X(at, from, to);
            Append($"<path class=\"tick\" d=\"M{x:0.#} {Top}V{bottom}\"/><text x=\"{x:0.#}\" y=\"{bottom + 15}\" text-anchor=\"middle\">{at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)}</text>\n");
        }

        var range = $"{Time(from)} – {Time(to)} UTC";
        if (trail.Sights.Count > lanes.Length)
            range += words.French ? $" ; {lanes.Length} plateformes sur {words.Number(trail.Sights.Count)}" : $"; {lanes.Length} of {words.Number(trail.Sights.Count)} platforms";
        Append($"<text x=\"{Left}\" y=\"{bottom + 36}\">{Html(range)}</text>\n");
        var after = trail.Sights.Sum(sight => sight.AfterWindow);
        if (after > 0)
            Append($"<text x=\"{Right}\" y=\"{bottom + 36}\" text-anchor=\"end\">{Html(words.French ? $"encore {words.Number(after)} publications après →" : $"{words.Number(after)} more posts later →")}</text>\n");
    }

    private void Draw(int lane, DateTimeOffset from, DateTimeOffset to)
    {
        var (sight, top, bottom) = (lanes[lane], Top + (lane * Lane), Top + ((lane + 1) * Lane) - 6);
        if (coverage.FirstOrDefault(one => one.Platform == sight.Platform) is { } held && held.From <= to && held.To >= from)
        {
            var (start, end) = (X(Later(held.From, from), from, to), X(held.To < to ? held.To : to, from, to));
            Append($"<rect class=\"held\" x=\"{start:0.#}\" y=\"{top + 4}\" width=\"{Math.Max(1, end - start):0.#}\" height=\"{Lane - 10}\"><title>{Html(Held(held))}</title></rect>\n");
        }

        Append($"<path class=\"lane\" d=\"M{Left} {bottom}H{Right}\"/>\n<text class=\"name\" x=\"{Left - 12}\" y=\"{top + 26}\" text-anchor=\"end\">{Html(MapText.Clean(sight.Platform, 22))}</text>\n");
        Append($"<text x=\"{Left - 12}\" y=\"{top + 44}\" text-anchor=\"end\">{Html(Count(sight))}</text>\n");
        var (most, width) = ((double)Math.Max(1, trail.Sights.Max(one => one.PerBin.DefaultIfEmpty().Max())), (Right - Left) / Math.Max(1, sight.PerBin.Count));
        for (var bin = 0; bin < sight.PerBin.Count; bin++)
        {
            if (sight.PerBin[bin] == 0)
                continue;
            // A lone post must be seen beside thousands: the root keeps it.
            var height = Math.Max(2, Bars * Math.Sqrt(sight.PerBin[bin] / most));
            Append($"<rect class=\"bar\" x=\"{Left + (bin * width):0.##}\" y=\"{bottom - height:0.##}\" width=\"{width - 1:0.##}\" height=\"{height:0.##}\"><title>{Html(Posts(sight.PerBin[bin]))}</title></rect>\n");
        }
    }

    private void First(int lane, DateTimeOffset from, DateTimeOffset to)
    {
        if (lanes[lane].FirstAt is not { } at)
            return;
        var (x, y, account) = (X(at, from, to), Y(lane), MapText.Clean(lanes[lane].Firsts is [var post, ..] ? post.Account : "", 28));
        var toLeft = x > (Left + Right) / 2;
        var format = (to - from).TotalDays > 2 ? "yyyy-MM-dd" : "HH:mm:ss";
        Append($"<circle class=\"first\" cx=\"{x:0.#}\" cy=\"{y}\" r=\"6\"/>\n<text class=\"sight\" x=\"{(toLeft ? x - 12 : x + 12):0.#}\" y=\"{y + 5}\"{(toLeft ? " text-anchor=\"end\"" : "")}>{at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)} {Html(account)}</text>\n");
    }

    private void Steps(DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var lag in trail.Lags)
        {
            var (first, second) = (Array.FindIndex(lanes, sight => sight.Platform == lag.From), Array.FindIndex(lanes, sight => sight.Platform == lag.To));
            // Between neighbours any step is drawn; across lanes only one that posts themselves show.
            if (first < 0 || second < 0 || (second != first + 1 && lag.Links == 0))
                continue;
            var kind = lag.Links > 0 ? "explicit" : lag.Standing == LagStanding.Ordered ? "order" : "open";
            var (x1, x2) = (X(lanes[first].FirstAt!.Value, from, to), X(lanes[second].FirstAt!.Value, from, to));
            Append($"<path class=\"{kind}\" d=\"M{x1:0.#} {Y(first)}C{x1:0.#} {Y(second) - 14} {x2:0.#} {Y(first) + 14} {x2:0.#} {Y(second)}\"/>\n");
        }
    }

    private string Count(TrailSight sight) => words.French
        ? $"{words.Number(sight.Posts)} sur {words.Number(sight.Share.Of)} publications"
        : $"{words.Number(sight.Posts)} of {words.Number(sight.Share.Of)} posts";

    private string Posts(int count) => words.French ? $"{words.Number(count)} publication{(count == 1 ? "" : "s")}" : $"{words.Number(count)} post{(count == 1 ? "" : "s")}";

    private string Held(PlatformCoverage held) => words.French ? $"{held.Platform} captée du {Time(held.From)} au {Time(held.To)}" : $"{held.Platform} captured from {Time(held.From)} to {Time(held.To)}";

    private static double Y(int lane) => Top + (lane * Lane) + 18;

    private static double X(DateTimeOffset at, DateTimeOffset from, DateTimeOffset to) => Left + ((Right - Left) * (at - from).TotalSeconds / Math.Max(1e-6, (to - from).TotalSeconds));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private void Append(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
