using System.Text;
using CsCheck;
using Sillage.Cases.Import;
using Sillage.Posts;
using Xunit;

namespace Sillage.Cases.Tests;

/// <summary>Sightings of posts come to the same rows in whatever order, threads and batches they come.</summary>
public sealed class PostMergeTests
{
    private const string Missing = "-";

    /// <summary>Text and figures of one moment are those of the moment: of an embedded post they are written once.</summary>
    private sealed record Sighting(int Id, bool Embedded, long? SeenAt, long? Reposts, int Variant)
    {
        public string Text => Embedded && SeenAt is { } at ? $"seen at {at}" : new string('x', 1 + Variant);
    }

    private static readonly Gen<Sighting> AnySighting = Gen.Select(
        Gen.Int[0, 4], Gen.Bool, Gen.Long[0, 4].Nullable(), Gen.Long[0, 2].Nullable(), Gen.Int[0, 2],
        (id, embedded, seenAt, reposts, variant) => new Sighting(id, embedded, seenAt, reposts, variant));

    [Fact]
    public void Sightings_in_parts_give_what_all_of_them_give() => Gen.Select(AnySighting.List[0, 25], Gen.Int[0, 5].List[25])
        .Sample(
            (sightings, breaks) =>
            {
                using var target = CaseFile.CreateTemporary();
                HashSet<UInt128> held = [];
                for (var at = 0; at <= sightings.Count;)
                {
                    using var batch = ImportBatch.Begin(target, held);
                    using var one = new BatchSink(batch);
                    using var other = new BatchSink(batch);
                    one.BeginBlock(1);
                    other.BeginBlock(1);
                    for (var more = true; more; more = at <= sightings.Count && breaks[at - 1] > 0)
                    {
                        if (at < sightings.Count)
                            Add(at % 2 == 0 ? one : other, sightings[at], at);
                        at++;
                    }

                    one.Flush();
                    other.Flush();
                    batch.Commit([]);
                    held.UnionWith(batch.Profiles.Keys);
                }

                Assert.Equal(ExpectedPosts(sightings), Rows(target, "SELECT post_id, embedded, text, epoch_us(seen_at), epoch_us(observed_at), reposts FROM posts", 6));
                Assert.Equal(ExpectedVersions(sightings), Rows(target, "SELECT post_id, epoch_us(observed_at), reposts FROM post_versions", 3));
            },
            iter: 30);

    private static void Add(BatchSink sink, Sighting sighting, long line)
    {
        var post = new Post
        {
            Platform = "x",
            Id = Encoding.UTF8.GetBytes($"post {sighting.Id}, longer than twelve"),
            Embedded = sighting.Embedded,
            Text = Encoding.UTF8.GetBytes(sighting.Text),
            ObservedAt = sighting.SeenAt,
            Reposts = sighting.Reposts,
        };
        post.Author.Id = Encoding.UTF8.GetBytes("author");
        sink.Add(post, line);
    }

    private static List<string> Rows(CaseFile target, string query, int columns) => target.Connection.Rows(
        $"{query} ORDER BY ALL", row => string.Join(' ', Enumerable.Range(0, columns).Select(column => row.IsDBNull(column) ? Missing : row.GetValue(column))));

    /// <summary>
    /// Content of the latest capture, else of the earliest sighting inside others; of those the longest text, then the first in the alphabet.
    /// Counts are those that were new last.
    /// </summary>
    private static List<string> ExpectedPosts(IEnumerable<Sighting> sightings) =>
    [
        .. sightings.GroupBy(sighting => sighting.Id).OrderBy(group => group.Key).Select(group =>
        {
            var content = group.OrderBy(sighting => sighting.Embedded)
                .ThenBy(sighting => sighting.SeenAt is null)
                .ThenBy(sighting => sighting.Embedded ? sighting.SeenAt : -sighting.SeenAt)
                .ThenByDescending(sighting => sighting.Text.Length).ThenBy(sighting => sighting.Text, StringComparer.Ordinal).First();
            var (reposts, observedAt) = Versions(group).OrderBy(version => version.At ?? -1).ThenBy(version => version.Reposts ?? -1).Last();
            return string.Join(
                ' ', $"post {group.Key}, longer than twelve", content.Embedded, content.Text, Text(content.SeenAt), Text(observedAt), Text(reposts));
        }),
    ];

    private static List<string> ExpectedVersions(IEnumerable<Sighting> sightings) =>
    [
        .. sightings.GroupBy(sighting => sighting.Id).OrderBy(group => group.Key).SelectMany(group =>
        {
            var versions = Versions(group);
            return versions.Count < 2
                ? []
                : versions.OrderBy(version => version.At ?? long.MaxValue).ThenBy(version => version.Reposts ?? long.MaxValue)
                    .Select(version => $"post {group.Key}, longer than twelve {Text(version.At)} {Text(version.Reposts)}");
        }),
    ];

    /// <summary>Different counts, each with the time when it was first seen.</summary>
    private static List<(long? Reposts, long? At)> Versions(IEnumerable<Sighting> sightings) =>
        [.. sightings.GroupBy(sighting => sighting.Reposts).Select(group => (group.Key, group.Min(sighting => sighting.SeenAt)))];

    private static string Text(long? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Missing;
}
