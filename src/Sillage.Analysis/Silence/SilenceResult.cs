namespace Sillage.Analysis;

/// <summary>A legal silence.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="From">Start, UTC.</param>
/// <param name="To">End (exclusive), UTC.</param>
/// <param name="Law">Law that sets it, where it is one of <see cref="SilencePreset.All"/>; else null.</param>
/// <param name="TimeZone">Time zone of the vote (tz database name), where it is one of these; else null.</param>
public sealed record SilenceWindow(string Name, DateTimeOffset From, DateTimeOffset To, string? Law = null, string? TimeZone = null);

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
/// <param name="ToBefore">Rate inside to the rate before.</param>
/// <param name="ToWeekBefore">Rate inside to the rate of the same hours a week earlier; null where there is no control.</param>
/// <param name="ShareInside">Posts inside, of all posts of the topic.</param>
/// <param name="Divisions">The same by groups: each division of accounts that was given, language, kind, signs of automation where they were looked for.</param>
/// <param name="Accounts">Most active accounts inside.</param>
/// <param name="FirstPosts">First posts inside.</param>
public sealed record SilenceActivity(
    SilenceWindow Window, PeriodActivity Before, PeriodActivity Inside, PeriodActivity After, PeriodActivity? WeekBefore, RateRatio ToBefore, RateRatio? ToWeekBefore, Share ShareInside,
    IReadOnlyList<SilenceDivision> Divisions, IReadOnlyList<ActiveAccount> Accounts, IReadOnlyList<PostMark> FirstPosts);

/// <summary>A window's activity, divided.</summary>
/// <param name="By">What divides it: "community", "label", "country" and the like; "language" (the platform's tag), "kind", "signs".</param>
/// <param name="Groups">Groups with a post in any of the periods, most posts inside first; kinds and signs in their own order.</param>
public sealed record SilenceDivision(string By, IReadOnlyList<SilenceGroup> Groups);

/// <summary>One group's activity around and inside a window.</summary>
/// <param name="Name">Its name; "everyone else" for accounts in no group of the division.</param>
/// <param name="Before">The time before the window, of the same length.</param>
/// <param name="Inside">The window.</param>
/// <param name="After">The time after it, of the same length.</param>
/// <param name="WeekBefore">The same hours of the week before; null where the capture does not reach back to them.</param>
/// <param name="PostShare">Its posts inside, of all posts inside.</param>
/// <param name="AccountShare">Its accounts inside, of all accounts inside; where an account can be in several groups (language, kind), the shares add up to more than one.</param>
/// <param name="ToBefore">Rate inside to the rate before.</param>
/// <param name="ToWeekBefore">Rate inside to the rate of the same hours a week earlier; null where there is no control.</param>
/// <param name="SignsLookedFor">Of the division by signs: how many signs could be looked for, the median over the group's accounts inside; null elsewhere.</param>
public sealed record SilenceGroup(
    string Name, GroupActivity Before, GroupActivity Inside, GroupActivity After, GroupActivity? WeekBefore, Share PostShare, Share AccountShare, RateRatio ToBefore,
    RateRatio? ToWeekBefore, double? SignsLookedFor);

/// <summary>A group's activity in a period.</summary>
/// <param name="Posts">Captured posts.</param>
/// <param name="Accounts">Accounts that wrote them.</param>
/// <param name="PerHour">Posts per covered hour of the period; 0 where nothing is covered.</param>
/// <param name="Low">Lower end of the exact 95 % Poisson interval of the rate.</param>
/// <param name="High">Upper end of it.</param>
public sealed record GroupActivity(long Posts, long Accounts, double PerHour, double Low, double High);

/// <summary>How many times as high one rate is as another.</summary>
/// <param name="Value">The ratio; null where the other rate is 0 or one of the two times is not covered.</param>
/// <param name="Low">Lower end of its exact 95 % interval, for independent posts.</param>
/// <param name="High">Upper end; null where there is none.</param>
public sealed record RateRatio(double? Value, double Low, double? High);

/// <summary>Activity in a period.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End (exclusive).</param>
/// <param name="CoveredHours">Hours of it between the capture's first and last post, without the capture's gaps; rates are over these.</param>
/// <param name="Posts">Captured posts.</param>
/// <param name="Accounts">Accounts that wrote them.</param>
/// <param name="PerHour">Posts per covered hour; 0 where nothing is covered.</param>
/// <param name="Low">Lower end of the exact 95 % Poisson interval of the rate.</param>
/// <param name="High">Upper end of it.</param>
public sealed record PeriodActivity(
    DateTimeOffset From, DateTimeOffset To, double CoveredHours, long Posts, long Accounts, double PerHour, double Low, double High);
