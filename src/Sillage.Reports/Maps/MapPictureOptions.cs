namespace Sillage.Reports.Maps;

/// <summary>How the static map is drawn.</summary>
public sealed record MapPictureOptions
{
    /// <summary>Width in pixels of the PNG; SVG and PDF take only the proportions. From 64 to 20,000.</summary>
    public int Width { get; init; } = 3000;

    /// <summary>Height in pixels of the PNG. From 64 to 20,000.</summary>
    public int Height { get; init; } = 2000;

    /// <summary>What colours mean.</summary>
    public MapColoring Color { get; init; }

    /// <summary>A dark background, for screens; the light one is for print.</summary>
    public bool Dark { get; init; }

    /// <summary>Language of the legend: "en" or "fr".</summary>
    public string Language { get; init; } = "en";

    /// <summary>How many accounts are named at most.</summary>
    public int Labels { get; init; } = 50;

    /// <summary>How many edges are drawn at most; of more a sample is drawn, and the picture says so.</summary>
    public int Edges { get; init; } = 40_000;

    /// <exception cref="ArgumentException">A value is outside of its range.</exception>
    internal void Check()
    {
        if (Width is < 64 or > 20_000 || Height is < 64 or > 20_000)
            throw new ArgumentException($"a picture of {Width} x {Height} pixels; from 64 to 20,000 are possible");
        if (Math.Max(Width, Height) > 4 * Math.Min(Width, Height))
            throw new ArgumentException($"a picture of {Width} x {Height} pixels is too narrow; no side may be over four times the other");
        if (Language is not ("en" or "fr"))
            throw new ArgumentException($"language \"{Language}\"; \"en\" and \"fr\" are possible");
        if (Labels < 0 || Edges < 0)
            throw new ArgumentException($"{Labels} labels and {Edges} edges; neither can be negative");
    }
}
