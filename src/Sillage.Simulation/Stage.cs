namespace Sillage.Simulation;

/// <summary>What an original post says and carries.</summary>
internal readonly record struct Content(Wording Wording, ulong Words, Language Language, byte Hashtag, byte Link, byte Client, Tweet? Quoted = null, Tweet? AnswerTo = null);

/// <summary>Where posts happen: gives them ids, writes them, remembers what others can repost, keeps the tally.</summary>
internal sealed class Stage(Cast cast, Random64 random, CaptureWriter capture, Tally tally, double scale)
{
    private const long FiveMinutes = 300_000;

    private readonly Snowflake ids = new();

    /// <summary>Posts that can be reposted, a pool for each camp.</summary>
    public Pool[] Pools { get; } = [.. Enum.GetValues<Camp>().Select(_ => new Pool(scale))];

    /// <summary>The first post; null before it.</summary>
    public Hit? First { get; private set; }

    /// <summary>The newest post of the leaks site; null before its first.</summary>
    public Hit? Site { get; private set; }

    /// <summary>The one before it.</summary>
    public Hit? EarlierSite { get; private set; }

    public Tweet Post(long at, int author, Content content)
    {
        var tweet = new Tweet
        {
            Id = ids.Next(at),
            Author = author,
            Wording = content.Wording,
            Words = content.Words,
            Language = content.Language,
            Hashtag = content.Hashtag,
            Link = content.Link,
            Client = content.Client,
            Quoted = content.Quoted,
            AnswerTo = content.AnswerTo?.Id ?? 0,
            AnswerAuthor = content.AnswerTo?.Author ?? 0,
        };
        capture.Add(new CaptureLine(LineKind.Post, tweet.Id, at, author, tweet.Client, tweet, 0, tweet.Quoted?.Reposts ?? 0));
        tally.Count(at, author, tweet, null);
        // The first post and the leaks site's have their own draw; the crowd picks among the rest of the topic. All early reposts of the
        // first are planted; a post of the leaks site gets at most sixty, so that no post has more than the first.
        if (author == cast.Activist)
            First = new Hit(tweet, cast, 0, random);
        else if (author == cast.LeaksSite)
            (EarlierSite, Site) = (Site, new Hit(tweet, cast, 60, random));
        else if (tweet.OnTopic && PoolOf(author) is { } pool)
            pool.Remember(tweet, random);
        return tweet;
    }

    public long Repost(long at, int by, byte client, Tweet original)
    {
        original.Reposts++;
        original.EarlyReposts += at - original.At <= FiveMinutes ? 1 : 0;
        original.RepostedBy |= Pool.Bit(by);
        var id = ids.Next(at);
        capture.Add(new CaptureLine(LineKind.Repost, id, at, by, client, original, original.Reposts, original.Quoted?.Reposts ?? 0));
        tally.Count(at, by, original, id);
        return id;
    }

    /// <summary>The platform says that it withheld posts.</summary>
    public void Limit(int withheld, long at) => capture.Add(new CaptureLine(LineKind.Limit, withheld, at, 0, 0, null, 0, 0));

    /// <summary>Somebody deletes an older post.</summary>
    public void Delete(long at)
    {
        if (Pools[(int)Camp.UsFarRight].Withdraw() is not { } tweet)
            return;
        capture.Add(new CaptureLine(LineKind.Delete, tweet.Id, at, tweet.Author, 0, tweet, 0, 0));
        tally.Deleted(tweet.Id);
    }

    /// <summary>Planted accounts are reposted too, by those of their language; newsrooms and automated accounts are not.</summary>
    private Pool? PoolOf(int author)
    {
        if (cast.CampOf(author) is { } camp)
            return Pools[(int)camp];
        return cast.Person(author) switch
        {
            { Role: Role.Coordinated, Language: Language.English } => Pools[(int)Camp.UsFarRight],
            { Role: Role.Coordinated or Role.BusyHuman } => Pools[(int)Camp.LePenSupporters],
            _ => null,
        };
    }
}
