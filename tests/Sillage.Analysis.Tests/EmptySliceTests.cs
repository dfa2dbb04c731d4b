using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Nothing to count is counted as nothing: no question fails on it, none divides by it.</summary>
public class EmptySliceTests
{
    private static readonly SilenceWindow Night = new("night", InventedPost.Start, InventedPost.Start.AddHours(1));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>No post, in a capture that has others and a gap.</summary>
    private static Slice Nothing => InventedSlice.Of([], new CaptureVolume(24_900_000, [.. Enumerable.Repeat(2, 60), .. new int[20], .. Enumerable.Repeat(2, 60)]));

    /// <summary>One post, seen only inside another that the topic leaves out.</summary>
    private static Slice OnlyEmbedded => InventedSlice.Of([new Entry(InventedPost.Start.ToUnixTimeMilliseconds() * 1000, 0, Embedded: true)]);

    public static TheoryData<bool> Slices => [false, true];

    [Fact]
    public void A_topic_that_matches_nothing_is_refused_before_any_question_is_asked()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice"));

        Assert.Throws<NothingFoundException>(() => source.Scan("#nothing"));
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public void The_scan_has_zeros_and_no_first_post(bool embedded)
    {
        var scan = Scan.Run(Slice(embedded), new ScanOptions(), Token).Result;

        Assert.Equal((0, embedded ? 1 : 0, 0, 0), (scan.Posts, scan.Embedded, scan.Accounts, scan.PerMinute));
        Assert.Equal((null, null, null, null, null), (scan.First, scan.Last, scan.Peak, scan.Opening, scan.Focus));
        Assert.Equal((0, 0, 0), (scan.Gini, scan.Top10Share, scan.Top50Share));
        Assert.Equal((0, 0, 0, 1), (scan.Top50.Count, scan.Top50.Of, scan.Top50.Low, scan.Top50.High));
        Assert.Empty(scan.Series);
        Assert.Empty(scan.Peaks);
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public void The_tempo_has_no_posts_and_no_bursts(bool embedded)
    {
        var tempo = Tempo.Run(Slice(embedded), new TempoOptions(), Token).Result;

        Assert.Equal((0, embedded ? 1 : 0), (tempo.RepostedPosts, tempo.Originals));
        Assert.Empty(tempo.Posts);
        Assert.Empty(tempo.Bursts);
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public void Nobody_spread_it(bool embedded) => Assert.Empty(Spreaders.Run(Slice(embedded), new SpreadersOptions(), Token).Result.Accounts);

    [Theory]
    [MemberData(nameof(Slices))]
    public void It_has_no_language(bool embedded)
    {
        var languages = Languages.Run(Slice(embedded), new LanguagesOptions(), Token).Result;

        Assert.Empty(languages.Total);
        Assert.Empty(languages.Buckets);
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public void The_silence_held(bool embedded)
    {
        var silence = Silence.Run(Slice(embedded), new SilenceOptions { Windows = [Night] }, [], null, Token).Result.Windows[0];

        Assert.Equal((0, 0, 0), (silence.Inside.Posts, silence.Inside.PerHour, silence.ShareInside.Of));
    }

    [Fact]
    public void The_origin_of_nothing_is_empty_and_that_of_an_embedded_post_is_that_post()
    {
        var nothing = Origin.Run(Nothing, new OriginOptions(), Token).Result;
        var embedded = Origin.Run(OnlyEmbedded, new OriginOptions(), Token).Result;

        Assert.Empty(nothing.First);
        Assert.Empty(nothing.FirstByPlatform);
        Assert.Empty(nothing.FirstHour);
        Assert.Empty(nothing.EarlyMostReposted);
        Assert.True(Assert.Single(embedded.First).SeenThroughRepost);
        Assert.Equal((0, 1), (embedded.FirstHour[0].Posts, embedded.FirstHour[0].NewAccounts));
    }

    private static Slice Slice(bool embedded) => embedded ? OnlyEmbedded : Nothing;
}
