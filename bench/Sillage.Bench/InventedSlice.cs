using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Bench;

/// <summary>A slice of any size without a case: posts of ten days, a tenth as many accounts, of which few post much; half of the posts are reposts of recent ones.</summary>
internal static class InventedSlice
{
    private const long Start = 1_494_000_000_000_000, TenDays = 864_000_000_000;
    private const int Recent = 5_000;

    public static Slice Of(int posts)
    {
        var random = new Random(7);
        var accounts = posts / 10;
        var (at, account, kind, target, to) = (new long[posts], new int[posts], new PostKind[posts], new int[posts], new int[posts]);
        var ids = new PostIds(posts);
        for (var post = 0; post < posts; post++)
        {
            ids[post] = $"{post}";
            at[post] = Start + (long)(TenDays * (post + random.NextDouble()) / posts);
            // Numbers of posts fall as one over the rank.
            account[post] = Math.Min(accounts - 1, (int)Math.Pow(accounts, random.NextDouble()));
            kind[post] = post < Recent ? PostKind.Original : random.Next(10) switch { < 4 => PostKind.Original, < 9 => PostKind.Repost, _ => PostKind.Reply };
            target[post] = kind[post] == PostKind.Original ? -1 : post - 1 - random.Next(Recent);
            to[post] = target[post] < 0 ? -1 : account[target[post]];
        }

        return new Slice
        {
            Topic = "",
            PostedAt = at,
            Account = account,
            Kind = kind,
            Embedded = new bool[posts],
            Target = target,
            TargetAccount = to,
            Language = new short[posts],
            Followers = new int[posts],
            Platform = new byte[posts],
            Ids = ids,
            Words = new InventedWords(posts, accounts),
            UnseenPostIds = [],
            Accounts = [.. Enumerable.Range(0, accounts).Select(number => new SliceAccount("x", $"{number}", $"reader{number}x"))],
            Languages = [""],
            Platforms = ["x"],
            Capture = new CaptureVolume(0, []),
            ClockSeconds = 0,
        };
    }

    /// <summary>Every fifth text is somebody else's too.</summary>
    private sealed class InventedWords(int posts, int accounts) : IPostWords
    {
        private static readonly string[] Programs = [.. Enumerable.Range(0, 30).Select(number => $"Program {number}"), "IFTTT", "Twitter Web App"];

        public DetectedTexts Detected { get; } = new();

        public IReadOnlyList<PostEvidence> Describe(IReadOnlyList<int> wanted) => [];

        public IEnumerable<(int Post, string Text)> Texts(Func<int, bool> wanted)
        {
            for (var post = 0; post < posts; post++)
            {
                if (wanted(post))
                    yield return (post, $"Chapter {(post % 5 == 0 ? post % 1000 : post)}: regular expressions are easier to read aloud, even at sea https://t.co/abcdefghij #harbour");
            }
        }

        public SharedWords Links() => SharedWords.Of([]);

        public SharedWords Hashtags() => SharedWords.Of(Enumerable.Range(0, posts).Select(post => (post, "harbour")));

        public IEnumerable<(int Post, string Handle, string Id)> Mentions() => [];

        public IEnumerable<(int Post, string Media)> Media() => [];

        public SharedWords Clients() => SharedWords.Of(Enumerable.Range(0, posts).Select(post => (post, Programs[post % Programs.Length])));

        public IEnumerable<PostPlace> Places() => [];

        public IEnumerable<(int Account, string? Location, string? TimeZone)> ClaimedPlaces() => [];

        public IEnumerable<(int Account, long Hour, int Posts)> Hours(int fewestPosts) => [];

        public IEnumerable<AccountProfile> Profiles() => Enumerable.Range(0, accounts).Select(account => new AccountProfile
        {
            Account = account,
            Handle = $"reader{account}x",
            CreatedAt = DateTimeOffset.UnixEpoch.AddDays(14_000 + (account * 7919L % 3000)),
            SeenAt = DateTimeOffset.UnixEpoch.AddDays(17_300),
            Followers = account % 5000,
            Following = account % 3000,
            Posts = account % 90_000,
            Description = account % 3 == 0 ? null : "Books, boats and a garden",
        });

        public IReadOnlyList<AccountProfile> History(int account) => [];

        public IEnumerable<ArchivedPost> Archived(int first, int beyond) => [];
    }
}
