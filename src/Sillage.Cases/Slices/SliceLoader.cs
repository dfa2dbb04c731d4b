using Sillage.Cases.Topics;

namespace Sillage.Cases;

/// <summary>Cuts a topic out of a case.</summary>
/// <remarks>
/// The posts are read in one pass, in any order; names are numbered on the way, sorting and finding targets come after it. Where the
/// posts and accounts lie is kept (<see cref="PostRows"/>, <see cref="AccountPlaces"/>): by it texts are found later.
/// </remarks>
public static class SliceLoader
{
    /// <summary>Loads the topic's posts.</summary>
    /// <exception cref="NothingFoundException">No post matches.</exception>
    public static Slice Load(CaseFile source, Topic topic, CancellationToken cancel) => Load(source, topic, parts: null, cancel);

    internal static Slice Load(CaseFile source, Topic topic, int? parts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(topic);
        var read = SliceRows.Read(source, TopicSql.Condition(source, topic), parts, cancel);
        if (read.Count == 0)
            throw new NothingFoundException(Suggestions.For(source, topic));

        var (order, postedAt) = read.InOrder();
        cancel.ThrowIfCancellationRequested();
        var rows = read.TakeRows(order);
        var (accounts, places) = read.Accounts.InOrder();
        var (platforms, platform) = read.Platforms.Take(order);
        var ids = read.Id.Take(order);
        var idTexts = read.Ids.Texts();
        cancel.ThrowIfCancellationRequested();
        var (targets, unseen) = new Targets(ids, platform).Of(read.Target.Take(order), idTexts);
        var (languages, language) = read.Languages.Take(order);
        var kinds = read.Kind.Take(order);
        var embedded = read.Embedded.Take(order);
        return new Slice
        {
            Topic = topic.Text,
            PostedAt = postedAt,
            Account = Placed(read.Account.Take(order), places),
            Kind = kinds,
            Embedded = embedded,
            Target = targets,
            TargetAccount = Placed(read.TargetAccount.Take(order), places),
            Language = language,
            Followers = read.Followers.Take(order),
            Platform = platform,
            Ids = new PostIds(ids, idTexts),
            Words = new CaseWords(source, rows, places, kinds, embedded, language),
            UnseenPostIds = unseen,
            Accounts = accounts,
            Languages = languages,
            Platforms = platforms,
            Capture = Volume(source),
            ClockSeconds = read.ClockSeconds,
        };
    }

    private static int[] Placed(int[] accounts, AccountPlaces places)
    {
        for (var post = 0; post < accounts.Length; post++)
            accounts[post] = accounts[post] < 0 ? -1 : places[accounts[post]];
        return accounts;
    }

    internal static CaptureVolume Volume(CaseFile source)
    {
        var minutes = source.Connection.Rows(
            "SELECT epoch_us(date_trunc('minute', posted_at)) // 60000000 AS minute, count(*)::INTEGER FROM posts WHERE NOT embedded GROUP BY 1 ORDER BY 1",
            row => (Minute: row.GetInt64(0), Posts: row.GetInt32(1)));
        if (minutes.Count == 0)
            return new CaptureVolume(0, []);
        var counts = new int[minutes[^1].Minute - minutes[0].Minute + 1];
        foreach (var (minute, posts) in minutes)
            counts[minute - minutes[0].Minute] = posts;
        return new CaptureVolume(minutes[0].Minute, counts);
    }
}
