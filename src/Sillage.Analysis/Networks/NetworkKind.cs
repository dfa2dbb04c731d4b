namespace Sillage.Analysis;

/// <summary>What joins two nodes of a network. Every edge points from the account that acts to what it acts on.</summary>
public enum NetworkKind
{
    /// <summary>The account that reposts → the author of the original; reposts of reposts count for the original.</summary>
    Reposts = 0,

    /// <summary>The account that quotes → the author of what is quoted; the quote of a repost counts for the original.</summary>
    Quotes = 1,

    /// <summary>The account that answers → the author of the post that is answered.</summary>
    Replies = 2,

    /// <summary>The author → the account mentioned; without reposts, which carry their original's mentions, and without whom a reply or quote is directed at.</summary>
    Mentions = 3,

    /// <summary>The account that shares, also by a repost → the link in its normal form (docs/topics.md).</summary>
    Links = 4,

    /// <summary>The account that shares, also by a repost → the domain of the link.</summary>
    Domains = 5,
}
