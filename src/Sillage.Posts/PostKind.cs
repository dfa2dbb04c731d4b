namespace Sillage.Posts;

/// <summary>
/// What a post is in relation to other posts. A post that is several at once has the first of
/// repost, quote, reply that applies (a repost of a quote is a repost); its other targets are kept beside it.
/// </summary>
public enum PostKind : byte
{
    /// <summary>Neither repost, quote nor reply.</summary>
    Original = 0,

    /// <summary>Passes on another post without adding to it (retweet, boost, forward).</summary>
    Repost = 1,

    /// <summary>Shows another post and adds text of its own.</summary>
    Quote = 2,

    /// <summary>Answers another post.</summary>
    Reply = 3,
}
