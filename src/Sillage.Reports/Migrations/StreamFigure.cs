using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Migrations;

/// <summary>
/// Posts over time by group, stacked, with the times at which one group overtook another and their intervals, and silences and events behind. Shows the
/// shortest time with most of the posts. Without fixed colours: the page's style gives them.
/// </summary>
/// <param name="streams">The division.</param>
/// <param name="marks">Silences and events.</param>
/// <param name="classes">Name of each group's colour in style sheets; the last is everyone else's.</param>
/// <param name="words">Words.</param>
internal sealed class StreamFigure(DivisionStreams streams, TimeMarks marks, IReadOnlyList<string> classes, Words words)
{
    private const double Width = 1000, Height = 330, Left = 64, Right = 990, Top = 26, Bottom = 292;

    /// <summary>Part of the posts that the shown time holds.</summary>
    private const double Most = 0.9;

    private static readonly int[] AxisMinutes = [5, 15, 30, 60, 120, 180, 360, 720, 1440, 2 * 1440, 7 * 1440, 28 * 1440, 91 * 1440, 365 * 1440];

    private readonly StringBuilder svg = new();
    private DateTimeOffset from, to;

    /// <summary>The SVG element; empty where there is nothing to draw.</summary>
    /// <param name="title">What it shows.</param>
    public string Svg(string title)
    {
        if (streams.Buckets.Count < 2 || streams.Groups.Count == 0)
            return "";
        var (first, last) = Shown();
        var shown = streams.Buckets.Skip(first).Take(last - first + 1).ToArray();
        (from, to) = (shown[0].From, shown[^1].To);
        var most = shown.Max(bucket => bucket.Posts);
        svg.Clear();
        Append($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html(title)}\">\n");
        svg.Append(marks.Svg(from, to, Left, Right, Top, Bottom));
        Axes(most);
        Areas(shown, most);
        foreach (var crossing in streams.Crossings.Where(crossing => crossing.At.At > from && crossing.At.At < to))
            Mark(crossing);
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The fewest buckets in a row with most of the posts.</summary>
    private (int First, int Last) Shown()
    {
        var posts = streams.Buckets.Select(bucket => bucket.Posts).ToArray();
        var wanted = Most * posts.Sum();
        var (best, start, sum) = ((First: 0, Last: posts.Length - 1), 0, 0L);
        for (var end = 0; end < posts.Length; end++)
        {
            sum += posts[end];
            while (sum - posts[start] >= wanted)
                sum -= posts[start++];
            if (sum >= wanted && streams.Buckets[end].To - streams.Buckets[start].From < streams.Buckets[best.Last].To - streams.Buckets[best.First].From)
                best = (start, end);
        }

        return best;
    }

    private void Axes(long most)
    {
        var step = AxisMinutes.FirstOrDefault(minutes => (to - from).TotalMinutes / minutes <= 9, AxisMinutes[^1]) * 60L;
        var format = step < 86_400 ? "HH:mm" : "yyyy-MM-dd";
        var isSecond = false;
        for (var tick = (from.ToUnixTimeSeconds() / step * step) + step; tick < to.ToUnixTimeSeconds(); tick += step, isSecond = !isSecond)
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(tick);
            Append($"<path class=\"tick\" d=\"M{X(at):0.#} {Top}V{Bottom}\"/><text class=\"at{(isSecond ? " second" : "")}\" x=\"{X(at):0.#}\" y=\"{Bottom + 17}\" text-anchor=\"middle\">{at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)}</text>\n");
        }

        foreach (var level in new[] { most / 2, most })
            Append($"<path class=\"tick\" d=\"M{Left} {Y(level, most):0.#}H{Right}\"/><text class=\"level{(level < most ? " second" : "")}\" x=\"{Left - 6}\" y=\"{Y(level, most) + 5:0.#}\" text-anchor=\"end\">{Html(words.Number(level))}</text>\n");
        Append($"<text class=\"period\" x=\"{Left}\" y=\"{Height - 4}\">{Html(Period())}</text>\n");
    }

    private string Period()
    {
        static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var minutes = words.Number((long)(streams.Buckets[0].To - streams.Buckets[0].From).TotalMinutes);
        return words.French ? $"{Time(from)} – {Time(to)} UTC, publications par {minutes} min" : $"{Time(from)} – {Time(to)} UTC, posts in {minutes} min";
    }

    /// <summary>Groups from the bottom, the largest first, then everyone else.</summary>
    private void Areas(StreamBucket[] shown, long most)
    {
        var below = new double[shown.Length];
        for (var group = 0; group <= streams.Groups.Count; group++)
        {
            var above = new double[shown.Length];
            for (var i = 0; i < shown.Length; i++)
                above[i] = group < streams.Groups.Count ? below[i] + shown[i].Groups[group].Posts.Count : shown[i].Posts;
            var name = group < streams.Groups.Count ? words.Group(streams.By, MapText.Clean(streams.Groups[group].Name, 60)) : words.French ? "tous les autres" : "everyone else";
            var path = new StringBuilder();
            for (var i = 0; i < shown.Length; i++)
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{Middle(shown[i]):0.#} {Y(above[i], most):0.#}");
            for (var i = shown.Length - 1; i >= 0; i--)
                path.Append(CultureInfo.InvariantCulture, $"L{Middle(shown[i]):0.#} {Y(below[i], most):0.#}");
            Append($"<path class=\"{classes[group]}\" d=\"{path}Z\"><title>{Html(name)}</title></path>\n");
            below = above;
        }
    }

    private void Mark(Crossing crossing)
    {
        var (low, high) = (X(crossing.At.Low > from ? crossing.At.Low : from), X(crossing.At.High < to ? crossing.At.High : to));
        Append($"<rect class=\"crossing\" x=\"{low:0.#}\" y=\"{Top}\" width=\"{high - low:0.#}\" height=\"{Bottom - Top}\"/><path class=\"cross\" d=\"M{X(crossing.At.At):0.#} {Top}V{Bottom}\"/>\n");
        // On a phone there is room for the time alone; sentences and table name both.
        var names = $"{words.Group(streams.By, MapText.Clean(crossing.To, 30))} > {words.Group(streams.By, MapText.Clean(crossing.From, 30))}, ";
        var time = crossing.At.At.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);
        var isLate = crossing.At.At - from > (to - from) / 2;
        Append($"<text class=\"crossed\" x=\"{X(crossing.At.At):0.#}\" y=\"{Top - 8}\" text-anchor=\"{(isLate ? "end" : "start")}\"><tspan class=\"names\">{Html(names)}</tspan>{time}</text>\n");
    }

    private double Middle(StreamBucket bucket) => X(bucket.From + ((bucket.To - bucket.From) / 2));

    private double X(DateTimeOffset at) => Left + ((Right - Left) * ((at - from) / (to - from)));

    private static double Y(double posts, long most) => Bottom - ((Bottom - Top) * posts / Math.Max(1, most));

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private void Append(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
