namespace Sillage.Analysis;

/// <summary>Options of the trail question.</summary>
public sealed record TrailOptions
{
    /// <summary>What is followed, as the user wrote it: links, domains, hashes of files, hashtags, copied texts. See docs/trail.md.</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];

    /// <summary>How many first posts to list for each object and platform. Source: docs/trail.md.</summary>
    public int Firsts { get; init; } = 10;

    /// <summary>How many carriers and artefact pages to list.</summary>
    public int Top { get; init; } = 20;

    /// <summary>Parts into which the window of an object's first sights is cut to count its posts.</summary>
    public int Bins { get; init; } = 60;

    /// <summary>Letters and digits from which on a name borne on two platforms is more than a short name. Source: Sillage.</summary>
    public int ShortestName { get; init; } = 6;
}
