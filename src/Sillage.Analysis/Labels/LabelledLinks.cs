using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>Links to labelled domains, counted in one reading of the topic's links.</summary>
internal sealed class LabelledLinks
{
    private readonly Slice slice;
    private readonly CommunitiesResult communities;
    private readonly string[] labels;
    private readonly int[][] domainsOfLabel;
    private readonly string[] domains;
    private readonly long[] linksOfDomain;
    private readonly Count[] counts;
    private readonly long[] inCommunity;
    private readonly SortedDictionary<long, long> inBucket = [];
    private readonly long width;
    private long originals;

    private LabelledLinks(Slice slice, IReadOnlyList<DomainLabel> labelled, CommunitiesResult communities, int stepMinutes)
    {
        (this.slice, this.communities, width) = (slice, communities, stepMinutes * TimeBuckets.Minute);
        var byLabel = labelled.GroupBy(label => label.Label, StringComparer.OrdinalIgnoreCase)
            .Select(group => (Name: group.Select(label => label.Label).Min(StringComparer.Ordinal)!, Domains: group.Select(label => label.Domain).Distinct().ToArray()))
            .OrderBy(group => group.Name, StringComparer.Ordinal).ToArray();
        labels = [.. byLabel.Select(group => group.Name)];
        domains = [.. labelled.Select(label => label.Domain).Distinct().Order(StringComparer.Ordinal)];
        domainsOfLabel = [.. byLabel.Select(group => group.Domains.Select(domain => Array.BinarySearch(domains, domain, StringComparer.Ordinal)).ToArray())];
        linksOfDomain = new long[domains.Length];
        counts = [.. labels.Select(_ => new Count(communities.Communities.Count + 1))];
        inCommunity = new long[communities.Communities.Count + 1];
    }

    /// <summary>Links in captured posts.</summary>
    public long Links { get; private set; }

    /// <summary>Of these, links that only forward.</summary>
    public long Shortened { get; private set; }

    public static LabelledLinks Of(Slice slice, IReadOnlyList<DomainLabel> labelled, CommunitiesResult communities, int stepMinutes, CancellationToken cancel)
    {
        var links = new LabelledLinks(slice, labelled, communities, stepMinutes);
        links.Read(cancel);
        return links;
    }

    /// <summary>The labels, the most links first.</summary>
    public IReadOnlyList<LinkedLabel> ByLabel(int top) =>
    [
        .. Enumerable.Range(0, labels.Length).OrderByDescending(label => counts[label].Links).ThenBy(label => label).Select(label =>
        {
            var count = counts[label];
            return new LinkedLabel(
                labels[label], domainsOfLabel[label].Length, Shares.Wilson(count.Links, Links), Shares.Wilson(count.Originals, originals), count.Accounts.Count,
                count.First < 0 ? null : slice.Mark(count.First),
                [
                    .. domainsOfLabel[label].Where(domain => linksOfDomain[domain] > 0).OrderByDescending(domain => linksOfDomain[domain]).ThenBy(domain => domain).Take(top)
                        .Select(domain => new LinkedDomain(domains[domain], linksOfDomain[domain])),
                ],
                [
                    .. communities.Communities.Select((community, place) => new LinkedByCommunity(community.Index, community.Name, Shares.Wilson(count.InCommunity[place], inCommunity[place]))),
                    new LinkedByCommunity(-1, "everyone else", Shares.Wilson(count.InCommunity[^1], inCommunity[^1])),
                ],
                [.. inBucket.Select(bucket => new LinkedInBucket(Wording.Time(bucket.Key * width), Wording.Time((bucket.Key + 1) * width), Shares.Wilson(count.InBucket.GetValueOrDefault(bucket.Key), bucket.Value)))]);
        }),
    ];

    private void Read(CancellationToken cancel)
    {
        var place = communities.Communities.Select((community, at) => (community.Index, At: at)).ToDictionary(pair => pair.Index, pair => pair.At);
        var known = new Dictionary<string, (int[] Labels, int[] Domains, bool Shortener)>(StringComparer.Ordinal);
        foreach (var (post, link) in slice.Words.Links().Uses)
        {
            if (slice.Embedded[post])
                continue;
            if (!known.TryGetValue(link, out var meant))
            {
                cancel.ThrowIfCancellationRequested();
                known.Add(link, meant = Meant(Link.Domain(link)));
            }

            Links++;
            Shortened += meant.Shortener ? 1 : 0;
            var original = slice.IsRepost(post) ? 0 : 1;
            originals += original;
            var community = communities.OfAccount.Count > 0 && place.TryGetValue(communities.OfAccount[slice.Account[post]], out var at) ? at : inCommunity.Length - 1;
            inCommunity[community]++;
            var bucket = slice.PostedAt[post] / width;
            inBucket[bucket] = inBucket.GetValueOrDefault(bucket) + 1;
            foreach (var domain in meant.Domains)
                linksOfDomain[domain]++;
            foreach (var label in meant.Labels)
                counts[label].Add(post, slice.Account[post], original, community, bucket);
        }
    }

    /// <summary>The labelled domains that a host is or lies under ("fr.example.org" under "example.org"), and their labels.</summary>
    private (int[] Labels, int[] Domains, bool Shortener) Meant(string host)
    {
        var found = new List<int>();
        for (var rest = host; ; rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (Array.BinarySearch(domains, rest, StringComparer.Ordinal) is >= 0 and var domain)
                found.Add(domain);
            if (!rest.Contains('.', StringComparison.Ordinal))
                break;
        }

        return ([.. Enumerable.Range(0, labels.Length).Where(label => domainsOfLabel[label].Any(found.Contains))], [.. found], Link.IsShortener(host));
    }

    /// <summary>What one label got.</summary>
    private sealed class Count(int communities)
    {
        public long Links { get; private set; }

        public long Originals { get; private set; }

        public int First { get; private set; } = -1;

        public HashSet<int> Accounts { get; } = [];

        public long[] InCommunity { get; } = new long[communities];

        public Dictionary<long, long> InBucket { get; } = [];

        public void Add(int post, int account, int original, int community, long bucket)
        {
            Links++;
            Originals += original;
            if (First < 0)
                First = post;
            Accounts.Add(account);
            InCommunity[community]++;
            InBucket[bucket] = InBucket.GetValueOrDefault(bucket) + 1;
        }
    }
}
