using System.Diagnostics.CodeAnalysis;

namespace Sillage.Analysis;

/// <summary>What accounts can be seen to do together.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "What CooRTweet calls an object is one.")]
public enum Behaviour
{
    /// <summary>Repost of the same original. Source: coordination-network-toolkit, co_retweet.</summary>
    Repost,

    /// <summary>Repost of the same author within seconds of the original. Source: Luceri et al. 2024, fast retweet.</summary>
    FastRepost,

    /// <summary>Own post with the same link in its normal form. Source: Giglietto et al. 2020, co-link.</summary>
    Link,

    /// <summary>Own post with a link to the same host.</summary>
    Domain,

    /// <summary>Own post with the same hashtags in the same order, three or more. Source: Burghardt et al. 2024.</summary>
    Hashtags,

    /// <summary>Own post with the same text in its normal form. Source: Keller et al. 2020, co-tweet.</summary>
    Text,

    /// <summary>Own post with nearly the same text: copies with small changes.</summary>
    NearText,

    /// <summary>Reply to the same post. Source: coordination-network-toolkit, co_reply.</summary>
    Reply,

    /// <summary>Own post with the same picture or film, by the link that the capture gives for it.</summary>
    Media,

    /// <summary>Own post that mentions the same account.</summary>
    Mention,

    /// <summary>Share of an object that the input names and says no more about: CooRTweet's four columns.</summary>
    Object,
}
