namespace Sillage.Reports.Maps;

/// <summary>A name that wants a place beside its disc.</summary>
/// <param name="Text">The name.</param>
/// <param name="Node">Number of the account.</param>
/// <param name="Size">Size of the font.</param>
/// <param name="Width">Width in that size.</param>
internal readonly record struct LabelWish(string Text, int Node, double Size, double Width);

/// <summary>A name and the left end of its base line.</summary>
/// <param name="Wish">The name.</param>
/// <param name="X">Left end.</param>
/// <param name="Y">Base line.</param>
/// <param name="Box">What it covers.</param>
/// <param name="IsLed">True if it stands so far from its disc that a line leads to it.</param>
internal readonly record struct PlacedLabel(LabelWish Wish, double X, double Y, Box Box, bool IsLed);

/// <summary>
/// Places names one after the other, the most important first, each at the best of its free candidate positions; a name without one is left
/// out. No two names touch, none leaves the frame. The first few may stand apart from their discs, at the end of a line: the largest discs
/// have the widest names and the most discs around them.
/// </summary>
/// <remarks>Source: Christensen, Marks, Shieber, "An empirical study of algorithms for point-feature label placement", ACM Transactions on Graphics 14 (1995), section 3.2 (greedy) with the positions of figure 2.</remarks>
internal static class LabelPlacement
{
    private const double Air = 1.5;

    /// <summary>Discs smaller than this may be written over.</summary>
    private const double MatteringRadius = 4;

    /// <summary>Discs from this size on are not written over in the name of a smaller one.</summary>
    private const double LandmarkRadius = 9;

    /// <summary>How far from its disc a name may stand, and how much farther each time it is tried, in sizes of its font.</summary>
    private const double Farthest = 4, Farther = 0.75;

    private static readonly (double X, double Y)[] Positions = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)];

    /// <summary>Places what fits.</summary>
    /// <param name="wishes">Names, the most important first.</param>
    /// <param name="discs">All discs, by number of the account.</param>
    /// <param name="frame">Where names may stand.</param>
    /// <param name="most">How many names at most.</param>
    /// <param name="clear">Whether no disc that matters may be written over, for pages that promise contrast.</param>
    /// <param name="led">How many of the first names may stand apart from their discs.</param>
    public static List<PlacedLabel> Place(IEnumerable<LabelWish> wishes, IReadOnlyList<Disc> discs, Box frame, int most, bool clear = false, int led = 0)
    {
        var mattering = discs.Where(disc => disc.Radius >= MatteringRadius).ToArray();
        var placed = new List<PlacedLabel>();
        foreach (var (number, wish) in wishes.Index())
        {
            if (placed.Count == most)
                break;
            var best = Best(wish, 0);
            for (var away = Farther; best is null && number < led && away <= Farthest; away += Farther)
                best = Best(wish, away * wish.Size);
            if (best is { } label)
                placed.Add(label);
        }

        return placed;

        PlacedLabel? Best(LabelWish wish, double away)
        {
            var own = discs[wish.Node];
            var best = default(PlacedLabel?);
            var least = double.MaxValue;
            foreach (var (rank, candidate) in Candidates(wish, own, away).Index())
            {
                if (!frame.Holds(candidate.Box) || placed.Exists(other => other.Box.Meets(candidate.Box)))
                    continue;
                var covered = mattering.Where(disc => (disc.X != own.X || disc.Y != own.Y) && Meets(disc, candidate.Box)).Select(disc => disc.Radius).ToArray();
                var cost = rank + covered.Sum();
                if (cost < least && !covered.Any(radius => clear || (radius >= LandmarkRadius && radius > own.Radius)))
                    (best, least) = (candidate, cost);
            }

            return best;
        }
    }

    private static IEnumerable<PlacedLabel> Candidates(LabelWish wish, Disc disc, double away)
    {
        foreach (var (x, y) in Positions)
        {
            // On a diagonal the corner of the name touches the circle.
            var reach = (disc.Radius + Air + 1 + away) * (x != 0 && y != 0 ? 0.71 : 1);
            var left = x switch { > 0 => disc.X + reach, < 0 => disc.X - reach - wish.Width, _ => disc.X - (wish.Width / 2) };
            var height = (Lettering.Ascent + Lettering.Descent) * wish.Size;
            var top = y switch { > 0 => disc.Y + reach, < 0 => disc.Y - reach - height, _ => disc.Y - (height / 2) };
            yield return new PlacedLabel(wish, left, top + (Lettering.Ascent * wish.Size), new Box(left, top, left + wish.Width, top + height).Grown(Air), away > 0);
        }
    }

    private static bool Meets(Disc disc, Box box)
    {
        var dx = disc.X - Math.Clamp(disc.X, box.Left, box.Right);
        var dy = disc.Y - Math.Clamp(disc.Y, box.Top, box.Bottom);
        return (dx * dx) + (dy * dy) < disc.Radius * disc.Radius;
    }
}
