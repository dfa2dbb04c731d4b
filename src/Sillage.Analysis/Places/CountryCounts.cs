using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Sums by country.</summary>
internal sealed class CountryCounts
{
    private readonly string[] codes;

    private CountryCounts(string[] codes, int[] ofAccount, CountryShare[] countries)
    {
        this.codes = codes;
        OfAccount = ofAccount;
        Countries = countries;
    }

    public int[] OfAccount { get; }

    public IReadOnlyList<CountryShare> Countries { get; }

    public static CountryCounts Of(Slice slice, AccountPlaces places, Gazetteer gazetteer, (long[] Posts, long[] Earned) tally, int fewest)
    {
        var count = slice.Accounts.Count;
        var (posts, earned) = tally;
        // A country is named by its accounts with posts of their own; who was only reposted is counted where its country is.
        var accounts = new long[gazetteer.Countries.Count];
        var seen = new bool[gazetteer.Countries.Count];
        var country = new short[count];
        for (var account = 0; account < count; account++)
        {
            country[account] = places.Country(account);
            if (country[account] < 0)
                continue;
            seen[country[account]] = true;
            accounts[country[account]] += posts[account] > 0 ? 1 : 0;
        }

        var named = Enumerable.Range(0, accounts.Length).Where(one => accounts[one] >= Math.Max(1, fewest))
            .OrderByDescending(one => accounts[one]).ThenBy(one => gazetteer.Countries[one].Code, StringComparer.Ordinal).ToArray();
        var index = new int[accounts.Length];
        Array.Fill(index, named.Length);
        for (var i = 0; i < named.Length; i++)
            index[named[i]] = i;
        var rest = Enumerable.Range(0, seen.Length).Any(one => seen[one] && index[one] == named.Length);
        var size = named.Length + (rest ? 1 : 0);

        var ofAccount = new int[count];
        var byAccounts = new long[size * AccountPlaces.Kinds];
        var byPosts = new long[size * AccountPlaces.Kinds];
        var earnedBy = new long[size];
        for (var account = 0; account < count; account++)
        {
            ofAccount[account] = country[account] < 0 ? -1 : index[country[account]];
            if (ofAccount[account] < 0)
                continue;
            var cell = (ofAccount[account] * AccountPlaces.Kinds) + places.Decides(account);
            byAccounts[cell] += posts[account] > 0 ? 1 : 0;
            byPosts[cell] += posts[account];
            earnedBy[ofAccount[account]] += earned[account];
        }

        var (authors, allPosts, allEarned) = (posts.LongCount(number => number > 0), posts.Sum(), earned.Sum());
        string[] codes = [.. named.Select(one => gazetteer.Countries[one].Code), .. rest ? [CountryNames.Other] : Array.Empty<string>()];
        return new CountryCounts(codes, ofAccount, [.. codes.Select((code, i) => new CountryShare(
            code, CountryNames.Of(code, french: false),
            Shares.Wilson(Sum(byAccounts, i), authors), Shares.Wilson(Sum(byPosts, i), allPosts), Shares.Wilson(earnedBy[i], allEarned), Split(byAccounts, i), Split(byPosts, i)))]);
    }

    /// <summary>Posts by country in steps of time; steps without posts are left out.</summary>
    public IEnumerable<(long From, long Posts, long[] Counts)> Steps(Slice slice, int[] captured, int minutes)
    {
        foreach (var (from, posts) in TimeBuckets.Split(slice, captured, minutes))
        {
            var counts = new long[codes.Length];
            foreach (var post in captured[posts])
            {
                if (OfAccount[slice.Account[post]] is >= 0 and var country)
                    counts[country]++;
            }

            yield return (from, posts.End.Value - posts.Start.Value, counts);
        }
    }

    public PlaceBucket Bucket((long From, long Posts, long[] Counts) step, int minutes) => new(
        Wording.Time(step.From), Wording.Time(step.From + (minutes * TimeBuckets.Minute)), step.Posts, Shares.Wilson(step.Counts.Sum(), step.Posts),
        [.. codes.Select((code, i) => new CountryBucket(code, Shares.Wilson(step.Counts[i], step.Posts))).Where(share => share.Share.Count > 0)]);

    private static long Sum(long[] cells, int country) => cells.AsSpan(country * AccountPlaces.Kinds, AccountPlaces.Kinds).ToArray().Sum();

    private static BySource Split(long[] cells, int country)
    {
        var own = cells.AsSpan(country * AccountPlaces.Kinds, AccountPlaces.Kinds);
        return new BySource(own[0], own[1], own[2], own[3], own[4]);
    }
}
