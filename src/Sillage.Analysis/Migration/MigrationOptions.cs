namespace Sillage.Analysis;

/// <summary>Options of the question how a topic moved.</summary>
public sealed record MigrationOptions
{
    /// <summary>Width of a bucket in minutes; 0 chooses one that gives at most 100 buckets.</summary>
    public int BucketMinutes { get; init; }

    /// <summary>Share of a bucket's posts from which on a group has entered. Source: docs/methods.md; a tenth.</summary>
    public double EntryShare { get; init; } = 0.1;

    /// <summary>Buckets in a row that a group must lead for it to have overtaken another. Source: docs/methods.md.</summary>
    public int LeadBuckets { get; init; } = 3;

    /// <summary>Buckets with fewer posts do not tell who leads. Source: Sillage; below, the interval of a share is wider than ±22 points.</summary>
    public int FewestPosts { get; init; } = 20;

    /// <summary>Resamples of the accounts behind the intervals.</summary>
    public int Resamples { get; init; } = 200;

    /// <summary>Seed of the resamples and shuffles. The same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Groups of a division that are followed, the largest first; the others count in the denominators.</summary>
    public int MostGroups { get; init; } = 8;

    /// <summary>Most phases: where more changes pay the penalty it is raised until they do not.</summary>
    public int MostPhases { get; init; } = 12;

    /// <summary>Penalty of a change, in ln n of n bins. Source: docs/methods.md; Bayes' criterion pays 2 for a rate and its place.</summary>
    public double PhasePenalty { get; init; } = 3;

    /// <summary>How many bridging accounts and posts to list between two groups.</summary>
    public int Top { get; init; } = 5;

    /// <summary>How many pairs of groups to list bridges of: those of which one overtook the other, then those with most reposts across.</summary>
    public int Borders { get; init; } = 6;

    /// <summary>Jaccard index above which a community of one window goes on in the next. Source: Greene, Doyle and Cunningham 2010.</summary>
    public double Tracked { get; init; } = 0.3;

    /// <summary>Most different texts without a tag whose language is detected; of more a sample, the rest counts as undetermined, with a caveat.</summary>
    public int MostDetected { get; init; } = new LanguagesOptions().MostDetected;

    /// <summary>Accounts with fewer followers, or with unknown ones, get a made-up name.</summary>
    public int NamedFrom { get; init; } = PublicNames.LargeFrom;

    /// <summary>Whether small accounts are named too.</summary>
    public bool NameAccounts { get; init; }
}
