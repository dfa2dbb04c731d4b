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
        ["twitter web", "twitter for", "x for", "x web", "mobile web", "web client", "web app", "tweetdeck", "instagram", "facebook", "telegram", "bluesky", "mastodon"];

    /// <param name="signs">What was measured.</param>
    /// <param name="behaviours">Meetings by behaviour: syndication publishes posts of its own, passing others' on through one program is something else.</param>
    /// <param name="medianSeconds">Half of the meetings are at most so long.</param>
    /// <param name="days">Days with meetings.</param>
    /// <param name="objects">Objects shared.</param>
    public static IReadOnlyList<string> Of(GroupSigns signs, IReadOnlyDictionary<Behaviour, int> behaviours, double medianSeconds, int days, int objects)
    {
        var labels = new List<string>();
        var meetings = behaviours.Values.Sum();
        var passedOn = behaviours.Where(pair => pair.Key is Behaviour.Repost or Behaviour.FastRepost).Sum(pair => pair.Value);
        var oneTool = signs.SameClient >= OneTool && IsTool(signs.Client!);
        var scheduled = signs.OnTheMinute >= Scheduled && meetings >= EnoughMeetings;
        if (2 * passedOn <= meetings && (oneTool || scheduled))
            labels.Add("syndication");
        else if (oneTool)
            labels.Add("one program");
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
