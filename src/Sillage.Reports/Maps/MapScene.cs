namespace Sillage.Reports.Maps;

/// <summary>Everything on the sheet, in the order of drawing and in the sheet's units: what the painters of SVG, PNG and PDF have in common.</summary>
/// <param name="Width">Width of the sheet.</param>
/// <param name="Height">Height of the sheet.</param>
/// <param name="Theme">Colours of the sheet.</param>
/// <param name="Title">What the sheet shows.</param>
/// <param name="Description">What it shows, for those who do not see it.</param>
/// <param name="Edges">Edges, the weakest first.</param>
/// <param name="Nodes">Accounts, the smallest first.</param>
/// <param name="Labels">Names of accounts.</param>
/// <param name="Legend">Discs of the legend.</param>
/// <param name="Words">Title, legend and the lines below.</param>
internal sealed record MapScene(
    double Width, double Height, MapTheme Theme, string Title, string Description,
    IReadOnlyList<CurveGroup> Edges, IReadOnlyList<Disc> Nodes, IReadOnlyList<Writing> Labels, IReadOnlyList<Disc> Legend, IReadOnlyList<Writing> Words);

/// <summary>Curves of one colour, opacity and width.</summary>
internal sealed record CurveGroup(string Color, double Opacity, double Width, IReadOnlyList<Curve> Curves);

/// <summary>A quadratic Bézier curve: start, control point, end.</summary>
internal readonly record struct Curve(float X0, float Y0, float ControlX, float ControlY, float X1, float Y1);

/// <summary>A disc.</summary>
/// <param name="X">Centre.</param>
/// <param name="Y">Centre.</param>
/// <param name="Radius">Radius.</param>
/// <param name="Fill">Colour inside; null draws only the ring.</param>
/// <param name="Ring">Colour of the ring around it; null for none.</param>
/// <param name="Name">Name to show where a reader can point at it; null for none.</param>
internal readonly record struct Disc(double X, double Y, double Radius, string? Fill, string? Ring = null, string? Name = null);

/// <summary>A line of text.</summary>
/// <param name="Text">The text, without control characters.</param>
/// <param name="X">Left end.</param>
/// <param name="Y">Base line.</param>
/// <param name="Size">Size of the font.</param>
/// <param name="Width">Width in our font.</param>
/// <param name="Color">Colour.</param>
/// <param name="Bold">Whether it is set in semibold.</param>
/// <param name="Halo">Whether the page's colour surrounds it.</param>
internal sealed record Writing(string Text, double X, double Y, double Size, double Width, string Color, bool Bold = false, bool Halo = false)
{
    /// <summary>The rectangle that the text may touch.</summary>
    public Box Box => new(X, Y - (Lettering.Ascent * Size), X + Width, Y + (Lettering.Descent * Size));
}

/// <summary>A rectangle.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Holds(Box other) => Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;

    public Box Grown(double by) => new(Left - by, Top - by, Right + by, Bottom + by);
}
