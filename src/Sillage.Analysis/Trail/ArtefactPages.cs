using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Pastes, archives, lockers and other artefact pages that the objects' posts link to.</summary>
internal static class ArtefactPages
{
    /// <summary>All pages, those with most posts first, then in order of time.</summary>
    public static IReadOnlyList<ArtefactPage> Of(Slice slice, ObjectPosts found) =>
    [
        .. found.KnownLinks.Where(link => link.Artefact is not null).GroupBy(link => link.Normal, StringComparer.Ordinal).Select(group =>
            {
                int[] posts = [.. group.Select(link => link.Post).Distinct()];
                var first = posts[0];
                return new ArtefactPage(
                    group.Key, group.First().Artefact!.Value, posts.Count(post => !slice.Embedded[post]), posts.Select(post => slice.Platform[post]).Distinct().Count(),
                    Wording.Time(slice.PostedAt[first]), slice.Platforms[slice.Platform[first]], slice.Handle(first), slice.Ids[first]);
            })
            .OrderByDescending(page => page.Posts).ThenBy(page => page.FirstAt).ThenBy(page => page.Link, StringComparer.Ordinal),
    ];
}
