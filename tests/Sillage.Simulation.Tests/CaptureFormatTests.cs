using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Sillage.Simulation.Tests;

/// <summary>The capture is what the platform's stream would have sent.</summary>
public partial class CaptureFormatTests
{
    // Persons of the real evening; none may be read in a handle, however its syllables fall.
    private static readonly string[] Persons = ["posobiec", "craddick", "assange", "wikileaks", "trump", "clinton", "obama", "putin", "lepen", "philippot", "beanz", "macron"];

    private static readonly JsonElement[] Lines = [.. Encoding.UTF8.GetString(Write(new SimulationOptions { Scale = 0.4 })).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    private static readonly JsonElement[] Posts = [.. Lines.Where(line => line.TryGetProperty("user", out _))];

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        var options = new SimulationOptions { Scale = 0.25 };

        Assert.Equal(Write(options), Write(options));
        Assert.NotEqual(Write(options), Write(options with { Seed = 7 }));
    }

    [Fact]
    public void Packed_and_unpacked_captures_are_the_same()
    {
        var options = new SimulationOptions { Scale = 0.25 };
        var folder = Directory.CreateTempSubdirectory("sillage-simulation-").FullName;
        try
        {
            MacronLeaks.WriteTo(folder, options, null, TestContext.Current.CancellationToken);
            using var packed = new System.IO.Compression.GZipStream(File.OpenRead(Path.Combine(folder, "posts.jsonl.gz")), System.IO.Compression.CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            packed.CopyTo(unpacked);
            MacronLeaks.WriteTo(folder, options with { Compress = false }, null, TestContext.Current.CancellationToken);

            Assert.Equal(unpacked.ToArray(), File.ReadAllBytes(Path.Combine(folder, "posts.jsonl")));
            Assert.Equal(unpacked.ToArray(), Write(options));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_line_is_a_post_a_deletion_or_a_limit()
    {
        Assert.All(Lines, line => Assert.Single(new[] { "user", "delete", "limit" }, name => line.TryGetProperty(name, out _)));
        Assert.All(Posts, post => Assert.All(
            new[] { "created_at", "id", "id_str", "text", "source", "truncated", "in_reply_to_status_id", "user", "entities", "is_quote_status", "retweet_count", "favorite_count", "lang", "timestamp_ms" },
            name => Assert.True(post.TryGetProperty(name, out _), name)));
    }

    [Fact]
    public void Ids_are_unique_ascend_and_tell_the_time()
    {
        var last = 0L;
        foreach (var post in Posts)
        {
            var id = post.Number("id");
            var at = long.Parse(post.Text("timestamp_ms"), CultureInfo.InvariantCulture);
            Assert.True(id > last);
            Assert.Equal(post.Text("id_str"), id.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(at, (id >> 22) + 1_288_834_974_657);
            Assert.Equal(at / 1000, SeenPost.Date(post).ToUnixTimeSeconds());
            last = id;
        }

        Assert.InRange(SeenPost.Date(Posts[0]), new DateTimeOffset(2017, 5, 5, 17, 0, 0, TimeSpan.Zero), new DateTimeOffset(2017, 5, 5, 18, 0, 0, TimeSpan.Zero));
        Assert.InRange(SeenPost.Date(Posts[^1]), new DateTimeOffset(2017, 5, 7, 19, 0, 0, TimeSpan.Zero), new DateTimeOffset(2017, 5, 7, 20, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Embedded_posts_are_those_that_were_written_earlier()
    {
        var written = new Dictionary<string, JsonElement>();
        var reposts = new Dictionary<string, long>();
        var kinds = new Dictionary<string, int>();
        foreach (var post in Posts)
        {
            if (post.TryGetProperty("retweeted_status", out var original))
            {
                var id = original.Text("id_str");
                reposts[id] = reposts.GetValueOrDefault(id) + 1;
                Same(written[id], original, reposts[id]);
                Assert.StartsWith($"RT @{original.GetProperty("user").Text("screen_name")}: ", post.Text("text"), StringComparison.Ordinal);
                Assert.NotEqual(original.GetProperty("user").Text("id_str"), post.GetProperty("user").Text("id_str"));
                Assert.Equal(original.Text("lang"), post.Text("lang"));
                if (original.TryGetProperty("quoted_status", out var nested))
                    Same(written[nested.Text("id_str")], nested, reposts.GetValueOrDefault(nested.Text("id_str")));
                Count(original.TryGetProperty("quoted_status", out _) ? "repost of a quote" : "repost");
            }
            else
            {
                written.Add(post.Text("id_str"), post);
                if (post.TryGetProperty("quoted_status", out var quoted))
                {
                    Assert.Equal(post.Text("quoted_status_id_str"), quoted.Text("id_str"));
                    Same(written[quoted.Text("id_str")], quoted, reposts.GetValueOrDefault(quoted.Text("id_str")));
                    Count("quote");
                }

                if (post.GetProperty("in_reply_to_status_id_str").GetString() is { } answered)
                {
                    Assert.Equal(written[answered].GetProperty("user").Text("screen_name"), post.Text("in_reply_to_screen_name"));
                    Count("reply");
                }
            }
        }

        Assert.Equal(["quote", "reply", "repost", "repost of a quote"], kinds.Keys.Order());

        void Count(string kind) => kinds[kind] = kinds.GetValueOrDefault(kind) + 1;

        static void Same(JsonElement written, JsonElement embedded, long reposts)
        {
            Assert.True(JsonElement.DeepEquals(written.GetProperty("user"), embedded.GetProperty("user")));
            Assert.True(JsonElement.DeepEquals(written.GetProperty("entities"), embedded.GetProperty("entities")));
            Assert.Equal((written.Text("text"), written.Text("created_at"), written.Text("lang"), written.Text("source")), (embedded.Text("text"), embedded.Text("created_at"), embedded.Text("lang"), embedded.Text("source")));
            Assert.Equal(reposts, embedded.Number("retweet_count"));
        }
    }

    [Fact]
    public void Nobody_reposts_the_same_post_twice() =>
        Assert.DoesNotContain(
            Posts.Where(post => post.TryGetProperty("retweeted_status", out _)).CountBy(post => (post.GetProperty("user").Text("id_str"), post.GetProperty("retweeted_status").Text("id_str"))), pair => pair.Value > 1);

    [Fact]
    public void An_account_has_one_handle_and_one_profile_and_existed_before_it_posted()
    {
        var profiles = new Dictionary<string, JsonElement>();
        var handles = new Dictionary<string, string>();
        foreach (var post in Posts)
        {
            var user = post.GetProperty("user");
            if (!profiles.TryAdd(user.Text("id_str"), user))
                Assert.True(JsonElement.DeepEquals(profiles[user.Text("id_str")], user));
            else
                Assert.True(handles.TryAdd(user.Text("screen_name"), user.Text("id_str")), user.Text("screen_name"));
            Assert.InRange(SeenPost.Date(user), new DateTimeOffset(2006, 3, 21, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2017, 4, 30, 0, 0, 0, TimeSpan.Zero));
        }

        Assert.True(profiles.Count > 1_000);
    }

    [Fact]
    public void Handles_are_marked_as_simulated_and_no_real_person_is_named()
    {
        Assert.All(Posts, post => Assert.Matches(Handle(), post.GetProperty("user").Text("screen_name")));
        foreach (var post in Posts)
        {
            var user = post.GetProperty("user");
            var said = $"{SeenPost.Of(post).Text} {user.Text("name")}".Replace("#MacronLeaks", "", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Persons, person => said.Contains(person, StringComparison.OrdinalIgnoreCase) || user.Text("screen_name").Contains(person, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotMatch(Unwanted(), said);
        }
    }

    [Fact]
    public void Texts_are_varied_and_those_without_a_language_have_no_words()
    {
        var originals = Posts.Where(post => !post.TryGetProperty("retweeted_status", out _)).Select(SeenPost.Of).Where(post => post.OnTopic && post.Client != "News Scheduler").ToArray();
        var spoken = originals.Where(post => post.Language != "und").ToArray();
        var wordless = originals.Where(post => post.Language == "und").ToArray();

        // The groups' twelve times the same text are meant; beyond them hardly anybody says what another said.
        Assert.True(spoken.Select(post => post.Words).Distinct().Count() > 0.9 * spoken.Length);
        Assert.InRange((double)wordless.Length / originals.Length, 0.01, 0.08);
        Assert.All(wordless, post => Assert.DoesNotMatch(Word(), Mention().Replace(post.Words, "").Replace("GB", "", StringComparison.Ordinal)));
        Assert.All(spoken, post => Assert.Matches(Word(), post.Words));
    }

    [Fact]
    public void Entities_point_at_what_they_name_and_texts_have_the_platforms_length()
    {
        var kinds = new HashSet<string>();
        foreach (var post in Posts.Concat(Posts.Where(post => post.TryGetProperty("retweeted_status", out _)).Select(post => post.GetProperty("retweeted_status"))))
        {
            Assert.True(Points(post.Text("text")).Length <= 140);
            Check(post.Text("text"), post.GetProperty("entities"));
            Assert.Equal(post.TryGetProperty("extended_tweet", out var extended), post.GetProperty("truncated").GetBoolean());
            if (extended.ValueKind != JsonValueKind.Object)
                continue;
            Check(extended.Text("full_text"), extended.GetProperty("entities"));
            Assert.True(Points(extended.Text("full_text")).Length > 140);
            kinds.Add("extended");
        }

        Assert.Equal(["extended", "hashtags", "urls", "user_mentions"], kinds.Order());

        void Check(string text, JsonElement entities)
        {
            foreach (var (list, name, sign) in new[] { ("hashtags", "text", "#"), ("urls", "url", ""), ("user_mentions", "screen_name", "@") })
            {
                foreach (var entity in entities.GetProperty(list).EnumerateArray())
                {
                    var places = entity.GetProperty("indices");
                    Assert.Equal(sign + entity.Text(name), string.Concat(Points(text)[places[0].GetInt32()..places[1].GetInt32()]));
                    kinds.Add(list);
                }
            }
        }

        static Rune[] Points(string text) => [.. text.EnumerateRunes()];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    [InlineData(double.NaN)]
    public void A_scale_that_makes_no_sense_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(new SimulationOptions { Scale = scale }));

    [Fact]
    public void A_cancelled_simulation_leaves_no_truth_behind()
    {
        var folder = Directory.CreateTempSubdirectory("sillage-simulation-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "truth.json"), "of an earlier run");
            using var cancel = new CancellationTokenSource();

            Assert.Throws<OperationCanceledException>(() => MacronLeaks.WriteTo(folder, new SimulationOptions(), done => { if (done > 0.05) cancel.Cancel(); }, cancel.Token));
            Assert.False(File.Exists(Path.Combine(folder, "truth.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Write(SimulationOptions options)
    {
        using var stream = new MemoryStream();
        MacronLeaks.Write(stream, options, null, CancellationToken.None);
        return stream.ToArray();
    }

    // What a decent text does not need, and the names that two words make.
    [GeneratedRegex(@"\b(le pen|marine|emmanuel|nazi\w*|kill\w*|hat(e|es|ed)|idiots?|stupid|haine|tuer|mort|imbécile)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();

    [GeneratedRegex("^[a-z0-9_]{1,11}_sim$")]
    private static partial Regex Handle();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Mention();
}
