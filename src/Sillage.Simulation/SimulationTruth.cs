namespace Sillage.Simulation;

/// <summary>What a simulation planted, counted from what was really written ("sillage/truth/1").</summary>
/// <param name="Schema">"sillage/truth/1".</param>
/// <param name="Notice">Says that everything is simulated.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Scale">Scale; 1 is the documented evening.</param>
/// <param name="Lines">Lines of the capture: posts and notices.</param>
/// <param name="Posts">Posts, on the topic or not.</param>
/// <param name="TopicPosts">Posts with the hashtag, over the whole time.</param>
/// <param name="WindowFrom">Start of the documented window, 18:50 UTC.</param>
/// <param name="WindowTo">End (exclusive) of it, 22:20 UTC.</param>
/// <param name="TopicPostsInWindow">Posts with the hashtag in it: 46,928 at scale 1.</param>
/// <param name="First">The first post with the hashtag.</param>
/// <param name="FirstWithin1m">Its reposts within 60 seconds.</param>
/// <param name="FirstWithin5m">Its reposts within 300 seconds.</param>
/// <param name="LeaksSite">Handle of the leaks site.</param>
/// <param name="LeaksSiteFollowers">Its followers.</param>
/// <param name="LeaksSitePosts">Its posts.</param>
/// <param name="InsideSilence">Posts with the hashtag inside the legal silence.</param>
/// <param name="LanguagesPer15Minutes">Posts with the hashtag per quarter of an hour, by language tag.</param>
/// <param name="FrenchOvertakesAt">First quarter of an hour from which French leads English for three quarters running.</param>
/// <param name="Automated">Handles of automated accounts.</param>
/// <param name="Groups">Handles of each coordinated group.</param>
/// <param name="Newsroom">Handles of the newsroom network: innocent, though alike.</param>
/// <param name="BusyHumans">Handles of busy humans: innocent, though busy.</param>
public sealed record SimulationTruth(
    string Schema, string Notice, ulong Seed, double Scale, long Lines, long Posts, long TopicPosts, DateTimeOffset WindowFrom, DateTimeOffset WindowTo, long TopicPostsInWindow,
    PlantedPost First, long FirstWithin1m, long FirstWithin5m, string LeaksSite, long LeaksSiteFollowers, IReadOnlyList<PlantedPost> LeaksSitePosts, long InsideSilence,
    IReadOnlyList<PlantedLanguages> LanguagesPer15Minutes, DateTimeOffset? FrenchOvertakesAt, IReadOnlyList<string> Automated, IReadOnlyList<IReadOnlyList<string>> Groups,
    IReadOnlyList<string> Newsroom, IReadOnlyList<string> BusyHumans);

/// <summary>A planted post.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">Its time.</param>
/// <param name="Account">Its author's handle.</param>
public sealed record PlantedPost(string Id, DateTimeOffset At, string Account);

/// <summary>Languages in a quarter of an hour.</summary>
/// <param name="From">Its start.</param>
/// <param name="English">Posts tagged en.</param>
/// <param name="French">Posts tagged fr.</param>
/// <param name="Undetermined">Posts tagged und.</param>
public sealed record PlantedLanguages(DateTimeOffset From, long English, long French, long Undetermined);

/// <summary>Options of a simulation.</summary>
public sealed record SimulationOptions
{
    /// <summary>The same seed gives the same bytes.</summary>
    public ulong Seed { get; init; } = 2017;

    /// <summary>Multiplies the crowd; 1 is the documented evening, 2,000 about a hundred million posts. The cast of planted accounts stays.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Write posts.jsonl.gz instead of posts.jsonl.</summary>
    public bool Compress { get; init; } = true;
}
