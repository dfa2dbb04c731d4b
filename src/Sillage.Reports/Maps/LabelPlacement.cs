namespace Sillage.Reports.Maps;

/// <summary>A name that wants a place beside its disc.</summary>
/// <param name="Text">The name.</param>
/// <param name="Node">Number of the account.</param>
/// <param name="Size">Size of the font.</param>
/// <param name="Width">Width in that size.</param>
internal readonly record struct LabelWish(string Text, int Node, double Size, double Width);

/// <summary>A name and the left end of its base line.</summary>
internal readonly record struct PlacedLabel(LabelWish Wish, double X, double Y, Box Box);

/// <summary>
/// Places names one after the other, the most important first, each at the best of its free candidate positions; a name without one is left
/// out. No two names touch, none leaves the frame.
/// </summary>
/// <remarks>Source: Christensen, Marks, Shieber, "An empirical study of algorithms for point-feature label placement", ACM Transactions on Graphics 14 (1995), section 3.2 (greedy) with the positions of figure 2.</remarks>
internal static class LabelPlacement
{
    private const double Air = 1.5;

    /// <summary>Discs smaller than this may be written over.</summary>
    private const double MatteringRadius = 4;

    /// <summary>Discs from this size on are not written over in the name of a smaller one.</summary>
    private const double LandmarkRadius = 9;

    private static readonly (double X, double Y)[] Positions = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)];

    /// <summary>Places what fits.</summary>
    /// <param name="wishes">Names, the most important first.</param>
    /// <param name="discs">All discs, by number of the account.</param>
    /// <param name="frame">Where names may stand.</param>
    /// <param name="most">How many names at most.</param>
    /// <param name="clear">Whether no disc that matters may be written over, for pages that promise contrast.</param>
    public static List<PlacedLabel> Place(IEnumerable<LabelWish> wishes, IReadOnlyList<Disc> discs, Box frame, int most, bool clear = false)
    {
        var mattering = discs.Where(disc => disc.Radius >= MatteringRadius).ToArray();
        var placed = new List<PlacedLabel>();
        foreach (var wish in wishes)
        {
            if (placed.Count == most)
                break;
            var best = default(PlacedLabel?);
            var least = double.MaxValue;
            foreach (var (rank, candidate) in Candidates(wish, discs[wish.Node]).Index())
            {
                if (!frame.Holds(candidate.Box) || placed.Exists(other => other.Box.Meets(candidate.Box)))
                    continue;
                var own = discs[wish.Node];
                var covered = mattering.Where(disc => (disc.X != own.X || disc.Y != own.Y) && Meets(disc, candidate.Box)).Select(disc => disc.Radius).ToArray();
                var cost = rank + covered.Sum();
                if (cost < least && !covered.Any(radius => clear || (radius >= LandmarkRadius && radius > own.Radius)))
                    (best, least) = (candidate, cost);
            }

            if (best is { } label)
                placed.Add(label);
        }

        return placed;
    }

    private static IEnumerable<PlacedLabel> Candidates(LabelWish wish, Disc disc)
    {
        foreach (var (x, y) in Positions)
        {
            // On a diagonal the corner of the name touches the circle.
            var reach = (disc.Radius + Air + 1) * (x != 0 && y != 0 ? 0.71 : 1);
            var left = x switch { > 0 => disc.X + reach, < 0 => disc.X - reach - wish.Width, _ => disc.X - (wish.Width / 2) };
            var height = (Lettering.Ascent + Lettering.Descent) * wish.Size;
            var top = y switch { > 0 => disc.Y + reach, < 0 => disc.Y - reach - height, _ => disc.Y - (height / 2) };
            yield return new PlacedLabel(wish, left, top + (Lettering.Ascent * wish.Size), new Box(left, top, left + wish.Width, top + height).Grown(Air));
        }
    }

    private static bool Meets(Disc disc, Box box)
    {
        var dx = disc.X - Math.Clamp(disc.X, box.Left, box.Right);
        var dy = disc.Y - Math.Clamp(disc.Y, box.Top, box.Bottom);
        return (dx * dx) + (dy * dy) < disc.Radius * disc.Radius;
    }
}
