using System.Collections.Frozen;
using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis.Tests;

/// <summary>A post of a slice written by hand, without a case.</summary>
/// <param name="At">Seconds after 5 May 2017, 18:49 UTC.</param>
/// <param name="By">Handle of its author; the id is the same after "id-".</param>
/// <param name="Kind">What it is.</param>
/// <param name="Target">Index of the post that it reposts, quotes or answers; from the number of posts on, a post that is not held.</param>
/// <param name="To">Handle of the target's author, where the platform says so.</param>
internal sealed record PlainPost(double At, string By, PostKind Kind = PostKind.Original, int Target = -1, string? To = null)
{
    public bool Embedded { get; init; }

    public int Followers { get; init; } = -1;

    public string? Text { get; init; }

    public string Platform { get; init; } = "x";

    public string? Client { get; init; }

    /// <summary>As tagged by the platform; empty for none.</summary>
    public string Language { get; init; } = "";

    /// <summary>Where it says that it was sent from; the index is filled in.</summary>
    public PostPlace? Place { get; init; }

    public IReadOnlyList<string> Hashtags { get; init; } = [];

    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Handles, or "#id" where only the id is known, or "handle#id".</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];
}

/// <summary>Slices written by hand, posts in order of time.</summary>
internal static class PlainSlice
{
    private static readonly long Start = new DateTimeOffset(2017, 5, 5, 18, 49, 0, TimeSpan.Zero).ToUnixTimeSeconds() * 1_000_000;

    public static long Time(double at) => Start + (long)(at * 1_000_000);

    public static Slice Of(params IReadOnlyList<PlainPost> posts) => Of(posts, FrozenDictionary<string, AccountProfile>.Empty);

    /// <param name="posts">Posts in order of time.</param>
    /// <param name="profiles">Profiles by handle.</param>
    public static Slice Of(IReadOnlyList<PlainPost> posts, IReadOnlyDictionary<string, AccountProfile> profiles)
    {
        string[] handles = [.. posts.Select(post => post.By).Concat(posts.Select(post => post.To).OfType<string>()).Distinct().Order(StringComparer.Ordinal)];
        string[] platforms = [.. posts.Select(post => post.Platform).Append("x").Distinct().Order(StringComparer.Ordinal)];
        string[] languages = [.. posts.Select(post => post.Language).Append("").Distinct().Order(StringComparer.Ordinal)];
        var ids = new PostIds(posts.Count);
        for (var i = 0; i < posts.Count; i++)
            ids[i] = $"p{i}";
        return new Slice
        {
            Topic = "",
            PostedAt = [.. posts.Select(post => Time(post.At))],
            Account = [.. posts.Select(post => Array.IndexOf(handles, post.By))],
            Kind = [.. posts.Select(post => post.Kind)],
            Embedded = [.. posts.Select(post => post.Embedded)],
            Target = [.. posts.Select(post => post.Target)],
            TargetAccount = [.. posts.Select(post => Array.IndexOf(handles, post.To))],
            Language = [.. posts.Select(post => (short)Array.IndexOf(languages, post.Language))],
            Followers = [.. posts.Select(post => post.Followers)],
            Platform = [.. posts.Select(post => (byte)Array.IndexOf(platforms, post.Platform))],
            Ids = ids,
            Words = new PlainWords(posts, handles, profiles),
            UnseenPostIds = [.. Enumerable.Range(posts.Count, Math.Max(0, posts.Select(post => post.Target + 1 - posts.Count).DefaultIfEmpty().Max())).Select(post => $"unseen{post}")],
            Accounts = [.. handles.Select(handle => new SliceAccount("x", "id-" + handle, handle))],
            Languages = languages,
            Platforms = platforms,
            Capture = new CaptureVolume(0, []),
            ClockSeconds = 0,
        };
    }

    /// <summary>A slice of posts in any order; their targets follow them to their places, posts of one time stay in the order given.</summary>
    public static Slice Sorted(params PlainPost[] posts)
    {
        var order = Enumerable.Range(0, posts.Length).OrderBy(i => posts[i].At).ThenBy(i => i).ToArray();
        var place = new int[posts.Length];
        for (var i = 0; i < order.Length; i++)
            place[order[i]] = i;
        return Of([.. order.Select(i => posts[i].Target < 0 ? posts[i] : posts[i] with { Target = place[posts[i].Target] })]);
    }

    private sealed class PlainWords(IReadOnlyList<PlainPost> written, string[] handles, IReadOnlyDictionary<string, AccountProfile> profiles) : IPostWords
    {
        public DetectedTexts Detected { get; } = new();

        public IReadOnlyList<PostEvidence> Describe(IReadOnlyList<int> posts) =>
            [.. posts.Select(post => new PostEvidence($"p{post}", "x", written[post].By, DateTimeOffset.UnixEpoch, "", written[post].Links, []))];

        public IEnumerable<(int Post, string Text)> Texts(Func<int, bool> wanted) =>
            written.Select((post, i) => (i, post.Text!)).Where(post => post.Item2 is not null && wanted(post.i));

        public SharedWords Links() => SharedWords.Of(written.SelectMany((post, i) => post.Links.Select(link => (i, link))));

        public SharedWords Hashtags() => SharedWords.Of(written.SelectMany((post, i) => post.Hashtags.Select(hashtag => (i, hashtag))));

        public IEnumerable<(int Post, string Media)> Media() => [];

        public SharedWords Clients() => SharedWords.Of(written.Select((post, i) => (i, post.Client!)).Where(post => post.Item2 is not null));

        public IEnumerable<PostPlace> Places() => written.Select((post, i) => post.Place is { } place ? place with { Post = i } : (PostPlace?)null).OfType<PostPlace>();

        public IEnumerable<(int Account, string? Location, string? TimeZone)> ClaimedPlaces() => Profiles().Select(profile => (profile.Account, profile.Location, profile.TimeZone));

        public IEnumerable<(int Account, long Hour, int Posts)> Hours(int fewestPosts) =>
            written.Where(post => !post.Embedded).GroupBy(post => Array.IndexOf(handles, post.By)).Where(posts => posts.Count() >= fewestPosts).OrderBy(posts => posts.Key)
                .SelectMany(posts => posts.GroupBy(post => Time(post.At) / 3_600_000_000).OrderBy(hour => hour.Key).Select(hour => (posts.Key, hour.Key, hour.Count())));

        public IEnumerable<AccountProfile> Profiles() =>
            handles.Select((handle, account) => profiles.TryGetValue(handle, out var profile) ? profile with { Account = account } : null).OfType<AccountProfile>();

        public IReadOnlyList<AccountProfile> History(int account) => [.. Profiles().Where(profile => profile.Account == account)];

        public IEnumerable<ArchivedPost> Archived(int first, int beyond) => [];

        public IEnumerable<(int Post, string Handle, string Id)> Mentions() =>
            written.SelectMany((post, i) => post.Mentions.Select(mention => mention.Split('#')).Select(parts => (i, parts[0], parts.Length > 1 ? parts[1] : "")));
    }
}
