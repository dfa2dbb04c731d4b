namespace Sillage.Simulation;

/// <summary>An original post: numbers from which it can be written again, and what the evening remembers of it.</summary>
internal sealed class Tweet
{
    public required long Id { get; init; }

    /// <summary>Index of the author in the cast.</summary>
    public required int Author { get; init; }

    public required Wording Wording { get; init; }

    /// <summary>Which text of the wording.</summary>
    public required ulong Words { get; init; }

    public required Language Language { get; init; }

    /// <summary>Index in <see cref="Attachments.Hashtags"/>.</summary>
    public required byte Hashtag { get; init; }

    /// <summary>Index in <see cref="Attachments.Links"/>.</summary>
    public required byte Link { get; init; }

    /// <summary>Index in <see cref="Attachments.Clients"/>.</summary>
    public required byte Client { get; init; }

    /// <summary>The quoted post, which quotes nothing itself; null in most.</summary>
    public Tweet? Quoted { get; init; }

    /// <summary>Id of the post that this answers; 0 in most. Kept as numbers, so that a long talk does not stay in memory.</summary>
    public long AnswerTo { get; init; }

    /// <summary>Who wrote it.</summary>
    public int AnswerAuthor { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long At => Snowflake.Time(Id);

    public bool OnTopic => Attachments.OnTopic(Hashtag);

    /// <summary>Reposts so far. As the following, it changes while others write: lines carry the number of their moment.</summary>
    public int Reposts { get; set; }

    /// <summary>Reposts in its first five minutes.</summary>
    public int EarlyReposts { get; set; }

    /// <summary>A bit for each account that reposted it (several may share a bit): nobody can repost the same post twice.</summary>
    public UInt128 RepostedBy { get; set; }
}
