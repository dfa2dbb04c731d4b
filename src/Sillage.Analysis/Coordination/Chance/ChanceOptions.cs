namespace Sillage.Analysis;

/// <summary>How pairs are tested against chance.</summary>
public sealed record ChanceOptions
{
    /// <summary>Two shares of one object at most this far apart are a meeting, in microseconds; the window the edges were counted with.</summary>
    public required long Window { get; init; }

    /// <summary>Promised share of chance among the edges kept, above 0 and below 1. Default 0.01: Tumminello et al. 2011.</summary>
    public double Fdr { get; init; } = 0.01;

    /// <summary>Least weight of the edges given. Accounts that cannot reach it are no hypotheses. Default 2: CooRTweet, coordination-network-toolkit.</summary>
    public int MinShares { get; init; } = 2;

    /// <summary>
    /// The audience's rhythm is read in the time around a share: this many windows to either side. Default 10 (ten minutes at 60 s): Sillage.
    /// </summary>
    public int Surround { get; init; } = 10;

    /// <summary>
    /// The fastest that an audience of its own accord may be: of the shares in the time around, this part lies inside the window. Default 0.3:
    /// an audience that reacts within a mean of three windows (1 − e^(−1/3) over 1 − e^(−10/3) = 0.294); an even one has 0.1. Sillage.
    /// </summary>
    public double FastestRhythm { get; init; } = 0.3;

    /// <summary>A share with more others than this in the time around stands in a crowd: it says nothing about rhythm and is not counted there. Sillage.</summary>
    public int Crowd { get; init; } = 1000;
}
