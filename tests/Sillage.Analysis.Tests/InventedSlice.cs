using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis.Tests;

/// <summary>One entry of a slice made by hand, without a case.</summary>
/// <param name="At">Microseconds since 1970.</param>
/// <param name="Account">Number of its author.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Embedded">Seen only inside another.</param>
/// <param name="Target">Index of the post that it reposts, quotes or answers, after sorting; −1 none.</param>
/// <param name="Followers">Followers of the author; −1 unknown.</param>
internal sealed record Entry(long At, int Account, PostKind Kind = PostKind.Original, bool Embedded = false, int Target = -1, int Followers = -1);

/// <summary>Slices for properties that need thousands of them.</summary>
internal static class InventedSlice
{
    /// <summary>A slice of the given entries, which are in order of time; a target outside them is a post that the slice does not hold.</summary>
    public static Slice Of(IReadOnlyList<Entry> entries, CaptureVolume? capture = null, int clockSeconds = 0)
    {
        var accounts = entries.Count == 0 ? 0 : entries.Max(entry => entry.Account) + 1;
        var ids = new PostIds(entries.Count);
        for (var i = 0; i < entries.Count; i++)
            ids[i] = $"{i}";
        return new Slice
        {
            Topic = "",
            PostedAt = [.. entries.Select(entry => entry.At)],
            Account = [.. entries.Select(entry => entry.Account)],
            Kind = [.. entries.Select(entry => entry.Kind)],
            Embedded = [.. entries.Select(entry => entry.Embedded)],
            Target = [.. entries.Select(entry => entry.Target)],
            TargetAccount = [.. entries.Select(entry => entry.Target >= 0 && entry.Target < entries.Count ? entries[entry.Target].Account : -1)],
            Language = new short[entries.Count],
            Followers = [.. entries.Select(entry => entry.Followers)],
            Platform = new byte[entries.Count],
            Ids = ids,
            Words = new NoWords(),
            UnseenPostIds = [.. Enumerable.Range(0, Math.Max(0, entries.Select(entry => entry.Target + 1 - entries.Count).DefaultIfEmpty().Max())).Select(post => $"unseen{post}")],
            Accounts = [.. Enumerable.Range(0, accounts).Select(account => new SliceAccount("x", $"{account}", $"account{account}"))],
            Languages = [""],
            Platforms = ["x"],
            Capture = capture ?? new CaptureVolume(0, []),
            ClockSeconds = clockSeconds,
        };
    }

    /// <summary>Posts without text, links and hashtags.</summary>
    private sealed class NoWords : IPostWords
    {
        public DetectedTexts Detected { get; } = new();

        public IReadOnlyList<PostEvidence> Describe(IReadOnlyList<int> posts) =>
            [.. posts.Select(post => new PostEvidence($"{post}", "x", "", DateTimeOffset.UnixEpoch, "", [], []))];

        public IEnumerable<(int Post, string Text)> Texts(Func<int, bool> wanted) => [];

        public SharedWords Links() => SharedWords.Of([]);

        public SharedWords Hashtags() => SharedWords.Of([]);

        public IEnumerable<(int Post, string Media)> Media() => [];

        public SharedWords Clients() => SharedWords.Of([]);

        public IEnumerable<(int Post, string Handle, string Id)> Mentions() => [];

        public IEnumerable<PostPlace> Places() => [];

        public IEnumerable<(int Account, string? Location, string? TimeZone)> ClaimedPlaces() => [];

        public IEnumerable<(int Account, long Hour, int Posts)> Hours(int fewestPosts) => [];

        public IEnumerable<AccountProfile> Profiles() => [];

        public IReadOnlyList<AccountProfile> History(int account) => [];

        public IEnumerable<ArchivedPost> Archived(int first, int beyond) => [];
    }
}
