namespace Sillage.Reports.Maps;

/// <summary>The static map, for print and for screens. The same map and options give the same bytes.</summary>
public static class MapPicture
{
    /// <summary>Writes the map as SVG.</summary>
    /// <exception cref="ArgumentException">The map has what cannot be drawn, or an option is out of range.</exception>
    public static void WriteSvg(PropagationMap map, MapPictureOptions options, Stream target) => SvgPainter.Write(Scene(map, options), target);

    /// <summary>Writes the map as PNG.</summary>
    /// <exception cref="ArgumentException">The map has what cannot be drawn, or an option is out of range.</exception>
    public static void WritePng(PropagationMap map, MapPictureOptions options, Stream target) => SkiaPainter.Png(Scene(map, options), options.Width, options.Height, target);

    /// <summary>Writes the map as PDF of one page.</summary>
    /// <exception cref="ArgumentException">The map has what cannot be drawn, or an option is out of range.</exception>
    public static void WritePdf(PropagationMap map, MapPictureOptions options, Stream target) => SkiaPainter.Pdf(Scene(map, options), target);

    private static MapScene Scene(PropagationMap map, MapPictureOptions options)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(options);
        return MapComposition.Compose(map, options);
    }
}
