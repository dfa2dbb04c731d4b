using CsCheck;
using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Who was active inside a silence, by groups, beside other times.</summary>
public class SilenceGroupTests
{
    private const int Hour = 3600;

    private static readonly SilenceWindow Window = new("silence", InventedPost.Start.AddHours(2), InventedPost.Start.AddHours(4));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Two hours before with 4 posts of two accounts, the silence with 3 of three, two hours after with 1.</summary>
    private static readonly InventedPost[] Posts =
    [
        new(1, "alice", 0), new(2, "alice", 600), new(3, "bob", Hour) { Language = "fr" }, new(4, "alice", (2 * Hour) - 1),
        new(5, "alice", 2 * Hour), new(6, "bob", 3 * Hour) { Language = "fr" }, new(7, "carol", (4 * Hour) - 1) { Language = null, ReplyTo = 5 },
        new InventedPost(5, "alice", 2 * Hour).RepostedBy(8, "dave", 2 * Hour), new(9, "dave", (6 * Hour) - 1),
    ];

    [Fact]
    public void Every_division_has_each_post_once_and_names_the_rest()
    {
        using var source = InventedCase.Of(Posts);
        var slice = source.Slice();
        var silence = Silence.Run(slice, new SilenceOptions { Windows = [Window] }, [Labelled(slice, ("alice", "press"), ("dave", "press"))], null, Token).Result.Windows[0];

        Assert.Equal(["label", "language", "kind"], silence.Divisions.Select(division => division.By));
        Assert.All(silence.Divisions, division => Assert.Equal(
            (silence.Before.Posts, silence.Inside.Posts, silence.After.Posts),
            (division.Groups.Sum(group => group.Before.Posts), division.Groups.Sum(group => group.Inside.Posts), division.Groups.Sum(group => group.After.Posts))));
        Assert.Equal([("everyone else", 1L, 2L, 0L), ("press", 3, 1, 2)], Counts(silence, "label"));
        Assert.Equal([("en", 3L, 1L, 2L), ("fr", 1, 1, 0), ("undetermined", 0, 1, 0)], Counts(silence, "language"));
        Assert.Equal([("originals", 4L, 2L, 1L), ("reposts", 0, 0, 1), ("replies", 0, 1, 0)], Counts(silence, "kind"));
    }

    [Fact]
    public void A_group_has_its_accounts_shares_rates_and_ratio()
    {
        using var source = InventedCase.Of(Posts);
        var slice = source.Slice();
        var press = Silence.Run(slice, new SilenceOptions { Windows = [Window] }, [Labelled(slice, ("alice", "press"))], null, Token).Result.Windows[0].Divisions[0].Groups.Single(group => group.Name == "press");

        Assert.Equal((1, 1, 0), (press.Before.Accounts, press.Inside.Accounts, press.After.Accounts));
        Assert.Equal((1, 3), (press.PostShare.Count, press.PostShare.Of));
        Assert.Equal((1, 3), (press.AccountShare.Count, press.AccountShare.Of));
        Assert.Equal((1.5, 0.5), (press.Before.PerHour, press.Inside.PerHour));
        Assert.Equal(1.0 / 3, press.ToBefore.Value!.Value, 12);
        Assert.Null(press.ToWeekBefore);
        Assert.Null(press.SignsLookedFor);
    }

    [Fact]
    public void A_division_without_groups_is_left_out_and_one_of_another_slice_is_refused()
    {
        using var source = InventedCase.Of(Posts);
        var slice = source.Slice();
        var options = new SilenceOptions { Windows = [Window] };

        Assert.DoesNotContain("label", Silence.Run(slice, options, [AccountGroups.Of(slice, [])], null, Token).Result.Windows[0].Divisions.Select(division => division.By));
        var error = Assert.Throws<ArgumentException>(() => Silence.Run(slice, options, [new AccountGroups("country", ["France"], [0])], null, Token));
        Assert.Contains("country", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_are_counted_by_the_signs_they_show_of_those_that_could_be_looked_for()
    {
        using var source = InventedCase.Of(Posts);
        var slice = source.Slice();
        int Account(string handle) => slice.Accounts.Select((account, index) => (account, index)).Single(pair => pair.account.Handle == handle).index;
        var automation = Automation.Run(slice, new AutomationOptions(), Token).Result with
        {
            SignsOf = new Dictionary<int, SignCount> { [Account("alice")] = new(4, 12), [Account("bob")] = new(2, 9), [Account("dave")] = new(0, 7) },
        };

        var answer = Silence.Run(slice, new SilenceOptions { Windows = [Window] }, [], automation, Token);

        var signs = answer.Result.Windows[0].Divisions.Single(division => division.By == "signs");
        Assert.Equal(
            [("no sign", 0L, null), ("1 or 2 signs", 1, 9), ("3 signs or more", 1, 12), ("not examined", 1, null)],
            signs.Groups.Select(group => (group.Name, group.Inside.Accounts, group.SignsLookedFor)));
        Assert.Contains("signs-only", answer.Codes());
        Assert.DoesNotContain("signs-only", source.Silence(Window).Codes());
    }

    [Fact]
    public void No_cause_is_claimed_and_a_missing_control_is_told()
    {
        using var source = InventedCase.Of(Posts);

        Assert.Contains("silence-no-cause", source.Silence(Window).Codes());
        Assert.Contains("silence-no-control", source.Silence(Window).Codes());
        var later = new SilenceWindow("later", InventedPost.Start.AddDays(8), InventedPost.Start.AddDays(9));
        var two = Analysis.Silence.Run(source.Slice(""), new SilenceOptions { Windows = [Window, later] }, [], null, TestContext.Current.CancellationToken);
        Assert.Contains(two.Caveats, caveat => caveat.Code == "silences-no-control" && caveat.Text.StartsWith("For 2 of 2 silences", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 2, 0, 2, null, 0, null)]
    // Of 3 events each in as long: odds of Clopper and Pearson's 0.1181172 to 0.8818828 for 3 of 6.
    [InlineData(3, 2, 3, 2, 1.0, 0.133938, 7.466164)]
    // Twice the events in half the time: 10 of 15, 0.3838037 to 0.8817589.
    [InlineData(10, 1, 5, 2, 4.0, 1.245719, 14.914592)]
    // Nothing before: 4 of 4, from 0.3976354.
    [InlineData(4, 1, 0, 1, null, 0.660124, null)]
    [InlineData(0, 1, 4, 1, 0.0, 0, 1.514867)]
    [InlineData(4, 1, 3, 0, null, 0, null)]
    public void Ratios_have_exact_intervals(long count, double hours, long reference, double referenceHours, double? value, double low, double? high)
    {
        var ratio = RateRatios.Of(count, hours, reference, referenceHours);

        Assert.Equal(value, ratio.Value);
        Assert.Equal(low, ratio.Low, 4);
        Assert.Equal(high is null, ratio.High is null);
        Assert.Equal(high ?? 0, ratio.High ?? 0, 3);
    }

    [Fact]
    public void A_ratio_the_other_way_round_is_its_inverse() => Gen.Select(Gen.Int[1, 5000], Gen.Int[1, 5000], Gen.Double[0.1, 100], Gen.Double[0.1, 100]).Sample((one, other, hours, otherHours) =>
    {
        var (there, back) = (RateRatios.Of(one, hours, other, otherHours), RateRatios.Of(other, otherHours, one, hours));
        return Close(there.Value!.Value, 1 / back.Value!.Value) && Close(there.Low, 1 / back.High!.Value) && Close(there.High!.Value, 1 / back.Low) && there.Low < there.Value && there.Value < there.High;

        static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-6 * Math.Abs(b);
    });

    [Fact]
    public void A_silence_marked_from_a_preset_keeps_its_law_and_one_at_other_times_has_none()
    {
        var preset = SilencePreset.All[0];
        var windows = SilenceWindows.Of(
            [Window],
            [
                new Marker("vote", MarkerKind.Silence, preset.Window.From, preset.Window.To, preset.Law), new Marker("leak", MarkerKind.Event, preset.Window.From, null),
                new Marker("own", MarkerKind.Silence, preset.Window.From, preset.Window.To, "press"),
            ]);

        Assert.Equal([("silence", null), ("vote", preset.Law), ("own", null)], windows.Select(window => (window.Name, window.Law)));
        Assert.Equal(preset, SilencePreset.Of(windows[1]));
        Assert.Null(SilencePreset.Of(windows[2]));
    }

    private static AccountGroups Labelled(Slice slice, params (string Handle, string Label)[] labels) => AccountGroups.Of(slice, [.. labels.Select(one => new AccountLabel(null, "@" + one.Handle, one.Label))]);

    private static IEnumerable<(string, long, long, long)> Counts(SilenceActivity silence, string by) =>
        silence.Divisions.Single(division => division.By == by).Groups.Select(group => (group.Name, group.Before.Posts, group.Inside.Posts, group.After.Posts));
}
