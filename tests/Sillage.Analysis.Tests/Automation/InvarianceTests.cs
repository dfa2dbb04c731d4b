using CsCheck;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>What must not matter: the order of rows, what accounts are called, the time zone of the clock.</summary>
public class InvarianceTests
{
    /// <summary>What reads handles changes with them.</summary>
    private static readonly string[] OfHandles = ["handle-digits", "handle-likelihood", "similar-handles"];

    [Fact]
    public void Neither_the_order_of_rows_nor_names_nor_whole_hours_change_a_measurement() => Gen.Select(Gen.Int, Gen.Int[-11, 12]).Sample((seed, zone) =>
    {
        var posts = Posts(new Random(seed));
        var usual = Evidence.Of(PlainSlice.Sorted(posts));

        // Rows shuffled, targets following them.
        int[] order = [.. Enumerable.Range(0, posts.Length)];
        new Random(seed + 1).Shuffle(order);
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            place[order[i]] = i;
        Same(usual, Evidence.Of(PlainSlice.Sorted([.. order.Select(i => posts[i].Target < 0 ? posts[i] : posts[i] with { Target = place[posts[i].Target] })])), name => name, []);
        Same(usual, Evidence.Of(PlainSlice.Sorted([.. posts.Select(post => post with { By = Renamed(post.By), To = post.To is { } to ? Renamed(to) : null })])), Renamed, OfHandles);
        Same(usual, Evidence.Of(PlainSlice.Sorted([.. posts.Select(post => post with { At = post.At + (zone * 3600) })])), name => name, []);
    }, iter: 20);

    private static string Renamed(string name) => $"z{9 - (name[1] - '0')}renamed";

    private static void Same(Dictionary<string, Dictionary<string, Measurement>> usual, Dictionary<string, Dictionary<string, Measurement>> other, Func<string, string> name, string[] but)
    {
        foreach (var (account, measured) in usual)
        {
            foreach (var (code, one) in measured.Where(pair => !but.Contains(pair.Key)))
            {
                var changed = other[name(account)][code];
                Assert.Equal((account, code, one.Beyond, one.Value is null), (account, code, changed.Beyond, changed.Value is null));
                Assert.Equal(one.Value ?? 0, changed.Value ?? 0, 5);
            }
        }
    }

    /// <summary>Six accounts over two weeks, times all different.</summary>
    private static PlainPost[] Posts(Random random)
    {
        var posts = new List<PlainPost>();
        double at = 0;
        for (var i = 0; i < 900; i++)
        {
            at += 1 + random.Next(2600);
            var by = $"a{random.Next(6)}";
            var target = i > 10 ? random.Next(i) : -1;
            var kind = target < 0 ? PostKind.Original : (PostKind)random.Next(4);
            posts.Add(kind == PostKind.Original
                ? new PlainPost(at, by) { Text = $"A sentence that may come again, number {random.Next(60)}", Hashtags = ["one"], Client = random.Next(2) == 0 ? "IFTTT" : "Web" }
                : new PlainPost(at, by, kind, target, posts[target].By));
        }

        return [.. posts];
    }
}
