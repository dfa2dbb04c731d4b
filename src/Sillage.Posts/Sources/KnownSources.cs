using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Json;

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
        .. JsonSource.Both(Bluesky.Format),
        new CsvSource(BlueskyCsv.Format),
        .. JsonSource.Both(Mastodon.Format),
        new Telegram(),
        .. JsonSource.Both(Telethon.Format),
        new CsvSource(TelegramCsv.Format),
        .. JsonSource.Both(Reddit.Format),
        .. JsonSource.Both(FourChan.Format),
        new CsvSource(TruthSocialCsv.Format),
        new CsvSource(CrowdTangle.Shares),
        new CsvSource(CrowdTangle.Dashboard),
        .. JsonSource.Both(CrowdTangle.Posts),
        new CsvSource(MetaContentLibraryCsv.Format),
        .. JsonSource.Both(Zeeschuimer.Format),
        new CsvSource(FourCatCsv.Format),
        new CsvSource(DmiTcatCsv.Format),
        new CsvSource(HoaxyCsv.Shares),
        new CsvSource(HoaxyCsv.Nodes),
        new CsvSource(HoaxyCsv.Scores),
        new CsvSource(PhemeCsv.Format),
        .. JsonSource.Both(YouTubeComments.Format),
        new IraCsv(),
        new CooRTweetCsv(),
        new CoordinationToolkitCsv(),
        new MappedCsv(),
    ];

    /// <summary>What every source says of a capture, the surest first.</summary>
    public static IReadOnlyList<(ISource Source, Confidence Confidence)> Detect(Sample sample) =>
        [.. All.Select(source => (Source: source, Confidence: source.Detect(sample))).OrderByDescending(pair => pair.Confidence.Certainty)];
}
