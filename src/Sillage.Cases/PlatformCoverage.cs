using Sillage.Posts.Links;

namespace Sillage.Cases;

/// <summary>What the case holds of one platform, whatever the topic: the denominators of what was seen there first.</summary>
/// <param name="Platform">Platform name.</param>
/// <param name="Posts">Posts captured for themselves.</param>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them.</param>
/// <param name="ClockSeconds">Coarsest clock among them, in seconds; 0 finer than a second.</param>
/// <param name="ShortLinks">Posts with a link that only forwards (t.co, bit.ly): the capture does not say where it leads.</param>
public sealed record PlatformCoverage(string Platform, long Posts, DateTimeOffset From, DateTimeOffset To, int ClockSeconds, long ShortLinks)
{
    /// <summary>Posts with a link; where there are none, the format or the platform tells no links, and no link can be found.</summary>
    public long WithLinks { get; init; }

    /// <summary>Posts with a hashtag; none likewise.</summary>
    public long WithHashtags { get; init; }

    /// <summary>The platforms of a case, by name.</summary>
    public static IReadOnlyList<PlatformCoverage> Of(CaseFile source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var shorteners = string.Join(", ", Link.ShortenerDomains.Order(StringComparer.Ordinal).Select(domain => $"'{domain}'"));
        return source.Connection.Rows(
            $"""
            SELECT platform, count(*), min(posted_at), max(posted_at), max(clock_seconds),
                count(*) FILTER (len(list_filter(links, link -> regexp_extract(lower(link), '^(?:https?://)?(?:www\.)?([^/?#:]+)', 1) IN ({shorteners}))) > 0),
                count(*) FILTER (len(links) > 0), count(*) FILTER (len(hashtags) > 0)
            FROM posts WHERE NOT embedded GROUP BY platform ORDER BY platform
            """,
            row => new PlatformCoverage(row.GetString(0), row.GetInt64(1), Time(row.GetDateTime(2)), Time(row.GetDateTime(3)), row.GetInt32(4), row.GetInt64(5))
            {
                WithLinks = row.GetInt64(6),
                WithHashtags = row.GetInt64(7),
            });
    }

    private static DateTimeOffset Time(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
