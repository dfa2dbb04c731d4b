namespace Sillage.Analysis;

/// <summary>Options of the question about early reposters.</summary>
public sealed record RingsOptions
{
    /// <summary>A repost is early up to so many seconds after its original. Default 60: the minute of DFRLab's "15 within one minute" (2017).</summary>
    public int WithinSeconds { get; init; } = 60;

    /// <summary>Promised share of chance among the reposters called a ring. Default 0.01: as for coordination.</summary>
    public double Fdr { get; init; } = 0.01;

    /// <summary>Early reposts of an author's posts that make an account worth a test.</summary>
    public int FewestEarly { get; init; } = 3;

    /// <summary>Percentile of a post's early reposts among posts by accounts of its size from which on its early reposters are listed.</summary>
    public double UnusualFrom { get; init; } = 95;

    /// <summary>How many posts, and how many rings, to list.</summary>
    public int Top { get; init; } = 10;

    /// <summary>Early reposters listed of each post.</summary>
    public int Reposters { get; init; } = 100;

    /// <summary>Accounts with fewer followers, or with unknown ones, get a made-up name.</summary>
    public int NamedFrom { get; init; } = PublicNames.LargeFrom;

    /// <summary>Whether small accounts are named too.</summary>
    public bool NameAccounts { get; init; }
}

/// <summary>Who reposts early, and who does so again and again on the posts of one author.</summary>
/// <param name="Early">Early reposts of all timed reposts.</param>
/// <param name="Pairs">Pairs of author and reposter that were tested: those with enough reposts to be early often.</param>
/// <param name="Kept">Pairs beyond chance.</param>
/// <param name="ExpectedFalse">How many of these chance is expected to have made, at most.</param>
/// <param name="Quick">Accounts that are early beyond chance whoever the author, the least likely first.</param>
/// <param name="QuickAccounts">How many there are.</param>
/// <param name="QuickShare">Early reposts by them of all early reposts.</param>
/// <param name="First">The slice's first post that is no repost; null where nobody reposted it.</param>
/// <param name="Posts">Posts with unusually many early reposts, those with most first.</param>
/// <param name="Rings">Authors with accounts that are early on their posts beyond chance, those with most such reposts first.</param>
public sealed record RingsResult(Share Early, long Pairs, int Kept, double ExpectedFalse, IReadOnlyList<QuickAccount> Quick, int QuickAccounts, Share QuickShare, EarlyPost? First, IReadOnlyList<EarlyPost> Posts, IReadOnlyList<Ring> Rings);

/// <summary>An account that is early beyond chance, all authors taken together.</summary>
/// <param name="Account">Handle, or a made-up name.</param>
/// <param name="Named">Whether that is its handle.</param>
/// <param name="Early">Of the posts that it reposted, how many early.</param>
/// <param name="Expected">Early ones that a random order of arrival would give.</param>
/// <param name="PValue">Chance of so many or more under a random order of arrival.</param>
/// <param name="QValue">The false discovery rate at which it would still be listed.</param>
/// <param name="MedianSeconds">Median delay of its reposts.</param>
/// <param name="Signs">Its signs of automation, of those that could be measured; null where it has too few posts to be examined, or nobody asked.</param>
public sealed record QuickAccount(string Account, bool Named, Share Early, double Expected, double PValue, double QValue, double MedianSeconds, SignCount? Signs);

/// <summary>A post and its early reposts.</summary>
/// <param name="Post">The post.</param>
/// <param name="Early">Its early reposts of its timed reposts.</param>
/// <param name="Others">The same of all other posts together.</param>
/// <param name="Percentile">Percentage of posts by accounts of similar following with fewer early reposts.</param>
/// <param name="ComparedWith">How many posts that compares with.</param>
/// <param name="InRing">How many of the early reposters belong to the author's ring.</param>
/// <param name="Reposters">The early reposters in order of time.</param>
public sealed record EarlyPost(PostMark Post, Share Early, Share Others, double Percentile, long ComparedWith, int InRing, IReadOnlyList<EarlyReposter> Reposters);

/// <summary>Who reposted a post early.</summary>
/// <param name="Account">Handle, or a made-up name.</param>
/// <param name="Named">Whether that is its handle.</param>
/// <param name="Seconds">Delay.</param>
/// <param name="SameAuthor">Of this author's posts that it reposted, how many early.</param>
/// <param name="Elsewhere">The same of the posts of all other authors.</param>
/// <param name="InRing">Whether it belongs to the author's ring.</param>
/// <param name="Signs">Its signs of automation, of those that could be measured; null where it has too few posts to be examined, or nobody asked.</param>
public sealed record EarlyReposter(string Account, bool Named, double Seconds, Share SameAuthor, Share Elsewhere, bool InRing, SignCount? Signs);

/// <summary>Accounts that are early on the posts of one author more often than the order in which reposters arrive explains.</summary>
/// <param name="Author">Handle, or a made-up name.</param>
/// <param name="Named">Whether that is its handle.</param>
/// <param name="Posts">The author's posts with timed reposts.</param>
/// <param name="Share">Early reposts by the members of all early reposts of the author's posts.</param>
/// <param name="Expected">Early reposts by the members that a random order of arrival would give.</param>
/// <param name="Members">The members, the least likely first.</param>
public sealed record Ring(string Author, bool Named, int Posts, Share Share, double Expected, IReadOnlyList<RingMember> Members);

/// <summary>A member of a ring.</summary>
/// <param name="Account">Handle, or a made-up name.</param>
/// <param name="Named">Whether that is its handle.</param>
/// <param name="Early">Of the author's posts that it reposted, how many early.</param>
/// <param name="Expected">Early ones that a random order of arrival would give.</param>
/// <param name="PValue">Chance of so many or more under a random order of arrival.</param>
/// <param name="QValue">The false discovery rate at which it would still be kept.</param>
/// <param name="MedianSeconds">Median delay of its reposts of the author.</param>
/// <param name="Elsewhere">Of the posts of other authors that it reposted, how many early: who is quick with everybody is no follower of one.</param>
/// <param name="Signs">Its signs of automation, of those that could be measured; null where it has too few posts to be examined, or nobody asked.</param>
public sealed record RingMember(string Account, bool Named, Share Early, double Expected, double PValue, double QValue, double MedianSeconds, Share Elsewhere, SignCount? Signs);
