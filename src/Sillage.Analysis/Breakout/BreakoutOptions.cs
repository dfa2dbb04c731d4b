namespace Sillage.Analysis;

/// <summary>Options of the breakout question: what the analyst judges, and from where on the capture counts.</summary>
public sealed record BreakoutOptions
{
    /// <summary>Handles of mainstream media, as the analyst judges: category 4 is met where one of them posted.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];

    /// <summary>Handles of celebrities and other high-profile people, as the analyst judges: category 5.</summary>
    public IReadOnlyList<string> HighProfile { get; init; } = [];

    /// <summary>Political or other concrete responses, or calls for violence, in the analyst's words: category 6.</summary>
    public IReadOnlyList<string> Responses { get; init; } = [];

    /// <summary>Fewest posts for a platform to count. Source: Sillage.</summary>
    public int FewestPosts { get; init; } = 10;

    /// <summary>Fewest accounts for a community to count, where it is not a large share of the accounts. Source: Sillage.</summary>
    public int FewestAccounts { get; init; } = 20;

    /// <summary>Share of the topic's accounts from which on a smaller community counts too. Source: Sillage.</summary>
    public double LargeShare { get; init; } = 0.05;

    /// <summary>Share of runs that must agree on a community's accounts, on average, for it to count. Source: Sillage, as in a report.</summary>
    public double Steady { get; init; } = 0.8;

    /// <summary>Followers from which on an account is listed for the analyst to judge. Source: Sillage.</summary>
    public int LargeFrom { get; init; } = 100_000;

    /// <summary>How many such accounts to list.</summary>
    public int Top { get; init; } = 10;
}
