using Sillage.Posts.Captures;

namespace Sillage.Posts.Sources;

/// <summary>Every format that Sillage reads. A new platform is a new file in this folder and a line here.</summary>
public static class KnownSources
{
    /// <summary>All sources, the most specific first; on equal certainty the first wins.</summary>
    public static IReadOnlyList<ISource> All { get; } =
    [
        new XV1(Framing.Lines),
        new XV1(Framing.JsonValues),
        new XV2(Framing.Lines),
        new XV2(Framing.JsonValues),
        new IraCsv(),
        new CooRTweetCsv(),
        new CoordinationToolkitCsv(),
        new MappedCsv(),
    ];

    /// <summary>What every source says of a capture, the surest first.</summary>
    public static IReadOnlyList<(ISource Source, Confidence Confidence)> Detect(Sample sample) =>
        [.. All.Select(source => (Source: source, Confidence: source.Detect(sample))).OrderByDescending(pair => pair.Confidence.Certainty)];
}
