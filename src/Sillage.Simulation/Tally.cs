using System.Collections;
using System.Globalization;

namespace Sillage.Simulation;

/// <summary>Counts what is written, for the truth file.</summary>
internal sealed class Tally(Cast cast)
{
    private const int MostListedAccounts = 100_000;
    private const long Quarter = 900_000;
    private static readonly int Camps = Enum.GetValues<Camp>().Length;

    private readonly BitArray posted = new(cast.Count), postedOnTopic = new(cast.Count);
    private readonly long[] ofPlanted = new long[cast.Planted];
    private readonly long[] ofCamp = new long[Camps];
    private readonly long?[] firstOfCamp = new long?[Camps];
    private readonly SortedDictionary<long, long[]> quarters = [];
    private readonly List<PlantedPost> sitePosts = [];
    private readonly List<PlantedRepost> firstReposts = [];
    private readonly List<SharedByGroup>[] groups = [.. cast.Groups.Select(_ => new List<SharedByGroup>())];
    private readonly List<SharedByGroup> syndicated = [];
    private readonly List<string> deleted = [];
    private Tweet? first;
    private long posts, topicPosts, inWindow, inSilence;

    /// <summary>A post was written.</summary>
    /// <param name="at">Milliseconds since 1970.</param>
    /// <param name="account">Who posts.</param>
    /// <param name="tweet">The post, or the reposted.</param>
    /// <param name="repost">Id of the repost; null for a post.</param>
    public void Count(long at, int account, Tweet tweet, long? repost)
    {
        posts++;
        posted[account] = true;
        if (!tweet.OnTopic)
            return;
        topicPosts++;
        postedOnTopic[account] = true;
        inWindow += Within(at, Timeline.WindowFrom, Timeline.WindowTo);
        inSilence += Within(at, Timeline.SilenceFrom, Timeline.SilenceTo);
        CountQuarter(at, account, tweet.Language);
        if (account == cast.Activist && repost is null)
            first ??= tweet;
        if (account == cast.LeaksSite && repost is null)
            sitePosts.Add(Planted(tweet));
        if (repost is { } id && tweet == first && at - tweet.At <= 5 * Timeline.MinuteMs)
            firstReposts.Add(new PlantedRepost(Id(id), Time(at), Id(cast.Person(account).Id)));
    }

    /// <summary>What a group will share.</summary>
    public void Planted(int group, SharedByGroup shared) => groups[group].Add(shared);

    /// <summary>What the newsrooms will share.</summary>
    public void Syndicated(SharedByGroup shared) => syndicated.Add(shared);

    public void Deleted(long id) => deleted.Add(Id(id));

    public SimulationTruth Truth(SimulationOptions options, string notice, long lines, long bytes)
    {
        var languages = quarters.Select(pair => new PlantedLanguages(Time(pair.Key * Quarter), pair.Value[0], pair.Value[1], pair.Value[2])).ToArray();
        var overtakes = Enumerable.Range(0, Math.Max(0, languages.Length - 2)).Where(i => languages[i..(i + 3)].All(quarter => quarter.French > quarter.English)).Select(i => (DateTimeOffset?)languages[i].From);
        var site = cast.Person(cast.LeaksSite);
        var topicAccounts = postedOnTopic.Cast<bool>().LongCount(did => did);
        return new SimulationTruth
        {
            Schema = "sillage/truth/1",
            Notice = notice,
            Seed = options.Seed,
            Scale = options.Scale,
            Lines = lines,
            Bytes = bytes,
            Posts = posts,
            Accounts = posted.Cast<bool>().LongCount(did => did),
            TopicPosts = topicPosts,
            TopicAccounts = topicAccounts,
            WindowFrom = Timeline.WindowFrom,
            WindowTo = Timeline.WindowTo,
            TopicPostsInWindow = inWindow,
            First = Planted(first!),
            FirstWithin1m = firstReposts.Count(repost => repost.At - Time(first!.At) <= TimeSpan.FromMinutes(1)),
            FirstWithin5m = firstReposts.Count,
            FirstReposts = firstReposts,
            LeaksSite = site.Handle,
            LeaksSiteId = Id(site.Id),
            LeaksSiteFollowers = site.Followers,
            LeaksSitePosts = sitePosts,
            SilenceFrom = Timeline.SilenceFrom,
            SilenceTo = Timeline.SilenceTo,
            InsideSilence = inSilence,
            LanguagesPer15Minutes = languages,
            FrenchOvertakesAt = overtakes.FirstOrDefault(),
            HalfHours = [.. quarters.GroupBy(pair => pair.Key / 2).Select(half => HalfHour(half.Key, half.Select(pair => pair.Value)))],
            Camps = [.. Enum.GetValues<Camp>().Select(camp => TruthOf(camp, topicAccounts <= MostListedAccounts))],
            Automated = Handles(cast.Automated),
            AutomatedAccounts = Accounts(cast.Automated),
            AutomatedEverySeconds = Script.AutomatedSeconds,
            Groups = [.. cast.Groups.Select(Handles)],
            CoordinatedGroups = [.. cast.Groups.Select((group, i) => Group(group, groups[i]))],
            Newsroom = Handles(cast.Newsroom),
            Syndication = Group(cast.Newsroom, syndicated),
            BusyHumans = Handles(cast.BusyHumans),
            BusyHumanAccounts = Accounts(cast.BusyHumans),
            DeletedPosts = deleted,
        };
    }

    private static int Within(long at, DateTimeOffset from, DateTimeOffset to) => at >= from.ToUnixTimeMilliseconds() && at < to.ToUnixTimeMilliseconds() ? 1 : 0;

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);

    private static string Tag(Language language) => language == Language.French ? "fr" : "en";

    /// <summary>Three languages, then four camps and the planted accounts.</summary>
    private void CountQuarter(long at, int account, Language language)
    {
        if (!quarters.TryGetValue(at / Quarter, out var row))
            quarters[at / Quarter] = row = new long[3 + Camps + 1];
        row[(int)language]++;
        if (cast.CampOf(account) is { } camp)
        {
            row[3 + (int)camp]++;
            ofCamp[(int)camp]++;
            firstOfCamp[(int)camp] ??= at;
        }
        else
        {
            row[3 + Camps]++;
            ofPlanted[account]++;
        }
    }

    private static PlantedHalfHour HalfHour(long number, IEnumerable<long[]> rows)
    {
        var sum = rows.Aggregate((one, other) => [.. one.Zip(other, (a, b) => a + b)]);
        var all = sum[0] + sum[1] + sum[2];
        return new PlantedHalfHour(
            Time(number * 2 * Quarter), all, sum[0], sum[1], sum[2], Math.Round((double)sum[0] / all, 6), Math.Round((double)sum[1] / all, 6), sum[3], sum[4], sum[5], sum[6], sum[7]);
    }

    private PlantedCamp TruthOf(Camp camp, bool listed)
    {
        var members = Enumerable.Range(0, cast.Size(camp)).Select(number => cast.Member(camp, number)).Where(index => postedOnTopic[index]);
        var name = camp.ToString();
        var (from, to) = Cast.LastDigits(camp);
        return new PlantedCamp(
            char.ToLowerInvariant(name[0]) + name[1..], Tag(Cast.LanguageOf(camp)), members.LongCount(), ofCamp[(int)camp], firstOfCamp[(int)camp] is { } at ? Time(at) : null, from, to,
            listed ? [.. members.Select(index => Id(cast.Person(index).Id))] : null);
    }

    private PlantedGroup Group(int[] members, List<SharedByGroup> shared) =>
        new(Tag(cast.Person(members[0]).Language), shared.TrueForAll(one => one.Words is null) ? "repost" : "text", Accounts(members), [.. shared.OrderBy(one => one.Posts[0].At).Select(one => Share(one, members))]);

    private PlantedShare Share(SharedByGroup shared, int[] members)
    {
        var wording = members == cast.Newsroom ? Wording.Planted : cast.Person(members[0]).Language == Language.French ? Wording.French : Wording.English;
        return new PlantedShare(
            Time(shared.Posts[0].At), Time(shared.Posts[^1].At), shared.Words is null ? Id(shared.Tweet!.Id) : null, shared.Words is { } words ? Texts.Of(wording).Text(words) : null,
            [.. shared.Posts.Select(post => Id(post.Id))]);
    }

    private PlantedPost Planted(Tweet tweet) => new(Id(tweet.Id), Time(tweet.At), cast.Person(tweet.Author).Handle, Id(cast.Person(tweet.Author).Id));

    private string[] Handles(int[] accounts) => [.. accounts.Select(index => cast.Person(index).Handle)];

    private PlantedAccount[] Accounts(int[] accounts) => [.. accounts.Select(index => new PlantedAccount(Id(cast.Person(index).Id), cast.Person(index).Handle, ofPlanted[index]))];
}
