using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Where objects were seen first on each platform, and who is seen on both sides.</summary>
/// <param name="Objects">In the order asked for.</param>
/// <param name="Platforms">What the capture holds of each platform, whatever the object: read every "first" against it.</param>
/// <param name="CarriersBy">Number of carriers by what speaks for them, the strongest first.</param>
/// <param name="Carriers">Carriers, the strongest evidence first, then in order of time; as many as <see cref="TrailOptions.Top"/>.</param>
/// <param name="PagesFound">Number of artefact pages linked in the objects' posts.</param>
/// <param name="Pages">The artefact pages with most posts; as many as <see cref="TrailOptions.Top"/>.</param>
public sealed record TrailResult(
    IReadOnlyList<TrailObject> Objects, IReadOnlyList<PlatformCoverage> Platforms, IReadOnlyList<CarrierCount> CarriersBy, IReadOnlyList<TrailCarrier> Carriers,
    long PagesFound, IReadOnlyList<ArtefactPage> Pages);

/// <summary>An object and its trail.</summary>
/// <param name="Written">As the user wrote it.</param>
/// <param name="Kind">What it was taken for.</param>
/// <param name="Compared">The form in which posts are compared with it.</param>
/// <param name="PageKind">Kind of the artefact page that it is; null for none.</param>
/// <param name="Posts">Captured posts that have it.</param>
/// <param name="Accounts">Accounts that wrote them.</param>
/// <param name="WindowFrom">Start of the window that holds all first sights; null where it was never seen.</param>
/// <param name="WindowTo">Its end.</param>
/// <param name="Sights">One entry a platform of the capture: those that saw it in order of the first sight, then those that did not.</param>
/// <param name="Lags">Every pair of platforms that saw it, the earlier first.</param>
public sealed record TrailObject(
    string Written, TrailKind Kind, string Compared, ArtefactKind? PageKind, long Posts, long Accounts, DateTimeOffset? WindowFrom, DateTimeOffset? WindowTo,
    IReadOnlyList<TrailSight> Sights, IReadOnlyList<TrailLag> Lags);

/// <summary>An object on one platform.</summary>
/// <param name="Platform">Platform name.</param>
/// <param name="Posts">Captured posts that have it.</param>
/// <param name="Accounts">Accounts that wrote them.</param>
/// <param name="Share">These posts among all captured posts of the platform.</param>
/// <param name="FirstAt">First sight in this capture; null where there is none.</param>
/// <param name="Firsts">The first posts, reposts' originals included.</param>
/// <param name="AfterWindow">Captured posts after the window.</param>
/// <param name="PerBin">Captured posts in each of the window's equal parts.</param>
public sealed record TrailSight(
    string Platform, long Posts, long Accounts, Share Share, DateTimeOffset? FirstAt, IReadOnlyList<SeenPost> Firsts, long AfterWindow, IReadOnlyList<int> PerBin);

/// <summary>A post that has the object.</summary>
/// <param name="At">Publication time, UTC.</param>
/// <param name="Account">Author's handle.</param>
/// <param name="PostId">Id as kept in the case.</param>
/// <param name="SeenInside">True where it was seen only inside a repost or quote.</param>
public sealed record SeenPost(DateTimeOffset At, string Account, string PostId, bool SeenInside);

/// <summary>The time between the first sights on two platforms.</summary>
/// <param name="From">Platform of the earlier sight.</param>
/// <param name="To">Platform of the later one.</param>
/// <param name="Seconds">Between the times as captured.</param>
/// <param name="LowSeconds">The least that the clocks allow; below 0 the order is open.</param>
/// <param name="HighSeconds">The most that they allow.</param>
/// <param name="Standing">Whether the order can be told.</param>
/// <param name="FromPosts">Captured posts with the object on the first platform.</param>
/// <param name="ToPosts">Captured posts with it on the second.</param>
/// <param name="Links">Posts of the second, reposts left out, that have the object and link to the first platform: the step is explicit where there are any, else it is an order of times only.</param>
public sealed record TrailLag(string From, string To, double Seconds, double LowSeconds, double HighSeconds, LagStanding Standing, long FromPosts, long ToPosts, long Links);

/// <summary>Whether the order of two first sights can be told.</summary>
public enum LagStanding
{
    /// <summary>The capture of the later platform began before the earlier sight: it had the time to see the object, and did not.</summary>
    Ordered,

    /// <summary>The two lie within the clocks' resolution.</summary>
    Tied,

    /// <summary>The capture of the later platform begins after the earlier sight: the object may have been there before.</summary>
    NotCovered,
}

/// <summary>An account or name seen on both sides.</summary>
/// <param name="Evidence">What speaks for it.</param>
/// <param name="FromPlatform">Platform that it came from.</param>
/// <param name="FromAccount">Account there; null where only the platform is known.</param>
/// <param name="FromAt">First post there with an object, or the linked post; null where the capture holds none.</param>
/// <param name="FromPostId">Its id; null likewise.</param>
/// <param name="ToPlatform">Platform that it came to.</param>
/// <param name="ToAccount">Account there.</param>
/// <param name="ToAt">First post there that counts for this.</param>
/// <param name="ToPostId">Its id.</param>
/// <param name="Seconds">From the one to the other; null where the first is unknown.</param>
/// <param name="Link">The link that was posted, or that stands in the profile; null where there is only a name.</param>
/// <param name="Bearers">Accounts with posts here that bear the name, on all platforms; 0 where the evidence is no name.</param>
/// <param name="Objects">Objects in its posts, on either side.</param>
public sealed record TrailCarrier(
    CarrierEvidence Evidence, string FromPlatform, string? FromAccount, DateTimeOffset? FromAt, string? FromPostId, string ToPlatform, string ToAccount, DateTimeOffset ToAt, string ToPostId,
    double? Seconds, string? Link, int Bearers, IReadOnlyList<string> Objects);

/// <summary>How many carriers there are of one sort of evidence.</summary>
/// <param name="Evidence">What speaks for them.</param>
/// <param name="Carriers">How many.</param>
public sealed record CarrierCount(CarrierEvidence Evidence, long Carriers);

/// <summary>What speaks for a carrier, the strongest first.</summary>
public enum CarrierEvidence
{
    /// <summary>Its post has the object and links to a post of the other platform that is in the capture and has an object too.</summary>
    LinkedPost,

    /// <summary>The same name on both platforms, and the profile of one links to the other.</summary>
    LinkedProfile,

    /// <summary>Its post has the object and links to the other platform.</summary>
    LinkedPlatform,

    /// <summary>The same name on both platforms, nothing else: perhaps two persons.</summary>
    SameName,

    /// <summary>The same name, which is short: many may bear it.</summary>
    ShortName,
}

/// <summary>A page of a site that keeps what was posted to it, linked in the objects' posts.</summary>
/// <param name="Link">In its normal form.</param>
/// <param name="Kind">Kind of the site.</param>
/// <param name="Posts">Captured posts that link to it.</param>
/// <param name="Platforms">Platforms of these.</param>
/// <param name="FirstAt">First sight.</param>
/// <param name="FirstPlatform">Platform of it.</param>
/// <param name="FirstAccount">Account of it.</param>
/// <param name="FirstPostId">Post of it.</param>
public sealed record ArtefactPage(
    string Link, ArtefactKind Kind, long Posts, int Platforms, DateTimeOffset FirstAt, string FirstPlatform, string FirstAccount, string FirstPostId);
