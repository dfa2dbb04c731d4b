using Sillage.Analysis;
using Sillage.Reports.Maps;
using SkiaSharp;

namespace Sillage.Reports.Accounts;

/// <summary>The card as one picture: what a desk puts beside a text. Drawn in the bundled font; the same answer gives the same bytes.</summary>
internal sealed class AccountPicture
{
    private const double Margin = 40, Gap = 40, Sheet = (2 * Margin) + (2 * Figure.Wide) + Gap;

    /// <summary>Pixels a unit.</summary>
    private const int Sharpness = 2;

    private readonly SKCanvas canvas;

    private AccountPicture(SKCanvas canvas) => this.canvas = canvas;

    /// <summary>Writes the PNG.</summary>
    public static void Write(Answer<AccountCardOptions, AccountCardResult> answer, string language, TimeMarks marks, Stream target)
    {
        var words = new Words(language);
        var text = new CardWords(answer, words);
        var figures = new CardFigures(answer, marks, words);
        Figure[] left = [.. new[] { figures.Week(), figures.Hours(), figures.Delays(), figures.Timeline() }.OfType<Figure>()];
        Figure[] right = [.. new[] { figures.Evidence() }.OfType<Figure>()];
        string[] beside = [.. text.Findings()];
        string[] below = [.. text.Footer().Concat(figures.Overlaid() is { Length: > 0 } told ? [told] : []).SelectMany(line => MapText.Wrap(line, Sheet - (2 * Margin), 13))];
        string[] lead = [.. MapText.Wrap(text.Lead(), Sheet - (2 * Margin), 18)];
        string[] lines = [.. beside.SelectMany(line => MapText.Wrap(line, Figure.Wide, 15).Append(""))];
        var top = Margin + 70 + (lead.Length * 25) + 20;
        var height = top + Math.Max(Height(left), Height(right) + (lines.Length * 20)) + 20 + (below.Length * 19) + Margin;

        using var surface = SKSurface.Create(new SKImageInfo((int)Sheet * Sharpness, (int)Math.Ceiling(height) * Sharpness, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException("no memory for the picture of a card");
        surface.Canvas.Scale(Sharpness);
        surface.Canvas.DrawColor(SKColor.Parse(MapTheme.Of(dark: false).Page));
        var picture = new AccountPicture(surface.Canvas);
        picture.Text(text.Kicker(), Margin, Margin + 8, 14, Tone.Quiet);
        picture.Text(text.Title(), Margin, Margin + 46, 34, Tone.Text, bold: true);
        picture.Lines(lead, Margin, Margin + 78, 18, 25, Tone.Text);
        picture.Column(left, Margin, top);
        var under = picture.Column(right, Margin + Figure.Wide + Gap, top);
        picture.Lines(lines, Margin + Figure.Wide + Gap, under + 16, 15, 20, Tone.Text);
        picture.Lines(below, Margin, height - Margin - ((below.Length - 1) * 19), 13, 19, Tone.Quiet);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(target);
    }

    private static double Height(IEnumerable<Figure> figures) => figures.Sum(figure => figure.Height + 58);

    private double Column(IEnumerable<Figure> figures, double x, double y)
    {
        foreach (var figure in figures)
        {
            foreach (var line in MapText.Wrap(figure.Title, Figure.Wide, 16, bold: true, lines: 1))
                Text(line, x, y + 16, 16, Tone.Text, bold: true);
            Paint(figure, x, y + 28);
            y += figure.Height + 58;
        }

        return y;
    }

    private void Paint(Figure figure, double x, double y)
    {
        using var paint = new SKPaint { IsAntialias = true };
        foreach (var box in figure.Boxes)
        {
            paint.Color = SKColor.Parse(Tones.Color(box.Tone, dark: false));
            canvas.DrawRect((float)(x + box.X), (float)(y + box.Y), (float)box.Width, (float)box.Height, paint);
        }

        foreach (var text in figure.Texts)
        {
            var width = Lettering.Width(text.Text, text.Size);
            var start = text.Anchor switch { Anchor.End => text.X - width, Anchor.Middle => text.X - (width / 2), _ => text.X };
            Text(text.Text, x + start, y + text.Y, text.Size, text.Tone);
        }
    }

    private void Lines(IEnumerable<string> lines, double x, double y, double size, double step, Tone tone)
    {
        foreach (var line in lines)
        {
            Text(line, x, y, size, tone);
            y += step;
        }
    }

    private void Text(string text, double x, double y, double size, Tone tone, bool bold = false)
    {
        if (text.Length == 0)
            return;
        var color = Tones.Color(tone, dark: false);
        SkiaPainter.Paint(new Writing(text, x, y, size, Lettering.Width(text, size, bold), color, bold), MapTheme.Of(dark: false), canvas);
    }
}
