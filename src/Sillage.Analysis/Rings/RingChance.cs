using System.Runtime.InteropServices;
using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>A reposter of an author, with what a random order of arrival would give.</summary>
/// <param name="Group">Author; 0 where all authors are taken together.</param>
/// <param name="Account">Reposter.</param>
/// <param name="Reposted">Posts of the group that it reposted.</param>
/// <param name="Early">Of these, early.</param>
/// <param name="Expected">Early ones by chance.</param>
/// <param name="PValue">Chance of so many or more.</param>
/// <param name="MedianSeconds">Median delay.</param>
internal readonly record struct RingTest(int Group, int Account, int Reposted, int Early, double Expected, double PValue, double MedianSeconds);

/// <summary>
/// Tests every pair of author and reposter. Were the order in which a post's reposters arrive random, each of the R reposters of a post with E
/// early reposts would be early with chance E/R; over the author's posts that an account reposted, its early ones are then a Poisson-binomial count.
/// </summary>
/// <remarks>What a post is, how popular and how quickly, stays as it was: only who comes when is left to chance. Source: Sillage.</remarks>
internal static class RingChance
{
    /// <summary>The pairs that are early often enough to be tested, and how many pairs could have been.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="arrivals">Its timed reposts.</param>
    /// <param name="early">Early reposts of each post.</param>
    /// <param name="groupOf">What the posts of one test have in common: their author, or nothing.</param>
    /// <param name="fewest">Early reposts that make a pair worth a test.</param>
    /// <param name="cancel">Stops the work.</param>
    public static (List<RingTest> Tests, long Pairs) Of(Slice slice, Arrivals arrivals, int[] early, Func<int, int> groupOf, int fewest, CancellationToken cancel)
    {
        var groups = Enumerable.Range(0, slice.Count).Where(post => arrivals.Of(post).Length > 0).GroupBy(groupOf);
        var tests = new List<RingTest>();
        long pairs = 0;
        var (accounts, met) = (new List<int>(), new List<(double Chance, bool IsEarly, double Seconds)>());
        foreach (var posts in groups)
        {
            cancel.ThrowIfCancellationRequested();
            var count = posts.Sum(post => arrivals.Of(post).Length);
            accounts.Clear();
            accounts.EnsureCapacity(count);
            met.Clear();
            met.EnsureCapacity(count);
            foreach (var post in posts)
            {
                var reposts = arrivals.Of(post);
                for (var place = 0; place < reposts.Length; place++)
                {
                    accounts.Add(slice.Account[reposts[place]]);
                    met.Add(((double)early[post] / reposts.Length, place < early[post], (slice.PostedAt[reposts[place]] - slice.PostedAt[post]) / 1e6));
                }
            }

            CollectionsMarshal.AsSpan(accounts).Sort(CollectionsMarshal.AsSpan(met));
            for (int from = 0, to; from < count; from = to)
            {
                for (to = from; to < count && accounts[to] == accounts[from]; to++)
                {
                }

                if (to - from < fewest)
                    continue;
                pairs++;
                var own = met[from..to];
                var times = own.Count(one => one.IsEarly);
                if (times >= fewest)
                    tests.Add(Test(posts.Key, accounts[from], own, times));
            }
        }

        return (tests, pairs);
    }

    private static RingTest Test(int group, int account, List<(double Chance, bool IsEarly, double Seconds)> own, int early)
    {
        double[] chances = [.. own.Select(one => one.Chance)];
        double[] delays = [.. own.Select(one => one.Seconds).Order()];
        return new RingTest(group, account, own.Count, early, chances.Sum(), Tails.PoissonBinomial(early, chances), Ascending.Median(delays));
    }
}
