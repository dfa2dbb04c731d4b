namespace Sillage.Analysis;

/// <summary>Options of the languages question.</summary>
public sealed record LanguagesOptions
{
    /// <summary>Width of a bucket in minutes; 0 chooses one that gives at most 50 buckets.</summary>
    public int BucketMinutes { get; init; }

    /// <summary>Fewest letters, links, handles and hashtags left out, from which a language is detected. Source: docs/methods.md.</summary>
    public int FewestLetters { get; init; } = 20;

    /// <summary>Most different texts that are sent to the detector; of more a sample by their hashes, the rest counts as undetermined, with a caveat.</summary>
    public int MostDetected { get; init; } = 200_000;
}

/// <summary>In which languages the topic ran.</summary>
/// <param name="Total">Over all captured posts, the largest first.</param>
/// <param name="ByAccounts">Over accounts: an account counts once for each of its languages.</param>
/// <param name="Originals">Over posts that are no reposts (a repost copies its original's language).</param>
/// <param name="BucketMinutes">Width of the buckets.</param>
/// <param name="Buckets">Shares over time.</param>
public sealed record LanguagesResult(
    IReadOnlyList<LanguageShare> Total, IReadOnlyList<LanguageShare> ByAccounts, IReadOnlyList<LanguageShare> Originals, int BucketMinutes,
    IReadOnlyList<LanguageBucket> Buckets);

/// <summary>The share of a language.</summary>
/// <param name="Language">BCP 47 code; "undetermined" where neither tag nor text tells.</param>
/// <param name="Posts">Posts (or accounts) in it.</param>
/// <param name="Tagged">Of these, by the platform's tag.</param>
/// <param name="Detected">Of these, detected from the text.</param>
/// <param name="Share">Share of all, 0 to 1.</param>
/// <param name="Low">Lower end of the 95 % Wilson interval.</param>
/// <param name="High">Upper end of it.</param>
public sealed record LanguageShare(string Language, long Posts, long Tagged, long Detected, double Share, double Low, double High);

/// <summary>Languages in a bucket of time.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End (exclusive).</param>
/// <param name="Posts">Posts in it.</param>
/// <param name="Shares">The shares, the largest first.</param>
public sealed record LanguageBucket(DateTimeOffset From, DateTimeOffset To, long Posts, IReadOnlyList<LanguageShare> Shares);
