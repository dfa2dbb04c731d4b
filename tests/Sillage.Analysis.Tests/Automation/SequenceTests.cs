using CsCheck;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Posts;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Behaviour as strings: linear methods against slow ones that look at everything.</summary>
public class SequenceTests
{
    [Fact]
    public void Suffixes_stand_in_their_order() => Gen.Int[0, 3].Array[0, 60].Sample(text =>
    {
        var order = SuffixArray.Of(text, 3);
        int[] slow = [.. Enumerable.Range(0, text.Length).Order(Comparer<int>.Create((a, b) => text.AsSpan(a).SequenceCompareTo(text.AsSpan(b))))];
        Assert.Equal(slow, order);
        var shared = SuffixArray.Shared(text, order);
        for (var i = 1; i < order.Length; i++)
            Assert.Equal(text.AsSpan(order[i]).CommonPrefixLength(text.AsSpan(order[i - 1])), shared[i]);
    }, iter: 2000);

    [Fact]
    public void The_longest_part_that_enough_strings_have_is_found_for_each() => Gen.Select(Gen.Int[1, 3].Array[0, 14].Array[1, 7], Gen.Int[2, 4]).Sample((strings, atLeast) =>
    {
        int[] text = [.. strings.SelectMany(one => one.Append(0))];
        int[] owner = [.. strings.SelectMany((one, number) => Enumerable.Repeat(number, one.Length + 1))];
        Assert.Equal(strings.Select(one => Slow(one, strings, atLeast)), SharedSubstrings.Longest(text, owner, strings.Length, 3, atLeast));
    }, iter: 2000);

    [Fact]
    public void Three_accounts_that_do_the_same_share_their_whole_sequence()
    {
        // Post, reply, reply, … with one order for three accounts and only posts for the fourth.
        List<PlainPost> posts = [];
        for (var i = 0; i < 30; i++)
        {
            foreach (var (by, number) in new[] { "anna", "bert", "carl" }.Select((by, number) => (by, number)))
                posts.Add(new PlainPost((i * 600) + number, by, i % 3 == 0 ? PostKind.Original : PostKind.Reply, i % 3 == 0 ? -1 : 100_000));
            posts.Add(new PlainPost((i * 600) + 9, "dora"));
        }

        var measured = Evidence.Of(PlainSlice.Of(posts));

        Assert.Equal((1, 1), (measured["anna"].Value("shared-sequence"), measured["carl"].Value("shared-sequence")));
        Assert.Equal(1.0 / 30, measured["dora"].Value("shared-sequence")!.Value, 12);
        Assert.Equal(1, measured["bert"].Value("nearest-behaviour")!.Value, 5);
        Assert.True(measured["dora"].Value("nearest-behaviour") < 0.9);
    }

    [Fact]
    public void Words_of_actions_are_weighed_and_compared_as_a_slow_method_does()
    {
        // Counts of three accounts; the third word is one account's alone and is left out.
        var rows = new float[3 * ActionWords.Width];
        (rows[0], rows[1]) = (2, 1);
        (rows[ActionWords.Width], rows[ActionWords.Width + 1], rows[ActionWords.Width + 2]) = (1, 3, 7);
        rows[2 * ActionWords.Width] = 4;
        var rare = Math.Log(4.0 / 3) + 1;
        var ab = (2 + (3 * rare * rare)) / Math.Sqrt(4 + (rare * rare)) / Math.Sqrt(1 + (9 * rare * rare));

        ActionWords.Weigh(rows);
        var nearest = ActionWords.Nearest(rows, TestContext.Current.CancellationToken);

        Assert.Equal(Math.Max(ab, 2 / Math.Sqrt(4 + (rare * rare))), nearest[0], 5);
        Assert.Equal(2 / Math.Sqrt(4 + (rare * rare)), nearest[2], 5);
    }

    [Fact]
    public void Partners_are_those_of_the_coordination_question()
    {
        using var target = CardedCase.Make();
        var measured = Evidence.Of(SliceLoader.Load(target, Topic.Everything, TestContext.Current.CancellationToken));

        // Alice reposts the press in step with erin and frank.
        Assert.Equal(2, measured["alice"].Value("partners"));
        Assert.Null(measured["press"].Value("partners"));
        Assert.Null(measured["alice"]["partners"].Beyond);
    }

    [Fact]
    public void Partners_are_the_same_where_the_coordination_question_was_asked_before()
    {
        using var target = CardedCase.Make();
        var cancel = TestContext.Current.CancellationToken;
        var slice = SliceLoader.Load(target, Topic.Everything, cancel);
        var options = new AutomationOptions { FewestPosts = 2, Top = int.MaxValue };

        var told = Automation.RunAfter(slice, options, Coordination.Run(slice, new CoordinationOptions(), null, cancel).Result, cancel);

        Assert.Equal(Partners(Automation.Run(slice, options, cancel)), Partners(told));
        Assert.Contains(Partners(told), partners => partners is 2);

        static IEnumerable<double?> Partners(Answer<AutomationOptions, AutomationResult> answer) =>
            answer.Result.Ranked.Select(one => one.Measurements.Single(measured => measured.Code == "partners").Value);
    }

    private static int Slow(int[] one, int[][] strings, int atLeast)
    {
        for (var length = one.Length; length > 0; length--)
        {
            for (var start = 0; start + length <= one.Length; start++)
            {
                var part = one.AsSpan(start, length).ToArray();
                if (strings.Count(other => other.AsSpan().IndexOf(part) >= 0) >= atLeast)
                    return length;
            }
        }

        return 0;
    }
}
