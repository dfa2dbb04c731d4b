using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Labelled;

/// <summary>What the report draws of labels: shares of links over time.</summary>
/// <param name="Names">The labels with most links.</param>
/// <param name="Buckets">Shares of each, over time.</param>
internal sealed record LabelChart(IReadOnlyList<string> Names, IReadOnlyList<LabelBucket> Buckets)
{
    /// <summary>Labels that a reader tells apart.</summary>
    private const int Drawn = 6;

    /// <summary>Nothing to draw.</summary>
    public static LabelChart None { get; } = new([], []);

    public static LabelChart Of(LabelsResult result)
    {
        LinkedLabel[] labels = [.. result.Domains.Where(label => label.Share.Count > 0).Take(Drawn)];
        return labels.Length == 0 ? None : new LabelChart(
            [.. labels.Select(label => MapText.Clean(label.Label, 40))],
            [.. labels[0].Buckets.Select((bucket, at) => new LabelBucket(AnswerJson.Time(bucket.From), [.. labels.Select(label => label.Buckets[at].Share.Value)]))]);
    }
}

/// <summary>Shares in a bucket of time.</summary>
/// <param name="From">Its start.</param>
/// <param name="Shares">Of each label, 0 to 1.</param>
internal sealed record LabelBucket(string From, IReadOnlyList<double> Shares);
