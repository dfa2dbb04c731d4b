namespace Sillage.Reports.Maps;

/// <summary>What the colours of a map tell apart.</summary>
public enum MapColoring
{
    /// <summary>Communities of the repost network: the eight largest, the others grey.</summary>
    Community,

    /// <summary>The language that an account posts in most: the eight with most accounts, the others and the untagged grey.</summary>
    Language,

    /// <summary>How long after the first account of the map an account entered: early ones stand out most.</summary>
    Entry,

    /// <summary>Followers as last seen: accounts with most stand out most.</summary>
    Followers,

    /// <summary>Groups that act together: the eight with most accounts on the map, others and accounts in none grey.</summary>
    Group,

    /// <summary>The analyst's labels: the eight with most accounts on the map, others and accounts without one grey.</summary>
    Label,

    /// <summary>Platforms.</summary>
    Platform,

    /// <summary>One colour for all.</summary>
    None,
}
