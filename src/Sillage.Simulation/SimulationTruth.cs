namespace Sillage.Simulation;

/// <summary>What a simulation planted, counted from what was really written ("sillage/truth/1"). Times are UTC; ids are the platform's, as text.</summary>
public sealed record SimulationTruth
{
    /// <summary>"sillage/truth/1".</summary>
    public required string Schema { get; init; }

    /// <summary>Says that everything is simulated.</summary>
    public required string Notice { get; init; }

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Scale; 1 is the documented evening.</summary>
    public required double Scale { get; init; }

    /// <summary>Lines of the capture: posts and notices.</summary>
    public required long Lines { get; init; }

    /// <summary>Bytes of the capture before packing.</summary>
    public required long Bytes { get; init; }

    /// <summary>Posts, on the topic or not.</summary>
    public required long Posts { get; init; }

    /// <summary>Accounts that posted, on the topic or not.</summary>
    public required long Accounts { get; init; }

    /// <summary>Posts with the hashtag, over the whole time; as everywhere, reposts are posts.</summary>
    public required long TopicPosts { get; init; }

    /// <summary>Accounts that posted or reposted on the topic.</summary>
    public required long TopicAccounts { get; init; }

    /// <summary>Start of the documented window, 18:50 UTC.</summary>
    public required DateTimeOffset WindowFrom { get; init; }

    /// <summary>End (exclusive) of it, 22:20 UTC.</summary>
    public required DateTimeOffset WindowTo { get; init; }

    /// <summary>Posts with the hashtag in it: 46,928 at scale 1.</summary>
    public required long TopicPostsInWindow { get; init; }

    /// <summary>The first post with the hashtag.</summary>
    public required PlantedPost First { get; init; }

    /// <summary>Its reposts within 60 seconds.</summary>
    public required long FirstWithin1m { get; init; }

    /// <summary>Its reposts within 300 seconds.</summary>
    public required long FirstWithin5m { get; init; }

    /// <summary>These reposts, in order of time.</summary>
    public required IReadOnlyList<PlantedRepost> FirstReposts { get; init; }

    /// <summary>Handle of the leaks site.</summary>
    public required string LeaksSite { get; init; }

    /// <summary>Its account id.</summary>
    public required string LeaksSiteId { get; init; }

    /// <summary>Its followers.</summary>
    public required long LeaksSiteFollowers { get; init; }

    /// <summary>Its posts.</summary>
    public required IReadOnlyList<PlantedPost> LeaksSitePosts { get; init; }

    /// <summary>Start of the legal silence, 5 May 22:00 UTC.</summary>
    public required DateTimeOffset SilenceFrom { get; init; }

    /// <summary>End (exclusive) of it, 7 May 18:00 UTC.</summary>
    public required DateTimeOffset SilenceTo { get; init; }

    /// <summary>Posts with the hashtag inside the legal silence.</summary>
    public required long InsideSilence { get; init; }

    /// <summary>Posts with the hashtag per quarter of an hour, by language tag.</summary>
    public required IReadOnlyList<PlantedLanguages> LanguagesPer15Minutes { get; init; }

    /// <summary>First quarter of an hour from which French leads English for three quarters running; null if it never does.</summary>
    public required DateTimeOffset? FrenchOvertakesAt { get; init; }

    /// <summary>Posts with the hashtag per half hour: shares of the languages, posts of the camps.</summary>
    public required IReadOnlyList<PlantedHalfHour> HalfHours { get; init; }

    /// <summary>The camps of the crowd.</summary>
    public required IReadOnlyList<PlantedCamp> Camps { get; init; }

    /// <summary>Handles of automated accounts.</summary>
    public required IReadOnlyList<string> Automated { get; init; }

    /// <summary>The automated accounts, in the same order. As they repost the same things by the clock, they are coordinated too.</summary>
    public required IReadOnlyList<PlantedAccount> AutomatedAccounts { get; init; }

    /// <summary>Seconds between two acts of an automated account.</summary>
    public required int AutomatedEverySeconds { get; init; }

    /// <summary>Handles of each coordinated group.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Groups { get; init; }

    /// <summary>The coordinated groups, in the same order, and what they shared.</summary>
    public required IReadOnlyList<PlantedGroup> CoordinatedGroups { get; init; }

    /// <summary>Handles of the newsroom network: innocent, though alike.</summary>
    public required IReadOnlyList<string> Newsroom { get; init; }

    /// <summary>The newsrooms, in the same order, and the headlines that they put out together.</summary>
    public required PlantedGroup Syndication { get; init; }

    /// <summary>Handles of busy humans: innocent, though busy.</summary>
    public required IReadOnlyList<string> BusyHumans { get; init; }

    /// <summary>The busy humans, in the same order.</summary>
    public required IReadOnlyList<PlantedAccount> BusyHumanAccounts { get; init; }

    /// <summary>Ids of posts that a notice in the capture says were deleted.</summary>
    public required IReadOnlyList<string> DeletedPosts { get; init; }
}

/// <summary>A planted post.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">Its time.</param>
/// <param name="Account">Its author's handle.</param>
/// <param name="AccountId">Its author's id.</param>
public sealed record PlantedPost(string Id, DateTimeOffset At, string Account, string AccountId);

/// <summary>A planted repost.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">Its time.</param>
/// <param name="AccountId">Who reposted.</param>
public sealed record PlantedRepost(string Id, DateTimeOffset At, string AccountId);

/// <summary>A planted account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Handle">Its handle.</param>
/// <param name="Posts">Its posts on the topic.</param>
public sealed record PlantedAccount(string Id, string Handle, long Posts);

/// <summary>Languages in a quarter of an hour.</summary>
/// <param name="From">Its start.</param>
/// <param name="English">Posts tagged en.</param>
/// <param name="French">Posts tagged fr.</param>
/// <param name="Undetermined">Posts tagged und.</param>
public sealed record PlantedLanguages(DateTimeOffset From, long English, long French, long Undetermined);

/// <summary>Half an hour of the topic.</summary>
/// <param name="From">Its start.</param>
/// <param name="Posts">Posts.</param>
/// <param name="English">Posts tagged en.</param>
/// <param name="French">Posts tagged fr.</param>
/// <param name="Undetermined">Posts tagged und.</param>
/// <param name="EnglishShare">English of all posts, 0 to 1.</param>
/// <param name="FrenchShare">French of all posts, 0 to 1.</param>
/// <param name="UsFarRight">Posts of the US far right.</param>
/// <param name="LePenSupporters">Posts of Le Pen supporters.</param>
/// <param name="EnglishBystanders">Posts of English-speaking bystanders.</param>
/// <param name="FrenchBystanders">Posts of French-speaking bystanders.</param>
/// <param name="PlantedAccounts">Posts of planted accounts: first poster, leaks site, automated, groups, newsrooms, busy humans.</param>
public sealed record PlantedHalfHour(
    DateTimeOffset From, long Posts, long English, long French, long Undetermined, double EnglishShare, double FrenchShare, long UsFarRight, long LePenSupporters,
    long EnglishBystanders, long FrenchBystanders, long PlantedAccounts);

/// <summary>A camp of the crowd.</summary>
/// <param name="Camp">"usFarRight", "lePenSupporters", "englishBystanders" or "frenchBystanders".</param>
/// <param name="Language">Tag of the language that it writes.</param>
/// <param name="Accounts">Its accounts that posted on the topic.</param>
/// <param name="Posts">Their posts on the topic.</param>
/// <param name="FirstAt">The first of these; null if there is none.</param>
/// <param name="LastDigitsFrom">The camp has, of the accounts that are not planted, those whose ids end in two digits from this …</param>
/// <param name="LastDigitsTo">… to this, included.</param>
/// <param name="AccountIds">Its accounts that posted on the topic; null in large simulations (above 100,000 accounts on the topic), where the last digits tell.</param>
public sealed record PlantedCamp(
    string Camp, string Language, long Accounts, long Posts, DateTimeOffset? FirstAt, int LastDigitsFrom, int LastDigitsTo, IReadOnlyList<string>? AccountIds);

/// <summary>Accounts that act together.</summary>
/// <param name="Language">Tag of the language that they write.</param>
/// <param name="Shares">"repost" or "text": what they have in common.</param>
/// <param name="Accounts">The accounts.</param>
/// <param name="Shared">What they shared, in order of time.</param>
public sealed record PlantedGroup(string Language, string Shares, IReadOnlyList<PlantedAccount> Accounts, IReadOnlyList<PlantedShare> Shared);

/// <summary>What a group shared together.</summary>
/// <param name="From">Time of the first.</param>
/// <param name="To">Time of the last.</param>
/// <param name="RepostOf">Id of the post that all reposted; null where they posted a text.</param>
/// <param name="Text">The words that all posted, without hashtag and link; null where they reposted.</param>
/// <param name="Posts">Ids of their posts or reposts.</param>
public sealed record PlantedShare(DateTimeOffset From, DateTimeOffset To, string? RepostOf, string? Text, IReadOnlyList<string> Posts);
