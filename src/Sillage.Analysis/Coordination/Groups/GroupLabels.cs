namespace Sillage.Analysis;

/// <summary>What a group looks like, from measurements that the reader sees beside it.</summary>
/// <remarks>Thresholds: Sillage; docs/coordination.md tells what they find on the simulation and on a known network of newsrooms.</remarks>
internal static class GroupLabels
{
    /// <summary>Where more of all shares than this fall on the first seconds of a minute, the clock is too coarse to show scheduling.</summary>
    public const double CoarseClock = 0.3;

    private const double OneTool = 0.9, Scheduled = 0.8, Fast = 5;
    private const int EnoughMeetings = 10;

    /// <summary>Programs that people type into: the same one says nothing.</summary>
    private static readonly string[] Apps =
        ["twitter web", "twitter for", "x for", "x web", "mobile web", "tweetdeck", "instagram", "facebook", "telegram", "bluesky", "mastodon"];

    public static IReadOnlyList<string> Of(GroupSigns signs, int meetings, double medianSeconds, int days, int objects)
    {
        var labels = new List<string>();
        var scheduled = signs.OnTheMinute >= Scheduled && meetings >= EnoughMeetings;
        if ((signs.SameClient >= OneTool && IsTool(signs.Client!)) || scheduled)
            labels.Add("syndication");
        if (objects == 1)
            labels.Add("one object");
        if (medianSeconds < Fast)
            labels.Add("fast");
        if (days > 1)
            labels.Add("several days");
        return labels;
    }

    private static bool IsTool(string client) => !Apps.Any(app => client.Contains(app, StringComparison.OrdinalIgnoreCase));
}
