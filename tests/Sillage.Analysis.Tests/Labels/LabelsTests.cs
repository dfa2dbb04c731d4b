using Sillage.Cases;
using Sillage.Posts;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Labelled accounts and domains on topics that can be counted by hand.</summary>
public class LabelsTests
{
    private const string State = "https://www.state.example/a", Regional = "https://fr.state.example/b", Paper = "https://paper.example/c", Short = "https://bit.ly/x";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Anna posts twice and is reposted by ben, cleo and herself; ben posts a link of his own an hour later.</summary>
    private static Slice Evening => PlainSlice.Of(
        new PlainPost(0, "cleo") { Links = [Paper] },
        new PlainPost(10, "anna") { Links = [State, Short] },
        new PlainPost(20, "anna"),
        new PlainPost(30, "ben", PostKind.Repost, 1, "anna") { Links = [State, Short] },
        new PlainPost(40, "cleo", PostKind.Repost, 2, "anna"),
        new PlainPost(50, "anna", PostKind.Repost, 2, "anna"),
        new PlainPost(3700, "ben") { Links = [Regional] },
        new PlainPost(3710, "dora") { Embedded = true, Links = [State] });

    [Fact]
    public void A_label_counts_the_posts_of_its_accounts_and_the_reposts_that_others_gave_them()
    {
        var groups = Ask(Evening, [new(null, "@anna", "party"), new(null, "id-ben", "Party"), new(null, "@nobody", "party"), new(null, "@anna", "candidate")]).Result.Groups;

        Assert.Equal([("Party", 3, 2, 2), ("candidate", 1, 1, 1)], groups.Select(group => (group.Label, group.Labelled, group.Accounts, group.Posting)));
        Assert.Equal([(5, 7), (3, 7)], groups.Select(group => (group.Share.Count, group.Share.Of)));
        Assert.Equal([(2, 2), (2, 2)], groups.Select(group => (group.RepostsEarned.Count, group.RepostsEarned.Of)));
        Assert.Equal(["p1", "p1"], groups.Select(group => group.First!.PostId));
        // Wilson by hand: 3 of 7, z 1.959964.
        Assert.Equal((0.1582, 0.7495), (Math.Round(groups[1].Share.Low, 4), Math.Round(groups[1].Share.High, 4)));
    }

    [Fact]
    public void A_label_of_another_platform_or_of_nobody_in_the_topic_counts_nothing()
    {
        var group = Assert.Single(Ask(Evening, [new("telegram", "@anna", "party"), new(null, "@nobody", "party")]).Result.Groups);

        Assert.Equal((2, 0, 0, 0, 7, null), (group.Labelled, group.Accounts, group.Posting, group.Share.Count, group.Share.Of, group.First));
    }

    [Fact]
    public void Links_to_a_labelled_domain_and_its_subdomains_are_counted_in_all_outside_reposts_and_over_time()
    {
        var answer = Ask(Evening, [], [new("state.example", "state"), new("fr.state.example", "state"), new("paper.example", "press"), new("unseen.example", "press")]);
        var (state, press) = (answer.Result.Domains[0], answer.Result.Domains[1]);

        Assert.Equal((6, 2, 5), (answer.Result.Links, answer.Result.Shortened, answer.Result.BucketMinutes));
        Assert.Equal(("state", 3, 6, 2, 4, 2, "p1"), (state.Label, state.Share.Count, state.Share.Of, state.Originals.Count, state.Originals.Of, state.Accounts, state.First!.PostId));
        Assert.Equal([("state.example", 3L), ("fr.state.example", 1L)], state.Domains.Select(domain => (domain.Domain, domain.Links)));
        Assert.Equal(("press", 2, 1, 6, "p0"), (press.Label, press.Labelled, press.Share.Count, press.Share.Of, press.First!.PostId));
        // 18:49:00 to 18:49:30 lies in the bucket from 18:45, 19:50:40 in that from 19:50.
        Assert.Equal([(-240.0, 2, 5), (3660, 1, 1)], state.Buckets.Select(bucket => ((bucket.From - InventedPost.Start).TotalSeconds, bucket.Share.Count, bucket.Share.Of)));
        Assert.Contains("labels-shortened", answer.Codes());
        Assert.Contains("labels-by-hand", answer.Codes());
    }

    [Fact]
    public void A_name_that_only_ends_like_a_labelled_domain_is_another_domain()
    {
        var slice = PlainSlice.Of(new PlainPost(0, "anna") { Links = ["https://notstate.example/a", "https://state.example.org/a", "https://example/a"] });

        Assert.Equal((0, 3), Ask(slice, [], [new("state.example", "state")]).Result.Domains.Select(label => (label.Share.Count, label.Share.Of)).Single());
    }

    [Fact]
    public void Each_camp_has_its_own_share_and_the_shares_add_up_to_all_links()
    {
        var answer = Ask(Camps(), [], [new("state.example", "state")]);
        var label = Assert.Single(answer.Result.Domains);

        // The leader of the first camp and 12 fans link to the state; of the second camp's 13 links none does; a stranger does once.
        Assert.Equal([(13, 13), (0, 13), (1, 1)], label.Communities.Select(community => (community.Share.Count, community.Share.Of)));
        Assert.Equal(-1, label.Communities[^1].Community);
        Assert.Equal(label.Share.Count, label.Communities.Sum(community => community.Share.Count));
        Assert.Equal(answer.Result.Links, label.Communities.Sum(community => community.Share.Of));
        Assert.Equal(answer.Result.Links, label.Buckets.Sum(bucket => bucket.Share.Of));
    }

    [Fact]
    public void An_account_that_changed_its_handle_keeps_its_label()
    {
        var before = new InventedPost(1, "oldname", 0).ToJson();
        var after = new InventedPost(2, "newname", 60).ToJson().Replace(InventedPost.AccountId("newname"), InventedPost.AccountId("oldname"), StringComparison.Ordinal);
        using var source = CaseFile.CreateTemporary().With("posts.jsonl", [before, after]);
        CaseLabels.Add(source, [new AccountLabel(null, "@oldname", "party")]);

        var group = Assert.Single(Ask(source.Slice(), CaseLabels.WithEarlierHandles(source)).Result.Groups);

        Assert.Equal((1, 2), (group.Accounts, group.Share.Count));
    }

    [Fact]
    public void A_handle_that_two_accounts_had_counts_both_and_says_so()
    {
        using var source = InventedCase.Of(new InventedPost(1, "anna", 0), new InventedPost(2, "ben", 1)).With(
            "later.jsonl", [new InventedPost(3, "anna", 60).ToJson().Replace(InventedPost.AccountId("anna"), "777", StringComparison.Ordinal)]);

        var answer = Ask(source.Slice(), [new(null, "@anna", "party")]);

        Assert.Equal(2, Assert.Single(answer.Result.Groups).Accounts);
        Assert.Contains("labels-shared-handle", answer.Codes());
        Assert.DoesNotContain("labels-shared-handle", Ask(source.Slice(), [new(null, "777", "party"), new(null, "@ben", "party")]).Codes());
    }

    [Fact]
    public void Without_labels_or_posts_nothing_is_counted()
    {
        Assert.Contains("labels-none", Ask(Evening, []).Codes());
        var nothing = Ask(PlainSlice.Of([]), [new(null, "@anna", "party")], [new("state.example", "state")]).Result;
        Assert.Equal((0, 0, 0, 0), (nothing.Posts, nothing.Links, nothing.Groups[0].Share.Of, nothing.Domains[0].Share.Of));
        Assert.Empty(nothing.Domains[0].Buckets);
    }

    [Fact]
    public void Accounts_labelled_media_lift_the_breakout_and_absent_ones_are_told_as_not_seen()
    {
        Assert.Equal(["id-anna"], Labels.Named(Evening, [new(null, "@anna", "Media"), new(null, "@nobody", "media"), new(null, "@ben", "party")], "media"));
        Assert.Equal(["telegram:@anna", "@nobody"], Labels.Named(Evening, [new("telegram", "@anna", "media"), new(null, "@nobody", "media")], "media"));
        Assert.Empty(Labels.Named(Evening, [new(null, "@ben", "party")], "media"));

        BreakoutCriterion Media(params string[] names) =>
            Breakout.Run(Evening, new BreakoutOptions { Media = names }, Communities.Run(Evening, new CommunitiesOptions(), Token).Result, Token).Result.Criteria[3];
        Assert.Equal((true, 3), (Media("id-anna").Met, Media("id-anna").Seen));
        Assert.Equal((false, 0), (Media("telegram:@anna").Met, Media("telegram:@anna").Seen));
    }

    private static Slice Camps()
    {
        var posts = new List<PlainPost> { new(0, "leader0") { Links = [State] }, new(1, "leader1") { Links = [Paper] }, new(2, "stranger") { Links = [Regional] } };
        for (var fan = 0; fan < 12; fan++)
        {
            posts.Add(new PlainPost(100 + fan, $"fan0_{fan}", PostKind.Repost, 0, "leader0") { Links = [State] });
            posts.Add(new PlainPost(100 + fan, $"fan1_{fan}", PostKind.Repost, 1, "leader1") { Links = [Paper] });
        }

        return PlainSlice.Of(posts);
    }

    private static Answer<LabelsOptions, LabelsResult> Ask(Slice slice, IReadOnlyList<AccountLabel> accounts, IReadOnlyList<DomainLabel>? domains = null) =>
        Labels.Run(slice, new LabelsOptions(), accounts, domains ?? [], Communities.Run(slice, new CommunitiesOptions(), Token).Result, Token);
}
