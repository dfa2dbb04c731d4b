using System.Text;
using CsCheck;
using Sillage.Cases.Import;
using Sillage.Posts;
using Xunit;

namespace Sillage.Cases.Tests;

/// <summary>Profiles come to the same rows however often a batch has to make room, and in whatever batches they come.</summary>
public sealed class ProfileMergeTests
{
    private sealed record Sighting(int Account, int Name, long? SeenAt, long? Posts, long? Followers, bool Embedded, bool Listed);

    private static readonly Gen<Sighting> AnySighting = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 1], Gen.Long[0, 3].Nullable(), Gen.Long[0, 2].Nullable(), Gen.Long[0, 1].Nullable(), Gen.Bool, Gen.Bool,
        (account, name, seenAt, posts, followers, embedded, listed) => new Sighting(account, name, seenAt, posts, followers, embedded, listed));

    [Fact]
    public void Sightings_brought_in_in_parts_give_what_all_of_them_give() => Gen.Select(AnySighting.List[0, 20], Gen.Int[0, 2].List[20])
        .Sample(
            (sightings, breaks) =>
            {
                using var target = CaseFile.CreateTemporary();
                HashSet<UInt128> held = [];
                var batch = ImportBatch.Begin(target, held);
                var keys = new ProfileKeys();
                for (var at = 0; at < sightings.Count; at++)
                {
                    Add(batch, keys, sightings[at]);
                    if (breaks[at] == 1)
                    {
                        batch.EnterProfiles();
                    }
                    else if (breaks[at] == 2)
                    {
                        batch.Commit([]);
                        held.UnionWith(batch.Profiles.Keys);
                        batch.Dispose();
                        batch = ImportBatch.Begin(target, held);
                    }
                }

                batch.Commit([]);
                batch.Dispose();
                Assert.Equal(Expected(sightings), Rows(target));
            },
            iter: 20);

    private static void Add(ImportBatch batch, ProfileKeys keys, Sighting sighting)
    {
        var account = new Account
        {
            Id = Encoding.UTF8.GetBytes($"{sighting.Account}"),
            Name = Encoding.UTF8.GetBytes($"name {sighting.Name}"),
            Posts = sighting.Posts,
            Followers = sighting.Followers,
        };
        var key = keys.Of("x"u8, account.Id.Span, account);
        batch.Profiles.Add(key, "x"u8, account.Id.Span, account, sighting.SeenAt, sighting.Embedded, sighting.Listed);
    }

    private static List<string> Rows(CaseFile target) => target.Connection.Rows(
        "SELECT account_id, name, epoch_us(first_seen), epoch_us(last_seen), posts, followers, embedded, listed FROM account_versions ORDER BY ALL",
        row => string.Join(' ', Enumerable.Range(0, 8).Select(column => row.IsDBNull(column) ? "-" : row.GetValue(column))));

    /// <summary>Each profile with its first and last time, and the counts of the last sighting; of those at one time the largest.</summary>
    private static List<string> Expected(IEnumerable<Sighting> sightings) =>
    [
        .. sightings.GroupBy(sighting => (sighting.Account, sighting.Name)).OrderBy(group => group.Key).Select(group =>
        {
            var last = group.OrderBy(sighting => sighting.SeenAt ?? -1).ThenBy(sighting => sighting.Posts ?? -1).ThenBy(sighting => sighting.Followers ?? -1).Last();
            return string.Join(
                ' ', group.Key.Account, $"name {group.Key.Name}", Text(group.Min(sighting => sighting.SeenAt)), Text(last.SeenAt), Text(last.Posts), Text(last.Followers),
                group.All(sighting => sighting.Embedded), group.Any(sighting => sighting.Listed));
        }),
    ];

    private static string Text(long? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-";
}
