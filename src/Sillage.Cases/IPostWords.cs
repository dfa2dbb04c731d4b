namespace Sillage.Cases;

/// <summary>
/// The words behind a slice's numbers, streamed from the archive that the slice was cut from (case file, cluster)
/// or held in memory. Posts come in the slice's order. Usable while the archive is open, by several threads.
/// </summary>
public interface IPostWords
{
    /// <summary>The given posts of the slice with their texts, in the given order.</summary>
    IReadOnlyList<PostEvidence> Describe(IReadOnlyList<int> posts);

    /// <summary>Texts of the posts for which <paramref name="wanted"/> answers true. Posts without text are left out.</summary>
    IEnumerable<(int Post, string Text)> Texts(Func<int, bool> wanted);

    /// <summary>Every link of every post, longest known form, as captured; read once.</summary>
    SharedWords Links();

    /// <summary>Every hashtag of every post, as written, without its sign; read once.</summary>
    SharedWords Hashtags();

    /// <summary>Every account that a post mentions: handle without its sign and id, one of them empty where the capture gives only the other.</summary>
    IEnumerable<(int Post, string Handle, string Id)> Mentions();

    /// <summary>Every picture and film of every post, by the link that the capture gives for it.</summary>
    IEnumerable<(int Post, string Media)> Media();

    /// <summary>The program that each post was sent with; read once. Posts of which the capture does not say are left out.</summary>
    SharedWords Clients();

    /// <summary>Where each post says that it was sent from. Posts of which the capture says nothing are left out.</summary>
    IEnumerable<PostPlace> Places();

    /// <summary>Location and time zone of the latest profile of each account of the slice that tells one of them, in the order of the slice's accounts.</summary>
    IEnumerable<(int Account, string? Location, string? TimeZone)> ClaimedPlaces();

    /// <summary>
    /// Hours in which the busy accounts of the slice posted, whatever the topic: of accounts with at least <paramref name="fewestPosts"/> captured
    /// posts in the whole archive, in the order of the slice's accounts and of time. Posts whose time is known to the day only are left out.
    /// </summary>
    /// <param name="fewestPosts">Accounts with fewer captured posts are left out.</param>
    IEnumerable<(int Account, long Hour, int Posts)> Hours(int fewestPosts);

    /// <summary>The latest profile of each account of the slice of which the capture holds one, in any order.</summary>
    IEnumerable<AccountProfile> Profiles();

    /// <summary>The different profiles that one account showed, the latest last (those of unknown time first).</summary>
    /// <param name="account">Index into the slice's accounts.</param>
    IReadOnlyList<AccountProfile> History(int account);

    /// <summary>The captured posts of a part of the slice with all that the archive holds of them, in order; those seen only inside others are left out.</summary>
    /// <param name="first">Place of the first post in the slice.</param>
    /// <param name="beyond">Place behind the last one.</param>
    IEnumerable<ArchivedPost> Archived(int first, int beyond);

    /// <summary>Languages of texts that a detector heard before.</summary>
    DetectedTexts Detected { get; }
}
