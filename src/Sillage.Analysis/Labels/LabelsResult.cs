namespace Sillage.Analysis;

/// <summary>What carries the analyst's labels: accounts, and domains that were linked to.</summary>
/// <param name="Posts">Captured posts of the topic: denominator of the groups' shares.</param>
/// <param name="Reposts">Captured reposts of known authors other than themselves.</param>
/// <param name="Links">Links in captured posts, those in reposts included: denominator of the domains' shares.</param>
/// <param name="Shortened">Of these, links that only forward and whose end is not known.</param>
/// <param name="Groups">Labels of accounts, the most posts first. An account with two labels counts in both.</param>
/// <param name="Domains">Labels of domains, the most links first.</param>
/// <param name="BucketMinutes">Width of the buckets.</param>
public sealed record LabelsResult(
    long Posts, long Reposts, long Links, long Shortened, IReadOnlyList<LabelledGroup> Groups, IReadOnlyList<LinkedLabel> Domains, int BucketMinutes);

/// <summary>The accounts of one label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Labelled">Labels of this name in the case.</param>
/// <param name="Accounts">Accounts of the topic that carry it, those only reposted or mentioned as targets included.</param>
/// <param name="Posting">Of these, accounts with captured posts.</param>
/// <param name="Share">Their captured posts, of all.</param>
/// <param name="RepostsEarned">Reposts of their posts by others, of all reposts of known authors.</param>
/// <param name="First">Their first captured post; null without one.</param>
public sealed record LabelledGroup(string Label, int Labelled, int Accounts, int Posting, Share Share, Share RepostsEarned, PostMark? First);

/// <summary>The domains of one label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Labelled">Domains with this label in the case.</param>
/// <param name="Share">Links to them, of all links.</param>
/// <param name="Originals">The same without reposts, which carry their original's links on.</param>
/// <param name="Accounts">Accounts that posted or reposted such links.</param>
/// <param name="First">First captured post with such a link; null without one.</param>
/// <param name="Domains">The domains that were linked to, the most links first.</param>
/// <param name="Communities">Links of each described community, in their order, then of everyone else.</param>
/// <param name="Buckets">Links over time; buckets without any link are left out.</param>
public sealed record LinkedLabel(
    string Label, int Labelled, Share Share, Share Originals, int Accounts, PostMark? First, IReadOnlyList<LinkedDomain> Domains, IReadOnlyList<LinkedByCommunity> Communities,
    IReadOnlyList<LinkedInBucket> Buckets);

/// <summary>A labelled domain.</summary>
/// <param name="Domain">As labelled.</param>
/// <param name="Links">Links to it and its subdomains.</param>
public sealed record LinkedDomain(string Domain, long Links);

/// <summary>Links of a community to the domains of a label.</summary>
/// <param name="Community">Index of the community, as in the communities question; −1 for everyone else.</param>
/// <param name="Name">Its name.</param>
/// <param name="Share">Links to labelled domains, of all links by its accounts.</param>
public sealed record LinkedByCommunity(int Community, string Name, Share Share);

/// <summary>Links in a bucket of time to the domains of a label.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End (exclusive).</param>
/// <param name="Share">Links to labelled domains, of all links in it.</param>
public sealed record LinkedInBucket(DateTimeOffset From, DateTimeOffset To, Share Share);
