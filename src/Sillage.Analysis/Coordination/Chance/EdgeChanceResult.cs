namespace Sillage.Analysis;

/// <summary>What chance alone would do with each edge: parallel arrays, in the order of the edges given.</summary>
public sealed class EdgeChanceResult
{
    /// <summary>Objects that the two accounts would share within the window by chance, given how much each shares and how crowded the moments are.</summary>
    public required double[] Expected { get; init; }

    /// <summary>
    /// p-value of the edge, 0 to 1: the greater of <see cref="MeetingP"/> and <see cref="RhythmP"/>, because an edge is chance where either explains it
    /// (intersection-union test, Berger 1982).
    /// </summary>
    public required double[] P { get; init; }

    /// <summary>Lowest false discovery rate at which the edge is still reported, 0 to 1; exact up to the promised rate, above it a value that is not too low.</summary>
    public required double[] Q { get; init; }

    /// <summary>p-value of meeting so often by chance alone.</summary>
    public required double[] MeetingP { get; init; }

    /// <summary>
    /// p-value of being so close in time, against the fastest rhythm of an audience; 1 where the edge did not meet more often than chance, for then it
    /// is not asked.
    /// </summary>
    public required double[] RhythmP { get; init; }

    /// <summary>Number of pairs that could have met often enough: the tests that Benjamini-Hochberg counts.</summary>
    public required double Hypotheses { get; init; }

    /// <summary>Whether the two meet more often than chance, before the rhythm was looked at.</summary>
    public required bool[] Met { get; init; }

    /// <summary>Edges that meet more often than chance.</summary>
    public int MetCount => Met.Count(met => met);

    /// <summary>Edges kept: q at most the promised rate.</summary>
    public required int Kept { get; init; }
}
