using Sillage.Cases;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>Accounts and names that are seen on both sides of a step from platform to platform.</summary>
internal sealed class Carriers(Slice slice, ObjectPosts found, IReadOnlyList<TrailTarget> targets, TrailOptions options)
{
    /// <summary>Shorter parts of a link ("12") are no ids of posts.</summary>
    private const int ShortestId = 5;

    private static readonly char[] LinkParts = ['/', '?', '=', '&'];

    /// <summary>All carriers, the strongest evidence first, then in order of time.</summary>
    public IReadOnlyList<TrailCarrier> Find() =>
    [
        .. Linking().Concat(Named()).OrderBy(one => one.Evidence).ThenBy(one => one.ToAt).ThenBy(one => one.FromPlatform, StringComparer.Ordinal)
            .ThenBy(one => one.ToPlatform, StringComparer.Ordinal).ThenBy(one => one.ToAccount, StringComparer.Ordinal).ThenBy(one => one.ToPostId, StringComparer.Ordinal),
    ];

    /// <summary>Accounts whose own posts have an object and link to another platform, one entry for each account and platform linked to.</summary>
    private IEnumerable<TrailCarrier> Linking()
    {
        PostLink[] crossing = [.. found.KnownLinks.Where(link => link.Platform is { } platform && !slice.IsRepost(link.Post) && platform != Platform(link.Post))];
        if (crossing.Length == 0)
            return [];
        var byId = new Dictionary<(string Platform, string Id), int>();
        foreach (var post in found.With)
            byId.TryAdd((Platform(post), PlatformSites.IdInLinks(slice.Ids[post])), post);
        return crossing.GroupBy(link => (slice.Platform[link.Post], slice.Account[link.Post], link.Platform!))
            .Select(group => group.Select(link => Linked(link, byId)).OrderBy(one => one.Evidence).ThenBy(one => one.ToAt).First());
    }

    private TrailCarrier Linked(PostLink link, Dictionary<(string Platform, string Id), int> byId)
    {
        var (at, post) = (Wording.Time(slice.PostedAt[link.Post]), link.Post);
        // A link to a later post was added afterwards, or the clocks differ: it shows no way.
        var linked = link.Normal.Split(LinkParts).Where(part => part.Length >= ShortestId).Select(part => byId.TryGetValue((link.Platform!, part), out var named) ? named : -1)
            .FirstOrDefault(named => named >= 0 && slice.PostedAt[named] <= slice.PostedAt[post], -1);
        return linked < 0
            ? new TrailCarrier(CarrierEvidence.LinkedPlatform, link.Platform!, null, null, null, Platform(post), slice.Handle(post), at, slice.Ids[post], null, link.Normal, 0, Objects(found.Holds[post]))
            : new TrailCarrier(
                CarrierEvidence.LinkedPost, link.Platform!, slice.Handle(linked), Wording.Time(slice.PostedAt[linked]), slice.Ids[linked], Platform(post), slice.Handle(post), at, slice.Ids[post],
                Seconds(linked, post), link.Normal, 0, Objects(found.Holds[post] | found.Holds[linked]));
    }

    /// <summary>Names borne on several platforms: a step from each platform to the next in order of their first posts with an object.</summary>
    private IEnumerable<TrailCarrier> Named()
    {
        var first = new Dictionary<(byte Platform, int Account), (int Post, ulong Objects)>();
        foreach (var post in found.With)
        {
            var key = (slice.Platform[post], slice.Account[post]);
            first[key] = first.TryGetValue(key, out var known) ? (known.Post, known.Objects | found.Holds[post]) : (post, found.Holds[post]);
        }

        var borne = first.GroupBy(one => PlatformSites.Fold(slice.Accounts[one.Key.Account].Handle), StringComparer.Ordinal)
            .Where(group => group.Key.Length > 0 && group.Select(one => one.Key.Platform).Distinct().Skip(1).Any()).ToArray();
        if (borne.Length == 0)
            return [];
        var bearers = borne.SelectMany(group => group.Select(one => one.Key.Account)).ToHashSet();
        var profiles = slice.Words.Profiles().Where(profile => bearers.Contains(profile.Account)).ToDictionary(profile => profile.Account);
        return borne.SelectMany(group =>
        {
            // Of several accounts of one platform with names that fold to the same, the one that came first.
            var steps = group.GroupBy(one => one.Key.Platform).Select(platform => platform.MinBy(one => one.Value.Post)).OrderBy(one => one.Value.Post).ToArray();
            return steps.Zip(steps.Skip(1), (from, to) => Step(group.Key, group.Count(), from.Value, to.Value, profiles));
        });
    }

    private TrailCarrier Step(string name, int bearers, (int Post, ulong Objects) from, (int Post, ulong Objects) to, Dictionary<int, AccountProfile> profiles)
    {
        var link = ProfileLink(from.Post, to.Post, name, profiles) ?? ProfileLink(to.Post, from.Post, name, profiles);
        var evidence = link is not null ? CarrierEvidence.LinkedProfile : name.Length < options.ShortestName ? CarrierEvidence.ShortName : CarrierEvidence.SameName;
        return new TrailCarrier(
            evidence, Platform(from.Post), slice.Handle(from.Post), Wording.Time(slice.PostedAt[from.Post]), slice.Ids[from.Post], Platform(to.Post), slice.Handle(to.Post),
            Wording.Time(slice.PostedAt[to.Post]), slice.Ids[to.Post], Seconds(from.Post, to.Post), link, bearers, Objects(from.Objects | to.Objects));
    }

    /// <summary>The link of the first account's profile that leads to the name on the second's platform; null where there is none.</summary>
    private string? ProfileLink(int of, int to, string name, Dictionary<int, AccountProfile> profiles)
    {
        if (!profiles.TryGetValue(slice.Account[of], out var profile))
            return null;
        return $"{profile.Url} {profile.Description}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Contains('.', StringComparison.Ordinal))
            .Select(Link.Normalise).FirstOrDefault(normal => PlatformSites.Of(normal) == Platform(to) && normal.Split(LinkParts).Skip(1).Any(part => PlatformSites.Fold(part) == name));
    }

    private IReadOnlyList<string> Objects(ulong bits) =>
        [.. Enumerable.Range(0, targets.Count).Where(number => ((bits >> number) & 1) != 0).Select(number => targets[number].Written)];

    private double Seconds(int from, int to) => (slice.PostedAt[to] - slice.PostedAt[from]) / 1e6;

    private string Platform(int post) => slice.Platforms[slice.Platform[post]];
}
