using Sillage.Cases;

namespace Sillage.Testing;

/// <summary>
/// Five days around one account, "alice": 40 posts of her own, one text that dave posted before her, a changed name, and 24 reposts of the press
/// two seconds after it, in step with erin and frank, amid sixty people who repost at their own pace.
/// </summary>
public static class CardedCase
{
    private const int Minute = 60, Hour = 3600;

    /// <summary>Her posts: originals, reposts.</summary>
    public const int Originals = 41, Reposts = 24;

    /// <summary>The case; the caller disposes of it.</summary>
    /// <param name="handle">What alice is called.</param>
    public static CaseFile Make(string handle = "alice") => InventedCase.Of(Posts(handle));

    private static IEnumerable<InventedPost> Posts(string alice)
    {
        var random = new Random(5);
        InventedPost Hers(InventedPost post) => post with { Client = "Desk <b>Tool</b>", Name = post.At < 24 * Hour ? "Alice" : "Alice & Co", Made = InventedPost.Start.AddDays(-30), Followers = 700 + (long)(post.At / Hour), Profile = (350, 900, 40, 3, "Reader of everything") };

        for (var i = 0; i < 40; i++)
            yield return Hers(new InventedPost(1 + i, alice, (i / 10 * 24 * Hour) + (i % 10 * 70 * Minute)) { Text = $"A sentence of her own, number {i}, long enough to compare", Links = i == 0 ? ["https://example.org/own"] : [] });
        yield return new InventedPost(90, "dave", 10 * Hour) { Text = "They do not want you to read this today" };
        yield return Hers(new InventedPost(91, alice, 11 * Hour) { Text = "They do not want you to read THIS today https://example.org/x" });
        yield return new InventedPost(92, "erin", 12 * Hour) { Text = "They do not want you to read this today" };
        var first = Hers(new InventedPost(1, alice, 0) { Text = "A sentence of her own, number 0, long enough to compare", Links = ["https://example.org/own"] });
        for (var i = 0; i < 5; i++)
            yield return first.RepostedBy(100 + i, $"reader{i}", 30 * (i + 1)) with { Client = "Web" };
        for (var i = 0; i < 60; i++)
        {
            var press = new InventedPost(1000 + i, "press", (i / 12 * 24 * Hour) + (i % 12 * Hour)) { Text = $"News of the hour {i}", Followers = 90_000, Client = "Web" };
            yield return press;
            if (i < Reposts)
            {
                yield return Hers(press.RepostedBy(2000 + (10 * i), alice, 2));
                yield return press.RepostedBy(2001 + (10 * i), "erin", 3);
                yield return press.RepostedBy(2002 + (10 * i), "frank", 4);
            }

            for (var reader = 0; reader < 6; reader++)
                yield return press.RepostedBy(10_000 + (10 * i) + reader, $"reader{random.Next(60)}x{reader}", 60 + random.Next(40 * Minute)) with { Client = "Web" };
        }
    }
}
