namespace Sillage.Analysis;

/// <summary>Options of the labels question.</summary>
public sealed record LabelsOptions
{
    /// <summary>Width of a bucket in minutes; 0 chooses one that gives at most 50 buckets, as in languages.</summary>
    public int BucketMinutes { get; init; }

    /// <summary>How many domains to list for each label, the most linked first.</summary>
    public int Top { get; init; } = 20;
}
