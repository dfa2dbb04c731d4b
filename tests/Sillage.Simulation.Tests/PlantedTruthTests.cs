using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Sillage.Simulation.Tests;

/// <summary>Every fact of the truth file, found again in the capture by a reader that shares no code with the simulation.</summary>
public class PlantedTruthTests
{
    public static TheoryData<ulong, double> Evenings => new() { { 2017, 1 }, { 5, 1.5 }, { 99, 0.3 } };

    [Theory]
    [MemberData(nameof(Evenings))]
    public void The_first_use_is_at_18_49(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var truth = evening.Truth.GetProperty("first");
        var first = evening.OnTopic[0];

        Assert.Equal(At(18, 49), first.At);
        Assert.Equal((truth.Text("id"), truth.Time("at"), truth.Text("account"), truth.Text("accountId")), (first.Id, first.At, first.Handle, first.AccountId));
        Assert.InRange(first.Followers, 100_000, 110_000);
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void The_first_post_is_reposted_15_times_in_a_minute_and_87_times_in_five(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var first = evening.OnTopic[0];
        var early = evening.OnTopic.Where(post => post.RepostOf == first.Id && post.At - first.At <= TimeSpan.FromMinutes(5)).ToArray();

        Assert.Equal((15, 87), (early.Count(post => post.At - first.At <= TimeSpan.FromMinutes(1)), early.Length));
        Assert.Equal((15, 87), (evening.Truth.Number("firstWithin1m"), evening.Truth.Number("firstWithin5m")));
        Assert.Equal(evening.Truth.GetProperty("firstReposts").Texts("id"), early.Select(post => post.Id));
        Assert.Equal(evening.Truth.GetProperty("firstReposts").Texts("accountId"), early.Select(post => post.AccountId));
        Assert.Equal(87, early.Select(post => post.AccountId).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void No_other_post_has_as_many_early_reposts(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var written = evening.OnTopic.Where(post => post.RepostOf is null).ToDictionary(post => post.Id, post => post.At);
        var early = evening.OnTopic.Where(post => post.RepostOf is { } original && post.At - written[original] <= TimeSpan.FromMinutes(5)).CountBy(post => post.RepostOf!);

        Assert.Equal(evening.OnTopic[0].Id, early.MaxBy(post => post.Value).Key);
        Assert.True(early.OrderByDescending(post => post.Value).ElementAt(1).Value < 87);
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void The_documented_window_has_the_documented_total(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);

        Assert.Equal((At(18, 50), At(22, 20)), (evening.Truth.Time("windowFrom"), evening.Truth.Time("windowTo")));
        Assert.Equal(Math.Round(46_928 * scale), evening.OnTopic.Count(post => post.At >= At(18, 50) && post.At < At(22, 20)));
        Assert.Equal(Math.Round(46_928 * scale), evening.Truth.Number("topicPostsInWindow"));
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void The_leaks_site_posts_15_times_to_4_6_million_followers(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var posts = evening.By(evening.Truth.Text("leaksSiteId")).ToArray();

        Assert.Equal(15, posts.Length);
        Assert.All(posts, post => Assert.Equal((evening.Truth.Text("leaksSite"), 4_600_000, null), (post.Handle, post.Followers, post.RepostOf)));
        Assert.All(posts, post => Assert.InRange(post.At, At(18, 50), At(22, 20)));
        Assert.Equal(4_600_000, evening.Truth.Number("leaksSiteFollowers"));
        Assert.Equal(evening.Truth.GetProperty("leaksSitePosts").Texts("id"), posts.Select(post => post.Id));
        Assert.Equal(evening.Truth.GetProperty("leaksSitePosts").EnumerateArray().Select(post => post.Time("at")), posts.Select(post => post.At));
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void Languages_are_English_first_and_French_later(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var halves = evening.Truth.GetProperty("halfHours").EnumerateArray().ToArray();

        Assert.Equal(Languages(evening, 15), evening.Truth.GetProperty("languagesPer15Minutes").EnumerateArray().Select(Row));
        Assert.Equal(Languages(evening, 30), halves.Select(Row));
        Assert.All(halves, half => Assert.Equal(
            ((double)half.Number("english") / half.Number("posts"), (double)half.Number("french") / half.Number("posts")),
            (half.GetProperty("englishShare").GetDouble(), half.GetProperty("frenchShare").GetDouble()), (one, other) => Math.Abs(one.Item1 - other.Item1) < 1e-6 && Math.Abs(one.Item2 - other.Item2) < 1e-6));
        Assert.All(halves.Where(half => half.Time("from") < At(20, 0)), half => Assert.InRange(half.GetProperty("englishShare").GetDouble(), 0.8, 1));
        Assert.All(halves.Where(half => half.Time("from") >= At(21, 0) && half.Time("from") < At(24, 0)), half => Assert.InRange(half.GetProperty("frenchShare").GetDouble(), 0.5, 1));
        Assert.InRange(evening.Truth.Time("frenchOvertakesAt"), At(20, 30), At(21, 0));

        static (DateTimeOffset, long, long, long) Row(JsonElement row) => (row.Time("from"), row.Number("english"), row.Number("french"), row.Number("undetermined"));
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void The_US_far_right_comes_first_and_Le_Pen_supporters_an_hour_and_a_half_later(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var planted = evening.PlantedAccounts();
        var crowd = evening.OnTopic.Where(post => !planted.Contains(post.AccountId)).ToArray();
        var camps = evening.Truth.GetProperty("camps").EnumerateArray().ToArray();

        Assert.Equal(["usFarRight", "lePenSupporters", "englishBystanders", "frenchBystanders"], camps.Select(camp => camp.Text("camp")));
        foreach (var camp in camps)
        {
            var posts = crowd.Where(post => IsOf(camp, post)).ToArray();
            Assert.Equal(camp.GetProperty("accountIds").Texts().Order(), posts.Select(post => post.AccountId).Distinct().Order());
            Assert.Equal((camp.Number("accounts"), camp.Number("posts"), camp.Time("firstAt")), (posts.Select(post => post.AccountId).Distinct().Count(), posts.Length, posts[0].At));
            // Supporters write the language of their camp; what they repost may be in the other.
            Assert.All(posts.Where(post => post.RepostOf is null), post => Assert.Contains(post.Language, new[] { camp.Text("language"), "und" }));
            Assert.Equal(
                posts.CountBy(post => Bucket(post.At, 30)).OrderBy(bucket => bucket.Key).Select(bucket => (bucket.Key, (long)bucket.Value)),
                evening.Truth.GetProperty("halfHours").EnumerateArray().Select(half => (half.Time("from"), half.Number(camp.Text("camp")))).Where(half => half.Item2 > 0));
        }

        Assert.Equal(crowd.Length, camps.Sum(camp => camp.Number("posts")));
        Assert.InRange(camps[0].Time("firstAt"), At(18, 49), At(18, 50));
        Assert.InRange(camps[1].Time("firstAt"), At(20, 19), At(20, 25));
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void Automated_accounts_repost_by_the_clock(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var interval = TimeSpan.FromSeconds(evening.Truth.Number("automatedEverySeconds"));
        var automated = evening.Truth.GetProperty("automatedAccounts").EnumerateArray().ToArray();

        Assert.Equal(Math.Floor(60 * Math.Min(1, scale)), automated.Length);
        foreach (var account in automated)
        {
            var posts = evening.By(account.Text("id")).ToArray();
            Assert.Equal((account.Text("handle"), account.Number("posts")), (posts[0].Handle, posts.Length));
            Assert.All(posts.Zip(posts.Skip(1)), pair => Assert.Equal(interval, pair.Second.At - pair.First.At));
            Assert.True(posts.Length >= 100);
            Assert.All(posts, post => Assert.Equal("Auto Client", post.Client));
            Assert.InRange(posts[0].AccountCreatedAt, new DateTimeOffset(2017, 4, 11, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2017, 4, 13, 0, 0, 0, TimeSpan.Zero));
            // In a small crowd there is not always something new to repost.
            Assert.True(posts.Count(post => post.RepostOf is null) <= (scale < 1 ? posts.Length / 10 : 0));
        }

        Assert.Equal(evening.Truth.GetProperty("automated").Texts(), automated.Select(account => account.Text("handle")));
        Assert.Equal(automated.Length, evening.OnTopic.Where(post => post.Client == "Auto Client").Select(post => post.AccountId).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void Coordinated_groups_share_the_same_things_within_eight_seconds(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var groups = evening.Truth.GetProperty("coordinatedGroups").EnumerateArray().ToArray();

        Assert.Equal([("en", "repost"), ("en", "text"), ("fr", "repost"), ("fr", "text")], groups.Select(group => (group.Text("language"), group.Text("shares"))));
        Assert.Equal(groups.Select(group => group.GetProperty("accounts").Texts("handle")), evening.Truth.GetProperty("groups").EnumerateArray().Select(Reading.Texts));
        foreach (var group in groups)
            SharedTogether(evening, group, TimeSpan.FromSeconds(8), 12);
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void Newsrooms_put_out_the_same_headlines_openly(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var newsrooms = evening.Truth.GetProperty("syndication");

        SharedTogether(evening, newsrooms, TimeSpan.FromSeconds(45), 5);
        Assert.Equal(evening.Truth.GetProperty("newsroom").Texts(), newsrooms.GetProperty("accounts").Texts("handle"));
        Assert.All(newsrooms.GetProperty("accounts").Texts("id").SelectMany(evening.By), post => Assert.Equal(("News Scheduler", null), (post.Client, post.RepostOf)));
        Assert.Equal(15, newsrooms.GetProperty("accounts").Texts("id").SelectMany(evening.By).Select(post => post.Text.Split("https")[1]).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void Busy_humans_post_much_and_without_a_clock(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var humans = evening.Truth.GetProperty("busyHumanAccounts").EnumerateArray().ToArray();

        Assert.Equal(evening.Truth.GetProperty("busyHumans").Texts(), humans.Select(human => human.Text("handle")));
        foreach (var human in humans)
        {
            var posts = evening.By(human.Text("id")).ToArray();
            var gaps = posts.Zip(posts.Skip(1), (one, next) => (next.At - one.At).TotalSeconds).ToArray();
            var mean = gaps.Average();
            var spread = Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean))) / mean;
            Assert.Equal(human.Number("posts"), posts.Length);
            Assert.InRange(posts.Length, 25, 150);
            Assert.InRange(spread, 0.8, 5);
            Assert.Contains(posts, post => post.RepostOf is null);
        }
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void Totals_are_those_of_the_capture(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        var truth = evening.Truth;
        var (from, to) = (new DateTimeOffset(2017, 5, 5, 22, 0, 0, TimeSpan.Zero), new DateTimeOffset(2017, 5, 7, 18, 0, 0, TimeSpan.Zero));

        Assert.Equal("sillage/truth/1", truth.Text("schema"));
        Assert.Contains("simulated", truth.Text("notice"), StringComparison.Ordinal);
        Assert.Equal((seed, scale), (truth.GetProperty("seed").GetUInt64(), truth.GetProperty("scale").GetDouble()));
        Assert.Equal((evening.Lines, evening.Bytes), (truth.Number("lines"), truth.Number("bytes")));
        Assert.Equal((evening.Posts.Count, evening.OnTopic.Length), ((int)truth.Number("posts"), (int)truth.Number("topicPosts")));
        Assert.Equal(evening.Posts.Select(post => post.AccountId).Distinct().Count(), truth.Number("accounts"));
        Assert.Equal(evening.OnTopic.Select(post => post.AccountId).Distinct().Count(), truth.Number("topicAccounts"));
        Assert.Equal((from, to), (truth.Time("silenceFrom"), truth.Time("silenceTo")));
        Assert.Equal(evening.OnTopic.Count(post => post.At >= from && post.At < to), truth.Number("insideSilence"));
        Assert.Equal(truth.GetProperty("deletedPosts").Texts(), evening.Notices.Where(line => line.Contains("delete", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("delete").GetProperty("status").Text("id_str")));
    }

    [Theory]
    [MemberData(nameof(Evenings))]
    public void Nobody_reposts_what_was_deleted(ulong seed, double scale)
    {
        var evening = Simulated.Of(seed, scale);
        foreach (var line in evening.Notices.Where(line => line.Contains("delete", StringComparison.Ordinal)))
        {
            var notice = JsonDocument.Parse(line).RootElement.GetProperty("delete");
            var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(notice.Text("timestamp_ms"), CultureInfo.InvariantCulture));
            Assert.DoesNotContain(evening.OnTopic, post => post.RepostOf == notice.GetProperty("status").Text("id_str") && post.At > at);
        }
    }

    private static void SharedTogether(Simulated evening, JsonElement group, TimeSpan within, int times)
    {
        var accounts = group.GetProperty("accounts");
        var posts = accounts.Texts("id").SelectMany(evening.By).ToDictionary(post => post.Id);
        Assert.Equal(times, group.GetProperty("shared").GetArrayLength());
        Assert.All(accounts.EnumerateArray(), account => Assert.Equal((account.Number("posts"), account.Text("handle")), (evening.By(account.Text("id")).Count(), evening.By(account.Text("id")).First().Handle)));
        foreach (var shared in group.GetProperty("shared").EnumerateArray())
        {
            var together = shared.GetProperty("posts").Texts().Select(id => posts[id]).ToArray();
            Assert.Equal(accounts.Texts("id").Order(), together.Select(post => post.AccountId).Order());
            Assert.Equal((shared.Time("from"), shared.Time("to")), (together.Min(post => post.At), together.Max(post => post.At)));
            Assert.True(shared.Time("to") - shared.Time("from") <= within);
            if (group.Text("shares") == "repost")
                Assert.All(together, post => Assert.Equal(shared.Text("repostOf"), post.RepostOf));
            else
                Assert.All(together, post => Assert.Equal((shared.Text("text"), null), (post.Words, post.RepostOf)));
        }

        Assert.Equal(posts.Count, group.GetProperty("shared").EnumerateArray().Sum(shared => shared.GetProperty("posts").GetArrayLength()));
    }

    private static IEnumerable<(DateTimeOffset, long, long, long)> Languages(Simulated evening, int minutes) => evening.OnTopic.GroupBy(post => Bucket(post.At, minutes)).OrderBy(bucket => bucket.Key)
        .Select(bucket => (bucket.Key, bucket.LongCount(post => post.Language == "en"), bucket.LongCount(post => post.Language == "fr"), bucket.LongCount(post => post.Language == "und")));

    private static DateTimeOffset Bucket(DateTimeOffset time, int minutes) => new(time.Ticks - (time.Ticks % TimeSpan.FromMinutes(minutes).Ticks), TimeSpan.Zero);

    private static bool IsOf(JsonElement camp, SeenPost post)
    {
        var digits = int.Parse(post.AccountId.AsSpan(post.AccountId.Length - 2), CultureInfo.InvariantCulture);
        return digits >= camp.Number("lastDigitsFrom") && digits <= camp.Number("lastDigitsTo");
    }

    private static DateTimeOffset At(int hour, int minute) => new DateTimeOffset(2017, 5, 5, 0, 0, 0, TimeSpan.Zero).AddMinutes((hour * 60) + minute);
}
