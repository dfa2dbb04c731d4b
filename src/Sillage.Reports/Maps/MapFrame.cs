namespace Sillage.Reports.Maps;

/// <summary>
/// The layout turned and fitted into the unit frame that static map and page share: the longest extent lies across, the largest community
/// left and below. Turning and mirroring change nothing that the layout says. Discs that would lie over one another are moved apart.
/// </summary>
/// <param name="X">Place across, from 0 to 1, of each account.</param>
/// <param name="Y">Place downwards, from 0 to <paramref name="Aspect"/>.</param>
/// <param name="Aspect">Height of the frame; its width is 1.</param>
/// <param name="Scale">Radius of discs by reposts, on a frame <see cref="NominalWidth"/> wide.</param>
internal sealed record MapFrame(double[] X, double[] Y, double Aspect, DiscScale Scale)
{
    /// <summary>Width, in pixels or units of a sheet, that sizes are meant for.</summary>
    public const double NominalWidth = 1000;

    /// <summary>Radius of the largest disc, and the share of the map that all discs together may cover.</summary>
    private const double LargestDisc = 30;
    private const double DiscShare = 0.12;

    /// <summary>Space between large discs.</summary>
    private const double Air = 4;

    /// <summary>Share of accounts that may stand in the margin.</summary>
    private const double Outliers = 0.05;

    /// <summary>Depth of the margin, as a share of the ellipse that it surrounds.</summary>
    private const double Margin = 0.22;

    public static MapFrame Fit(PropagationMap map)
    {
        var count = map.Nodes.Count;
        var x = new double[count];
        var y = new double[count];
        if (count == 0)
            return new MapFrame(x, y, 1, ScaleOf(map, 1));
        Turn(map, x, y);
        Pull(x, y);
        var (left, top, extent, height) = (x.Min(), y.Min(), x.Max() - x.Min(), y.Max() - y.Min());
        // All on one spot, or in one line: in the middle of a frame that is not too flat.
        var scale = extent > 0 ? 1 / extent : height > 0 ? 1 / height : 0;
        var aspect = Math.Clamp(height * scale, 0.3, 1 / 0.3);
        for (var i = 0; i < count; i++)
        {
            x[i] = extent > 0 ? (x[i] - left) * scale : 0.5;
            y[i] = ((y[i] - top - (height / 2)) * scale) + (aspect / 2);
        }

        var discs = ScaleOf(map, aspect);
        DiscSpacing.Part(x, y, [.. map.Nodes.Select(node => discs.Of(node.RepostsEarned) / NominalWidth)], Air / NominalWidth, new Box(0, 0, 1, aspect));
        return new MapFrame(x, y, aspect, discs);
    }

    private static DiscScale ScaleOf(PropagationMap map, double aspect) => new(map, NominalWidth * NominalWidth * aspect, LargestDisc, DiscShare);

    /// <summary>Turns the principal axis across: the eigenvector of the places' covariance.</summary>
    private static void Turn(PropagationMap map, double[] x, double[] y)
    {
        var nodes = map.Nodes;
        var (centreX, centreY) = (nodes.Average(node => node.X), nodes.Average(node => node.Y));
        double xx = 0, xy = 0, yy = 0;
        foreach (var node in nodes)
        {
            var (dx, dy) = (node.X - centreX, node.Y - centreY);
            (xx, xy, yy) = (xx + (dx * dx), xy + (dx * dy), yy + (dy * dy));
        }

        // The larger eigenvalue, and the longer of its two expressions for the vector.
        var half = (xx - yy) / 2;
        var root = Math.Sqrt((half * half) + (xy * xy));
        var (cos, sin) = half >= 0 ? (half + root, xy) : (xy, root - half);
        var length = Math.Sqrt((cos * cos) + (sin * sin));
        (cos, sin) = length > 0 ? (cos / length, sin / length) : (1, 0);
        double largestX = 0, largestY = 0;
        var ranks = MapPalette.Ranks(map.Communities);
        for (var i = 0; i < nodes.Count; i++)
        {
            var (dx, dy) = (nodes[i].X - centreX, nodes[i].Y - centreY);
            (x[i], y[i]) = ((cos * dx) + (sin * dy), (cos * dy) - (sin * dx));
            if (nodes[i].Community >= 0 && ranks[nodes[i].Community] == 0)
                (largestX, largestY) = (largestX + x[i], largestY + y[i]);
        }

        if (largestX > 0)
            Mirror(x);
        if (largestY < 0)
            Mirror(y);
    }

    private static void Mirror(double[] values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = -values[i];
    }

    /// <summary>
    /// Brings the few far out nearer, in their order and direction, so that they do not make all others small: beyond the ellipse that holds
    /// the others, a distance d from it becomes m d / (m + d), less than the margin m.
    /// </summary>
    private static void Pull(double[] x, double[] y)
    {
        var (middleX, halfX) = Extent(x);
        var (middleY, halfY) = Extent(y);
        if (halfX <= 0 || halfY <= 0)
            return;
        var far = x.Zip(y, (atX, atY) => Math.Sqrt(Square((atX - middleX) / halfX) + Square((atY - middleY) / halfY))).ToArray();
        var sorted = far.Order().ToArray();
        var edge = sorted[^(1 + (int)(Outliers * sorted.Length))];
        var margin = Margin * edge;
        if (sorted[^1] <= edge + margin)
            return;
        for (var i = 0; i < far.Length; i++)
        {
            if (far[i] <= edge)
                continue;
            var nearer = (edge + (margin * (far[i] - edge) / (margin + far[i] - edge))) / far[i];
            (x[i], y[i]) = (middleX + ((x[i] - middleX) * nearer), middleY + ((y[i] - middleY) * nearer));
        }
    }

    /// <summary>Middle and half of the extent, without the outliers on either side.</summary>
    private static (double Middle, double Half) Extent(double[] values)
    {
        var sorted = values.Order().ToArray();
        var skipped = (int)(Outliers * sorted.Length);
        var (low, high) = (sorted[skipped], sorted[^(1 + skipped)]);
        return ((low + high) / 2, (high - low) / 2);
    }

    private static double Square(double value) => value * value;
}
