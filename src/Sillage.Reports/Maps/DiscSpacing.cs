namespace Sillage.Reports.Maps;

/// <summary>
/// Moves discs apart that lie over one another: first the large ones, the smaller more than the larger; then the dots below a large disc come out
/// to its rim and beyond, in their order and direction. Deterministic; nothing moves where nothing overlaps.
/// </summary>
/// <remarks>
/// The dots around a disc of radius R go from distance d to √(R² + ¾ d²) as far as d = 2R, which keeps their density even: no ring of dots forms at
/// the rim. Dots among themselves may touch. Source: Sillage; the pairwise push is that of ForceAtlas2's prevention of overlap (Jacomy et al. 2014), without the other forces.
/// </remarks>
internal static class DiscSpacing
{
    /// <summary>Discs from this many times the smallest radius on are large.</summary>
    private const double Large = 2.5;

    private const int Rounds = 300;

    /// <summary>Moves what overlaps.</summary>
    /// <param name="x">Centres, changed in place.</param>
    /// <param name="y">Centres, changed in place.</param>
    /// <param name="radius">Radii in the same unit, above 0.</param>
    /// <param name="air">Space between large discs, so that names have room.</param>
    /// <param name="frame">Where centres may stand.</param>
    public static void Part(double[] x, double[] y, double[] radius, double air, Box frame)
    {
        if (radius.Length == 0)
            return;
        var least = Large * radius.Min();
        var large = Enumerable.Range(0, radius.Length).Where(i => radius[i] >= least).OrderByDescending(i => radius[i]).ThenBy(i => i).ToArray();
        var isLarge = new bool[radius.Length];
        foreach (var i in large)
            isLarge[i] = true;
        for (var (round, moved) = (0, true); moved && round < Rounds; round++)
        {
            moved = false;
            for (var a = 0; a < large.Length; a++)
            {
                for (var b = a + 1; b < large.Length; b++)
                    moved |= Push(large[a], large[b], air);
            }
        }

        var dots = Enumerable.Range(0, radius.Length).Where(i => !isLarge[i]).ToArray();
        foreach (var disc in Enumerable.Reverse(large))
        {
            foreach (var dot in dots)
                Spread(disc, dot);
        }

        // A dot that one disc sent below another goes to the rim of that.
        for (var (round, moved) = (0, true); moved && round < 10; round++)
        {
            moved = false;
            foreach (var disc in large)
            {
                foreach (var dot in dots)
                    moved |= PushDot(disc, dot);
            }
        }

        bool Push(int larger, int smaller, double space)
        {
            var (dx, dy) = (x[smaller] - x[larger], y[smaller] - y[larger]);
            var wanted = radius[larger] + radius[smaller] + space;
            var squared = (dx * dx) + (dy * dy);
            if (squared >= wanted * wanted * 0.9999)
                return false;
            var distance = Math.Sqrt(squared);
            (dx, dy) = distance > 0 ? (dx / distance, dy / distance) : Aside(smaller);
            var part = Square(radius[smaller]) / (Square(radius[larger]) + Square(radius[smaller]));
            Move(larger, -dx * part * (wanted - distance), -dy * part * (wanted - distance));
            Move(smaller, dx * (1 - part) * (wanted - distance), dy * (1 - part) * (wanted - distance));
            return true;
        }

        void Spread(int disc, int dot)
        {
            var reach = radius[disc] + radius[dot];
            var (dx, dy) = (x[dot] - x[disc], y[dot] - y[disc]);
            var squared = (dx * dx) + (dy * dy);
            if (squared >= 4 * reach * reach)
                return;
            var distance = Math.Sqrt(squared);
            (dx, dy) = distance > 0 ? (dx / distance, dy / distance) : Aside(dot);
            var farther = Math.Sqrt((reach * reach) + (0.75 * squared));
            Move(dot, dx * (farther - distance), dy * (farther - distance));
        }

        bool PushDot(int disc, int dot)
        {
            var reach = radius[disc] + radius[dot];
            var (dx, dy) = (x[dot] - x[disc], y[dot] - y[disc]);
            var squared = (dx * dx) + (dy * dy);
            if (squared >= reach * reach * 0.99)
                return false;
            var distance = Math.Sqrt(squared);
            (dx, dy) = distance > 0 ? (dx / distance, dy / distance) : Aside(dot);
            Move(dot, dx * (reach - distance), dy * (reach - distance));
            return true;
        }

        void Move(int i, double byX, double byY) =>
            (x[i], y[i]) = (Math.Clamp(x[i] + byX, frame.Left, frame.Right), Math.Clamp(y[i] + byY, frame.Top, frame.Bottom));
    }

    /// <summary>A direction of its own for each of those on the very same spot.</summary>
    private static (double X, double Y) Aside(int i) => (Math.Cos(2.399963229728653 * i), Math.Sin(2.399963229728653 * i));

    private static double Square(double value) => value * value;
}
