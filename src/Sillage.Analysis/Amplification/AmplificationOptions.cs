namespace Sillage.Analysis;

/// <summary>Options of the amplification question.</summary>
public sealed record AmplificationOptions
{
    /// <summary>Most accounts that can be looked at together.</summary>
    public const int MostSources = 50;

    /// <summary>How many accounts to look at, 1 to 50.</summary>
    public int Sources { get; init; } = 10;

    /// <summary>Which accounts: the first of this order.</summary>
    public SourceOrder By { get; init; } = SourceOrder.Reposts;

    /// <summary>Handles to look at in any case, before the others.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Whether an account's reposts are acts too, as they reach its followers; left out, its acts are its originals, quotes and replies.</summary>
    public bool RepostsToo { get; init; }

    /// <summary>Into how many of its largest communities the crowd is split; 0: one crowd.</summary>
    public int Communities { get; init; }

    /// <summary>Mean delays of the kernels in minutes, ascending. Source: Sillage; they mix to the long tails that reaction times have.</summary>
    public IReadOnlyList<double> KernelMinutes { get; init; } = [5, 30, 120];

    /// <summary>
    /// Distance of the background's knots in hours: slower changes, such as a day's, are nobody's influence. Null: that of 6, 3, 1.5, 0.75, 0.375 and 0.1875 hours
    /// which the data support best (Bayesian information criterion). Wider where there would be more than 200 knots.
    /// </summary>
    public double? BackgroundHours { get; init; }

    /// <summary>Fewest posts of the crowd for the model to be fitted.</summary>
    public int FewestPosts { get; init; } = 100;

    /// <summary>Draws for the intervals; fewer, at least 40, where the posts are many.</summary>
    public int Resamples { get; init; } = 400;

    /// <summary>Minutes before and after a moment that the interrupted series looks at.</summary>
    public int SeriesMinutes { get; init; } = 60;

    /// <summary>Width of its bins in minutes.</summary>
    public int BinMinutes { get; init; } = 5;

    /// <summary>Moments of an account that it looks at: the first so many.</summary>
    public int MostMoments { get; init; } = 20;

    /// <summary>Other moments that each is compared with.</summary>
    public int Placebos { get; init; } = 200;

    /// <summary>What else happened is looked for within so many minutes of a moment.</summary>
    public int NearbyMinutes { get; init; } = 15;

    /// <summary>The same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 2017;
}

/// <summary>Orders of accounts.</summary>
public enum SourceOrder
{
    /// <summary>By captured reposts of their posts.</summary>
    Reposts,

    /// <summary>By most followers seen.</summary>
    Followers,

    /// <summary>By own posts and reposts of them, as spreaders has it.</summary>
    Share,
}
