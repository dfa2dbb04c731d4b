using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The trail of links, files, hashtags and copied texts across platforms: first sight on each, the times between, who carried it over.</summary>
/// <remarks>
/// The order of first sights in a capture is a candidate, not a path: a step is explicit where a post of the later platform links to the earlier one, else it is an order of
/// times only. Source: docs/trail.md; order and lags of first sights by platform as in Zannettou et al. 2017 (IMC).
/// </remarks>
public static class Trail
{
    /// <summary>Follows the objects.</summary>
    /// <param name="slice">Posts, of which those with an object count: <see cref="TrailTarget.TopicOf"/> cuts them out of a case.</param>
    /// <param name="options">The objects, at most <see cref="TrailTarget.Most"/>.</param>
    /// <param name="coverage">What the capture holds of each platform.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="Cases.Topics.TopicException">An object cannot be read.</exception>
    public static Answer<TrailOptions, TrailResult> Run(Slice slice, TrailOptions options, IReadOnlyList<PlatformCoverage> coverage, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(coverage);
        TrailTarget[] targets = [.. options.Objects.Select(TrailTarget.Parse).DistinctBy(target => (target.Kind, target.Value))];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(targets.Length, TrailTarget.Most, nameof(options));
        var found = new ObjectPosts(slice, targets, cancel);
        cancel.ThrowIfCancellationRequested();
        var sights = new FirstSights(slice, found, coverage, options);
        TrailObject[] objects = [.. targets.Select((target, number) => sights.Of(number, target))];
        var carriers = new Carriers(slice, found, targets, options).Find();
        var pages = ArtefactPages.Of(slice, found);
        var result = new TrailResult(
            objects, coverage, [.. Enum.GetValues<CarrierEvidence>().Select(evidence => new CarrierCount(evidence, carriers.Count(one => one.Evidence == evidence)))],
            [.. carriers.Take(options.Top)], pages.Count, [.. pages.Take(options.Top)]);
        return new Answer<TrailOptions, TrailResult>(
            "sillage/trail/1", slice.Topic, options, result, [.. Caveats(slice, result, carriers)],
            new Method(
                "First sight of each object on each platform, lags with the clocks' resolution, carriers by links, profiles and names",
                "Sillage, docs/trail.md; order of first sights by platform: Zannettou et al. 2017; links by the normal form of CooRnet (Giglietto et al. 2020); intervals: Wilson 1927"));
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, TrailResult result, IReadOnlyList<TrailCarrier> carriers)
    {
        yield return Wording.Of("first-in-capture", "\"First\" means first in this capture: what was deleted, filtered or not asked for is not in it.");
        if (result.Platforms.Count > 0)
        {
            var held = string.Join("; ", result.Platforms.Select(one => FormattableString.Invariant($"{one.Platform}: {one.Posts:N0}, {one.From.UtcDateTime:yyyy-MM-dd HH:mm} – {one.To.UtcDateTime:yyyy-MM-dd HH:mm}")));
            yield return Wording.Of("trail-coverage", $"What the capture holds of each platform, in posts and UTC: {held}. Nothing is known of a platform outside its time.", ("held", held));
        }

        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        var lags = result.Objects.SelectMany(one => one.Lags).ToArray();
        if (result.Objects.Count(one => one.Sights.All(sight => sight.FirstAt is null)) is > 0 and var unseen)
            yield return Wording.Of("trail-not-seen", $"Objects that stand in no post of this capture: {Wording.Number(unseen)} of {Wording.Number(result.Objects.Count)}. That does not say that nobody posted them.", ("objects", Wording.Number(unseen)), ("of", Wording.Number(result.Objects.Count)));
        if (result.Objects.Any(one => one.Posts > 0) && lags.Length == 0)
            yield return Wording.Of("trail-one-platform", "No object was seen on two platforms: there is no step from one to another to tell of.");
        if (lags.Count(lag => lag.Standing == LagStanding.NotCovered) is > 0 and var late)
            yield return Wording.Of("trail-late-capture", $"Steps of unknown order, as the capture of the later platform begins after the earlier sight: {Wording.Number(late)} of {Wording.Number(lags.Length)}.", ("late", Wording.Number(late)), ("steps", Wording.Number(lags.Length)));
        if (lags.Count(lag => lag.Standing == LagStanding.Tied) is > 0 and var tied)
            yield return Wording.Of("trail-ties", $"Steps of open order, as both sights lie within what the clocks resolve: {Wording.Number(tied)} of {Wording.Number(lags.Length)}.", ("tied", Wording.Number(tied)), ("steps", Wording.Number(lags.Length)));
        if (lags.Count(lag => lag is { Links: 0, Standing: LagStanding.Ordered }) is > 0 and var silent)
            yield return Wording.Of("trail-order-only", $"Steps that are an order of times only, as no post with the object links back: {Wording.Number(silent)} of {Wording.Number(lags.Length)}. The object may have come another way.", ("silent", Wording.Number(silent)), ("steps", Wording.Number(lags.Length)));
        if (carriers.Count(one => one.Evidence >= CarrierEvidence.SameName) is > 0 and var names)
            yield return Wording.Of("trail-same-name", $"Carriers that are a name on two platforms: {Wording.Number(names)}. The same name is not the same person.", ("names", Wording.Number(names)));
        if (Blind(result) is { Length: > 0 } blind)
            yield return Wording.Of("trail-blind", $"The capture of {blind} tells no links, or no hashtags, of any post: that these were not seen there says nothing.", ("platforms", blind));
        if (result.Platforms.Sum(one => one.ShortLinks) is > 0 and var hidden && result.Objects.Any(one => one.Kind is TrailKind.Link or TrailKind.Domain))
            yield return Wording.Of("trail-short-links", $"Posts of the capture with short links of which it does not say where they lead: {Wording.Number(hidden)}. The link may be among them.", ("posts", Wording.Number(hidden)));
    }

    /// <summary>Platforms on which a link or hashtag that is followed could not be seen.</summary>
    private static string Blind(TrailResult result)
    {
        var (links, hashtags) = (result.Objects.Any(one => one.Kind is TrailKind.Link or TrailKind.Domain), result.Objects.Any(one => one.Kind == TrailKind.Hashtag));
        return string.Join(", ", result.Platforms.Where(one => (links && one.WithLinks == 0) || (hashtags && one.WithHashtags == 0)).Select(one => one.Platform));
    }
}
