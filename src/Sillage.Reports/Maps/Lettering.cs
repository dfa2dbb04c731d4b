using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Sillage.Reports.Maps;

/// <summary>
/// Text in the bundled font (Source Sans 3, SIL Open Font License), shaped by HarfBuzz. Characters that it lacks (it has Latin, Greek and
/// Cyrillic) are drawn in a font of the machine that has them, or as boxes where there is none.
/// </summary>
internal static class Lettering
{
    /// <summary>Height above the base line, as a share of the size: the tallest letters of the bundled font.</summary>
    public const double Ascent = 0.76;

    /// <summary>Depth below the base line, as a share of the size.</summary>
    public const double Descent = 0.22;

    private const float Unit = 100;

    private static readonly Face Regular = new(Bundled("SourceSans3-Regular.ttf"));
    private static readonly Face SemiBold = new(Bundled("SourceSans3-SemiBold.ttf"));
    private static readonly Lock Shaping = new();

    /// <summary>Width of a line of text.</summary>
    public static double Width(string text, double size, bool bold = false) => Set(text, bold).Width * size / Unit;

    /// <summary>Draws a line of text.</summary>
    public static void Draw(SKCanvas canvas, Writing writing, SKPaint paint)
    {
        var line = Set(writing.Text, writing.Bold);
        using var builder = new SKTextBlobBuilder();
        var scale = (float)(writing.Size / Unit);
        foreach (var run in line.Runs)
        {
            using var font = run.Face.Font((float)writing.Size);
            builder.AddPositionedRun(run.Glyphs, font, [.. run.Points.Select(point => new SKPoint(point.X * scale, point.Y * scale))]);
        }

        using var blob = builder.Build();
        if (blob is not null)
            canvas.DrawText(blob, (float)writing.X, (float)writing.Y, paint);
    }

    private static Line Set(string text, bool bold)
    {
        // The shaper keeps a buffer of HarfBuzz.
        lock (Shaping)
        {
            var runs = Split(text, bold ? SemiBold : Regular);
            var set = new List<Run>(runs.Count);
            var width = 0f;
            foreach (var (part, face) in runs)
            {
                using var font = face.Font(Unit);
                var shaped = face.Shaper.Shape(part, font);
                set.Add(new Run(face, [.. shaped.Codepoints.Select(glyph => (ushort)glyph)], [.. shaped.Points.Select(point => new SKPoint(point.X + width, point.Y))]));
                width += shaped.Width;
            }

            return new Line(set, width);
        }
    }

    /// <summary>Parts of one font and direction, in the order in which they stand on the page.</summary>
    private static List<(string Text, Face Face)> Split(string text, Face usual)
    {
        var parts = new List<(StringBuilder Text, Face Face, bool RightToLeft)>();
        bool? first = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var neutral = !Rune.IsLetter(rune);
            var rightToLeft = IsRightToLeft(rune) || (neutral && parts.Count > 0 && parts[^1].RightToLeft);
            if (!neutral)
                first ??= rightToLeft;
            var face = usual.Has(rune) ? usual : MachineFonts.With(rune) ?? usual;
            if (parts.Count == 0 || parts[^1].Face != face || parts[^1].RightToLeft != rightToLeft)
                parts.Add((new StringBuilder(), face, rightToLeft));
            parts[^1].Text.Append(rune.ToString());
        }

        if (first == true)
            parts.Reverse();
        return parts.ConvertAll(part => (part.Text.ToString(), part.Face));
    }

    private static bool IsRightToLeft(Rune rune) => rune.Value is (>= 0x590 and <= 0x8ff) or (>= 0xfb1d and <= 0xfdff) or (>= 0xfe70 and <= 0xfefc);

    private static SKTypeface Bundled(string name)
    {
        using var stream = typeof(Lettering).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{name} is not a font");
    }

    private sealed record Line(IReadOnlyList<Run> Runs, float Width);

    private sealed record Run(Face Face, ushort[] Glyphs, SKPoint[] Points);

    /// <summary>A font that never is unloaded.</summary>
    private sealed class Face(SKTypeface typeface)
    {
        private SKShaper? shaper;

        public SKShaper Shaper => shaper ??= new SKShaper(typeface);

        public bool Has(Rune rune)
        {
            using var font = new SKFont(typeface);
            return font.ContainsGlyph(rune.Value);
        }

        /// <summary>Without hinting, so that a line has the same widths at every size.</summary>
        public SKFont Font(float size) => new(typeface, size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true, Edging = SKFontEdging.Antialias };
    }

    /// <summary>Fonts installed here, for what the bundled one lacks: always the first by path that has the character.</summary>
    private static class MachineFonts
    {
        private static readonly Dictionary<Rune, Face?> Found = [];
        private static readonly Lazy<Face[]> All = new(() =>
            [.. Folders().Where(Directory.Exists).SelectMany(Fonts).Order(StringComparer.Ordinal).Select(SKTypeface.FromFile).OfType<SKTypeface>().Select(typeface => new Face(typeface))]);

        public static Face? With(Rune rune)
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                return null;
            if (!Found.TryGetValue(rune, out var face))
                Found[rune] = face = Array.Find(All.Value, one => one.Has(rune));
            return face;
        }

        private static IEnumerable<string> Folders() =>
        [
            "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts",
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "fonts"), Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        ];

        private static IEnumerable<string> Fonts(string folder) => Directory
            .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC");
    }
}
