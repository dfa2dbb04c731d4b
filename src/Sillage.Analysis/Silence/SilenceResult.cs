namespace Sillage.Analysis;

/// <summary>A legal silence.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="From">Start, UTC.</param>
/// <param name="To">End (exclusive), UTC.</param>
public sealed record SilenceWindow(string Name, DateTimeOffset From, DateTimeOffset To);

/// <summary>Options of the silence question.</summary>
public sealed record SilenceOptions
{
    /// <summary>Windows to look into.</summary>
    public IReadOnlyList<SilenceWindow> Windows { get; init; } = [];

    /// <summary>How many accounts and posts to list.</summary>
    public int Top { get; init; } = 50;
}

/// <summary>What happened inside legal silences.</summary>
/// <param name="Windows">One entry a window, in the given order.</param>
public sealed record SilenceResult(IReadOnlyList<SilenceActivity> Windows);

/// <summary>Activity around and inside one window.</summary>
/// <param name="Window">The window.</param>
/// <param name="Before">The time before it, of the same length.</param>
/// <param name="Inside">The window itself.</param>
/// <param name="After">The time after it, of the same length.</param>
/// <param name="WeekBefore">The same hours of the week before, as a control; null where the capture does not reach back to them.</param>
/// <param name="ShareInside">Posts inside, of all posts of the topic.</param>
/// <param name="Accounts">Most active accounts inside.</param>
/// <param name="FirstPosts">First posts inside.</param>
public sealed record SilenceActivity(
    SilenceWindow Window, PeriodActivity Before, PeriodActivity Inside, PeriodActivity After, PeriodActivity? WeekBefore, Share ShareInside,
    IReadOnlyList<ActiveAccount> Accounts, IReadOnlyList<PostMark> FirstPosts);

/// <summary>Activity in a period.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End (exclusive).</param>
/// <param name="CoveredHours">Hours of it between the capture's first and last post; rates are over these.</param>
/// <param name="Posts">Captured posts.</param>
/// <param name="Accounts">Accounts that wrote them.</param>
/// <param name="PerHour">Posts per covered hour; 0 where nothing is covered.</param>
/// <param name="Low">Lower end of the exact 95 % Poisson interval of the rate.</param>
/// <param name="High">Upper end of it.</param>
public sealed record PeriodActivity(
    DateTimeOffset From, DateTimeOffset To, double CoveredHours, long Posts, long Accounts, double PerHour, double Low, double High);
