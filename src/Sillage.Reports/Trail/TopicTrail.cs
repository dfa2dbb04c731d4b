using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Topics;

namespace Sillage.Reports.Trail;

/// <summary>What of a topic was seen on several platforms, followed through the whole capture: its hashtag, its most shared links.</summary>
internal static class TopicTrail
{
    /// <summary>Links that are looked at, and objects that are told of. Source: Sillage; a report is read, the question takes more.</summary>
    private const int Looked = 20, Told = 3;

    /// <summary>The trail of what was seen on two platforms or more; null where nothing was.</summary>
    /// <param name="source">The case.</param>
    /// <param name="slice">The topic.</param>
    /// <param name="topic">The same, as it was written.</param>
    /// <param name="platforms">Platforms of the capture.</param>
    /// <param name="cancel">Stops.</param>
    public static Answer<TrailOptions, TrailResult>? Of(CaseFile source, Slice slice, Topic topic, int platforms, CancellationToken cancel)
    {
        if (platforms < 2)
            return null;
        string[] candidates = [.. topic.Expression is Term { Kind: TermKind.Hashtag } hashtag ? ["#" + hashtag.Value] : Array.Empty<string>(), .. SharedLinks.Of(slice, Looked)];
        if (candidates.Length == 0)
            return null;
        var coverage = PlatformCoverage.Of(source);
        string[] crossing = [.. Ask(candidates).Result.Objects.Where(one => one.Sights.Count(sight => sight.FirstAt is not null) > 1).Take(Told).Select(one => one.Written)];
        return crossing.Length == 0 ? null : Ask(crossing);

        Answer<TrailOptions, TrailResult> Ask(IReadOnlyList<string> objects) => Analysis.Trail.Run(
            SliceLoader.Load(source, TrailTarget.TopicOf([.. objects.Select(TrailTarget.Parse)]), cancel), new TrailOptions { Objects = objects }, coverage, cancel);
    }
}
