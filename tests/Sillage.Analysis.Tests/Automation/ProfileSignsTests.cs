using Sillage.Cases;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Signs in profiles and words, against figures worked out by hand.</summary>
public class ProfileSignsTests
{
    private static readonly DateTimeOffset Start = new(2017, 5, 5, 18, 49, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_profile_gives_its_figures()
    {
        var profile = new AccountProfile
        {
            Account = 0,
            CreatedAt = Start.AddDays(-10),
            SeenAt = Start,
            Posts = 800,
            Followers = 20,
            Following = 900,
            DefaultImage = true,
            DefaultProfile = false,
        };

        var anna = Measured(PlainSlice.Of(Posts("anna12345678"), new Dictionary<string, AccountProfile> { ["anna12345678"] = profile }));

        Assert.Equal((80, true), (anna["posts-per-day"].Value, anna["posts-per-day"].Beyond));
        Assert.Equal((10.0, null), (anna["age"].Value, anna["age"].Beyond));
        Assert.Equal((1, true), (anna["default-picture"].Value, anna["default-picture"].Beyond));
        Assert.Equal((0, null), (anna["default-profile"].Value, anna["default-profile"].Beyond));
        Assert.Equal(45, anna["follows-per-follower"].Value);
        Assert.Equal((8, true), (anna["handle-digits"].Value, anna["handle-digits"].Beyond));
        // One account of known age has no usual number a day.
        Assert.Null(anna["made-together"].Value);
    }

    [Fact]
    public void What_a_profile_leaves_out_is_not_zero()
    {
        var bare = Measured(PlainSlice.Of(Posts("anna"), new Dictionary<string, AccountProfile> { ["anna"] = new() { Account = 0, Followers = 20 } }));
        var none = Measured(PlainSlice.Of(Posts("anna")));

        foreach (var code in new[] { "posts-per-day", "age", "made-together", "default-picture", "default-profile", "follows-per-follower", "clients", "copied-texts", "hashtags-per-post" })
        {
            Assert.Equal((null, null, null), (bare[code].Value, bare[code].Percentile, bare[code].Beyond));
            Assert.Null(none[code].Value);
        }

        Assert.Equal(0, bare["handle-digits"].Value);
    }

    [Fact]
    public void Accounts_made_on_one_day_stand_out_and_steady_ones_do_not()
    {
        // 300 accounts, one every third day; thirty more on one day.
        List<PlainPost> posts = [];
        var profiles = new Dictionary<string, AccountProfile>();
        for (var i = 0; i < 330; i++)
        {
            var handle = $"reader{i}x";
            posts.Add(new PlainPost(i, handle));
            profiles[handle] = new AccountProfile { Account = 0, CreatedAt = i < 300 ? Start.AddDays(-3 * (i + 1)) : Start.AddDays(-400).AddMinutes(i) };
        }

        var result = Automation.Run(PlainSlice.Of(posts, profiles), new AutomationOptions { FewestPosts = 1, Top = int.MaxValue, NameAccounts = true }, Token).Result;

        var together = result.Ranked.Where(account => account.Measurements.Single(one => one.Code == "made-together").Beyond == true).Select(account => account.Account).ToHashSet();
        Assert.Superset(Enumerable.Range(300, 30).Select(i => $"reader{i}x").ToHashSet(), together);
        Assert.InRange(together.Count, 30, 31);
    }

    [Fact]
    public void Copies_programs_and_hashtags_are_counted_over_own_posts_only()
    {
        static PlainPost Own(double at, string by, string text, params string[] hashtags) => new(at, by) { Text = text, Hashtags = hashtags, Client = at < 3 ? "Web" : "Desk" };
        PlainPost[] posts =
        [
            .. Enumerable.Range(0, 6).Select(i => Own(i, "anna", i < 3 ? $"The very same sentence, number {i} of all" : $"A sentence that only she wrote, number {i}", i % 2 == 0 ? ["one", "two"] : ["one"])),
            .. Enumerable.Range(0, 3).Select(i => Own(10 + i, "bert", $"the very SAME sentence, number {i} of all https://example.org/{i}")),
            new PlainPost(20, "anna", PostKind.Repost, 6, "bert") { Text = "the very SAME sentence, number 0 of all", Hashtags = ["a", "b", "c", "d", "e", "f"], Client = "Desk" },
        ];

        var anna = Measured(PlainSlice.Of(posts), "anna");

        Assert.Equal((0.5, true), (anna["copied-texts"].Value, anna["copied-texts"].Beyond));
        Assert.Equal(1.5, anna["hashtags-per-post"].Value);
        Assert.Equal(2, anna["clients"].Value);
        Assert.Null(Measured(PlainSlice.Of(posts), "bert")["copied-texts"].Value);
    }

    private static PlainPost[] Posts(string by) => [.. Enumerable.Range(0, 12).Select(i => new PlainPost(i * 60, by))];

    private static Dictionary<string, Measurement> Measured(Slice slice, string? account = null) =>
        Automation.Run(slice, new AutomationOptions { FewestPosts = 1, NameAccounts = true }, Token).Result.Ranked.Single(one => account is null || one.Account == account).Measurements.ToDictionary(one => one.Code);
}
