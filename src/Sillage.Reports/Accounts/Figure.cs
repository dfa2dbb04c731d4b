using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Sillage.Reports.Accounts;

/// <summary>A small drawing of boxes and words: the page writes it as SVG whose colours follow the reader's, the picture paints it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Width">Width: <see cref="Wide"/> or <see cref="Narrow"/>.</param>
/// <param name="Height">Height.</param>
/// <param name="Boxes">In the order of drawing.</param>
/// <param name="Texts">Words, above the boxes.</param>
internal sealed record Figure(string Title, double Width, double Height, IReadOnlyList<FigureBox> Boxes, IReadOnlyList<FigureText> Texts)
{
    /// <summary>Width beside another, on a sheet or a large screen.</summary>
    public const double Wide = 560;

    /// <summary>Width of a phone's column, so that words stay as large as they are on a large screen.</summary>
    public const double Narrow = 358;

    /// <summary>As an SVG element without fixed colours.</summary>
    public string Svg()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height:0.#}\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(Title)}\">\n");
        foreach (var box in Boxes)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{Tones.Class(box.Tone)}\" x=\"{box.X:0.##}\" y=\"{box.Y:0.##}\" width=\"{box.Width:0.##}\" height=\"{box.Height:0.##}\"");
            svg.Append(box.Note is { } note ? $"><title>{HtmlEncoder.Default.Encode(note)}</title></rect>\n" : "/>\n");
        }

        foreach (var text in Texts)
        {
            var anchor = text.Anchor switch { Anchor.End => " text-anchor=\"end\"", Anchor.Middle => " text-anchor=\"middle\"", _ => "" };
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{Tones.Class(text.Tone)}\" x=\"{text.X:0.##}\" y=\"{text.Y:0.##}\" font-size=\"{text.Size:0.#}\"{anchor}>{HtmlEncoder.Default.Encode(text.Text)}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }
}

/// <summary>A filled box.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Tone">Colour.</param>
/// <param name="Note">What it stands for, where a reader can point at it; null for none.</param>
internal readonly record struct FigureBox(double X, double Y, double Width, double Height, Tone Tone, string? Note = null);

/// <summary>A line of words.</summary>
/// <param name="Text">The words.</param>
/// <param name="X">Where they are anchored.</param>
/// <param name="Y">Base line.</param>
/// <param name="Size">Size.</param>
/// <param name="Tone">Colour.</param>
/// <param name="Anchor">Which end stands at <paramref name="X"/>.</param>
internal readonly record struct FigureText(string Text, double X, double Y, double Size = 13, Tone Tone = Tone.Quiet, Anchor Anchor = Anchor.Start);

/// <summary>Which end of a line of words is placed.</summary>
internal enum Anchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}
