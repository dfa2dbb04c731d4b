namespace Sillage.Analysis;

/// <summary>Communities through time.</summary>
/// <param name="Windows">The windows, in order; each holds a sixth of the posts and shares two thirds of these with the one before.</param>
/// <param name="Communities">Communities that lived in at least two windows, the largest first.</param>
/// <param name="SeenOnce">Communities seen in one window only.</param>
public sealed record TrackedCommunities(IReadOnlyList<TrackingWindow> Windows, IReadOnlyList<TrackedCommunity> Communities, int SeenOnce);

/// <summary>A window of time.</summary>
/// <param name="From">Its first post.</param>
/// <param name="To">Its last post.</param>
/// <param name="Posts">Posts in it.</param>
/// <param name="Accounts">Accounts of its repost network.</param>
/// <param name="Communities">Communities found in it that are large enough to follow.</param>
public sealed record TrackingWindow(DateTimeOffset From, DateTimeOffset To, int Posts, int Accounts, int Communities);

/// <summary>A community through time.</summary>
/// <param name="Name">Its most reposted accounts over its life.</param>
/// <param name="Community">The community of the whole time with which it shares most accounts, by index; null where that is not described.</param>
/// <param name="Like">What that community is called among groups; null where there is none.</param>
/// <param name="SplitFrom">Place in the list of the one it split off from; null where it was born by itself or that one is not listed.</param>
/// <param name="Steps">The windows in which it was seen.</param>
public sealed record TrackedCommunity(string Name, int? Community, string? Like, int? SplitFrom, IReadOnlyList<TrackedStep> Steps);

/// <summary>A community in one window.</summary>
/// <param name="Window">The window, from 0.</param>
/// <param name="Accounts">Its accounts there.</param>
/// <param name="Stayed">Of these, accounts that were in it when it was seen last; null for its first window.</param>
/// <param name="Merged">Whether another tracked community became one with it here.</param>
public sealed record TrackedStep(int Window, int Accounts, int? Stayed, bool Merged);
