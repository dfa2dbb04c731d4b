using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Reports.Maps;

namespace Sillage.Reports;

/// <summary>What lies over time in every drawing: the silences of a case, and its events.</summary>
/// <param name="Marks">In order of time.</param>
public sealed record TimeMarks(IReadOnlyList<TimeMark> Marks)
{
    private const int LongestName = 40;

    /// <summary>Nothing is marked.</summary>
    public static TimeMarks None { get; } = new([]);

    /// <summary>The silences and events that are marked in a case.</summary>
    public static TimeMarks Of(CaseFile source)
    {
        var marked = Markers.Of(source);
        return Of(SilenceWindows.Of([], marked), [.. marked.Where(marker => marker.Kind == MarkerKind.Event)]);
    }

    /// <summary>Silences and events.</summary>
    public static TimeMarks Of(IReadOnlyList<SilenceWindow> silences, IReadOnlyList<Marker> events) => new(
    [
        .. silences.Select(window => new TimeMark(window.Name, window.From, window.To, IsSilence: true)).Concat(events.Select(marker => new TimeMark(marker.Name, marker.From, marker.To, IsSilence: false)))
            .OrderBy(mark => mark.From).ThenBy(mark => mark.Name, StringComparer.Ordinal),
    ]);

    /// <summary>The marks that lie in a time, cut to it.</summary>
    public IEnumerable<TimeMark> Within(DateTimeOffset from, DateTimeOffset to) =>
        Marks.Where(mark => mark.From <= to && (mark.To ?? mark.From) >= from)
            .Select(mark => mark with { Name = MapText.Clean(mark.Name, LongestName), From = mark.From < from ? from : mark.From, To = mark.To > to ? to : mark.To });

    /// <summary>As parts of an SVG whose time runs from left to right: bands (<c>silence</c>, <c>span</c>) and lines (<c>moment</c>), each with its name.</summary>
    /// <param name="from">Time of the left edge.</param>
    /// <param name="to">Time of the right edge.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="right">Right edge.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="bottom">Lower edge.</param>
    internal string Svg(DateTimeOffset from, DateTimeOffset to, double left, double right, double top, double bottom)
    {
        var svg = new StringBuilder();
        foreach (var mark in Within(from, to))
        {
            var (x, name) = (X(mark.From), HtmlEncoder.Default.Encode(mark.Name));
            if (mark.To is { } end)
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(mark.IsSilence ? "silence" : "span")}\" x=\"{x:0.#}\" y=\"{top:0.#}\" width=\"{Math.Max(1, X(end) - x):0.#}\" height=\"{bottom - top:0.#}\"><title>{name}</title></rect>\n");
            else
                svg.Append(CultureInfo.InvariantCulture, $"<path class=\"moment\" d=\"M{x:0.#} {top:0.#}V{bottom:0.#}\"><title>{name}</title></path>\n");
        }

        return svg.ToString();

        double X(DateTimeOffset at) => left + ((right - left) * (at - from).TotalSeconds / Math.Max(1e-6, (to - from).TotalSeconds));
    }

    /// <summary>Rules of these parts; the page's sheet has <c>--soft</c>, a colour for what matters less.</summary>
    internal const string Style = ".silence { fill: #8c8c8c; fill-opacity: .22; } .span { fill: #0072b2; fill-opacity: .12; } svg path.moment { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 4 3; }\n";

    /// <summary>The marks in a time in words: bands and lines tell their names only to those who point at them.</summary>
    internal string Told(DateTimeOffset from, DateTimeOffset to, bool french)
    {
        string[] silences = [.. Names(true)], events = [.. Names(false)];
        return string.Join(
            ' ',
            new[]
            {
                silences.Length == 0 ? "" : french ? $"Bande grise : {string.Join(", ", silences)}." : $"Grey band: {string.Join(", ", silences)}.",
                events.Length == 0 ? "" : french ? $"Tirets et bandes bleues : {string.Join(", ", events)}." : $"Dashes and blue bands: {string.Join(", ", events)}.",
            }.Where(text => text.Length > 0));

        IEnumerable<string> Names(bool isSilence) => Within(from, to).Where(mark => mark.IsSilence == isSilence).Select(mark => mark.Name).Distinct();
    }
}

/// <summary>A silence or an event.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">Start, or the moment.</param>
/// <param name="To">End; null for a moment.</param>
/// <param name="IsSilence">Whether it is a silence.</param>
public sealed record TimeMark(string Name, DateTimeOffset From, DateTimeOffset? To, bool IsSilence);
