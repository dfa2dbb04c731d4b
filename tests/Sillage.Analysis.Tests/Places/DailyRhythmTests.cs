using Sillage.Cases;
using Xunit;

namespace Sillage.Analysis.Tests.Places;

/// <summary>Planted nights: who sleeps from midnight to eight somewhere is found there, within the interval; who never sleeps is not.</summary>
public class DailyRhythmTests
{
    /// <summary>Seconds from midnight to the moment from which plain posts count.</summary>
    private const int Midnight = (18 * 3600) + (49 * 60);

    [Theory]
    [InlineData(-5)]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(-11)]
    [InlineData(11)]
    public void The_offset_of_a_planted_night_lies_in_its_interval(int offset)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var found = DailyRhythm.Offset(Hours(offset, 21, 12, seed), 1);

            Assert.NotNull(found);
            Assert.InRange(offset, found.Value.Low, found.Value.High);
            Assert.InRange(found.Value.High - found.Value.Low, 2, 8);
        }
    }

    [Fact]
    public void Habits_move_the_offset_not_beyond_the_hours_they_move()
    {
        // Late sleepers at UTC+2, from two to ten, look like UTC+0.
        Assert.Equal(0, DailyRhythm.Offset(Hours(0, 40, 20, 3), 1)!.Value.Middle, 1.0);
        Assert.Equal(DailyRhythm.Offset(Hours(0, 40, 20, 3), 1), DailyRhythm.Offset(Hours(2, 40, 20, 3, sleepsFrom: 2), 1));
    }

    [Fact]
    public void There_is_no_rhythm_where_there_is_no_night_or_too_little()
    {
        Assert.Null(DailyRhythm.Offset(Hours(0, 30, 24, 1, sleep: 0), 1));
        Assert.Null(DailyRhythm.Offset(Hours(0, 6, 40, 1), 1)); // six days
        Assert.Null(DailyRhythm.Offset(Hours(0, 9, 11, 1), 1)); // 99 posts
        Assert.NotNull(DailyRhythm.Offset(Hours(0, 10, 10, 1), 1)); // 100 posts
        Assert.Null(DailyRhythm.Offset([], 1));
    }

    [Fact]
    public void Before_1970_the_hours_are_those_of_the_day_too()
    {
        (long, int)[] early = [.. Hours(-5, 21, 12, 7).Select(hour => (hour.Hour - (24L * 30_000), hour.Posts))];
        Assert.Equal(DailyRhythm.Offset(Hours(-5, 21, 12, 7), 1), DailyRhythm.Offset(early, 1));
    }

    [Fact]
    public void Accounts_are_summed_up_by_offset_and_never_given_a_country()
    {
        var posts = new List<PlainPost>();
        foreach (var (name, offset, sleep) in new[] { ("a", -5, 8), ("b", -5, 8), ("c", 2, 8), ("flat", 0, 0) })
        {
            foreach (var (hour, count) in Hours(offset, 21, 12, name[0], sleep: sleep))
                posts.AddRange(Enumerable.Range(0, count).Select(i => new PlainPost((hour * 3600) - Midnight + i, name)));
        }

        var slice = PlainSlice.Of([.. posts.OrderBy(post => post.At)], new Dictionary<string, AccountProfile> { ["a"] = new() { Account = 0, Location = "New York" }, ["c"] = new() { Account = 0, Location = "New York" } });
        var result = Analysis.Places.Run(slice, new PlacesOptions { FewestAccounts = 1 }, TestContext.Current.CancellationToken).Result;

        Assert.Equal((4, 3), (result.Rhythm.Examined, result.Rhythm.WithRhythm.Count));
        Assert.Equal(3, result.Rhythm.Offsets.Sum(one => one.Accounts));
        Assert.Equal(2, result.KnownAccounts.Count);
        // The one who claims New York and sleeps in Europe does not fit.
        Assert.Equal((1, 2), (result.Rhythm.Agrees.Count, result.Rhythm.Agrees.Of));
    }

    /// <summary>Posts at random waking hours; the sleep begins at an hour of the clock there.</summary>
    private static (long Hour, int Posts)[] Hours(int offset, int days, int perDay, int seed, int sleepsFrom = 0, int sleep = 8)
    {
        var random = new Random(seed);
        var counts = new SortedDictionary<long, int>();
        for (var day = 0; day < days; day++)
        {
            for (var post = 0; post < perDay; post++)
            {
                var local = sleepsFrom + sleep + random.Next(24 - sleep);
                var hour = (24L * (1000 + day)) + local - offset;
                counts[hour] = counts.GetValueOrDefault(hour) + 1;
            }
        }

        return [.. counts.Select(pair => (pair.Key, pair.Value))];
    }
}
