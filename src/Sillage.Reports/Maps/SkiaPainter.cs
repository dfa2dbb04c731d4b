using SkiaSharp;

namespace Sillage.Reports.Maps;

/// <summary>Paints a scene with Skia: on pixels or in a PDF.</summary>
internal static class SkiaPainter
{
    /// <summary>Points of a PDF for each unit of the sheet: a sheet of 1,500 by 1,000 becomes A3 but for a few millimetres.</summary>
    private const float PointsPerUnit = 0.8f;

    /// <summary>Writes a PNG of exactly this size.</summary>
    public static void Png(MapScene scene, int width, int height, Stream target)
    {
        // Thousands of faint lines over each other need finer steps than 256.
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.RgbaF16, SKAlphaType.Premul))
            ?? throw new InvalidOperationException($"no memory for a picture of {width} x {height} pixels");
        surface.Canvas.Scale((float)(width / scene.Width), (float)(height / scene.Height));
        Paint(scene, surface.Canvas);
        using var image = surface.Snapshot();
        using var pixels = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        if (!image.ReadPixels(pixels.Info, pixels.GetPixels(), pixels.RowBytes, 0, 0))
            throw new InvalidOperationException($"the picture of {width} x {height} pixels could not be read back");
        using var data = pixels.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(target);
    }

    /// <summary>Writes a PDF of one page.</summary>
    public static void Pdf(MapScene scene, Stream target)
    {
        using var document = SKDocument.CreatePdf(target, new SKDocumentPdfMetadata { Title = scene.Title, Subject = scene.Description, Creator = "Sillage", Producer = "Sillage", RasterDpi = 300, EncodingQuality = 101 });
        var canvas = document.BeginPage((float)scene.Width * PointsPerUnit, (float)scene.Height * PointsPerUnit);
        canvas.Scale(PointsPerUnit);
        Paint(scene, canvas);
        document.EndPage();
        document.Close();
    }

    private static void Paint(MapScene scene, SKCanvas canvas)
    {
        canvas.DrawColor(SKColor.Parse(scene.Theme.Page));
        foreach (var group in scene.Edges)
            Paint(group, canvas);
        foreach (var disc in scene.Nodes)
            Paint(disc, canvas);
        foreach (var disc in scene.Legend)
            Paint(disc, canvas);
        foreach (var label in scene.Labels)
            Paint(label, scene.Theme, canvas);
        foreach (var writing in scene.Words)
            Paint(writing, scene.Theme, canvas);
    }

    private static void Paint(CurveGroup group, SKCanvas canvas)
    {
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = (float)group.Width, Color = SKColor.Parse(group.Color).WithAlpha((byte)Math.Round(255 * group.Opacity)) };
        foreach (var curve in group.Curves)
        {
            using var path = new SKPathBuilder();
            path.MoveTo(curve.X0, curve.Y0);
            path.QuadTo(curve.ControlX, curve.ControlY, curve.X1, curve.Y1);
            using var drawn = path.Detach();
            canvas.DrawPath(drawn, paint);
        }
    }

    private static void Paint(Disc disc, SKCanvas canvas)
    {
        using var paint = new SKPaint { IsAntialias = true };
        if (disc.Fill is { } fill)
        {
            paint.Color = SKColor.Parse(fill);
            canvas.DrawCircle((float)disc.X, (float)disc.Y, (float)disc.Radius, paint);
        }

        if (disc.Ring is { } ring)
        {
            (paint.Style, paint.StrokeWidth, paint.Color) = (SKPaintStyle.Stroke, Strokes.Ring, SKColor.Parse(ring));
            canvas.DrawCircle((float)disc.X, (float)disc.Y, (float)disc.Radius, paint);
        }
    }

    /// <summary>Paints one line of text.</summary>
    public static void Paint(Writing writing, MapTheme theme, SKCanvas canvas)
    {
        using var paint = new SKPaint { IsAntialias = true };
        if (writing.Halo)
        {
            (paint.Style, paint.StrokeWidth, paint.StrokeJoin) = (SKPaintStyle.Stroke, (float)(Strokes.Halo * writing.Size), SKStrokeJoin.Round);
            paint.Color = SKColor.Parse(theme.Page).WithAlpha(Strokes.HaloAlpha);
            Lettering.Draw(canvas, writing, paint);
        }

        (paint.Style, paint.Color) = (SKPaintStyle.Fill, SKColor.Parse(writing.Color));
        Lettering.Draw(canvas, writing, paint);
    }
}

/// <summary>Widths that all painters share.</summary>
internal static class Strokes
{
    /// <summary>Width of the ring around a disc.</summary>
    public const float Ring = 0.8f;

    /// <summary>Width of the halo around a name, as a share of the size of its font.</summary>
    public const double Halo = 0.22;

    /// <summary>Opacity of the halo, of 255.</summary>
    public const byte HaloAlpha = 215;
}
