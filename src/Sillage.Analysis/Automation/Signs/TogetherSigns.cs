using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>With whom an account acts at the same time: the coordination question's own test. Acting together is not automation, so it is told and counts for nothing.</summary>
internal static class TogetherSigns
{
    private const int FewestShares = 2;

    public static readonly Family Family = new(
        [Indicators.Told("partners", "together", "accounts that repost with it within 60 s beyond chance", "accounts", true, "docs/coordination-chance.md, false discovery rate 0.01")],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        Array.Fill(columns[0], double.NaN);
        var slice = material.Slice;
        if (slice.ClockSeconds > 60)
            return;
        if ((material.Together is { } found ? found.Evidence?.Partners() : Partners(material)) is not { } partners)
            return;
        material.Each(() => 0, (place, account, _) =>
        {
            var named = 0;
            foreach (var post in material.Posts.Posts(account))
                named += slice.Kind[post] == PostKind.Repost && slice.Target[post] >= 0 ? 1 : 0;
            columns[0][place] = named >= FewestShares ? partners[account] : double.NaN;
        });
    }

    /// <summary>Asks the coordination question as far as pairs tested against chance.</summary>
    private static int[]? Partners(Material material)
    {
        var options = new CoordinationOptions();
        var shares = SharesOfSlice.Of(material.Slice, Behaviour.Repost, options, material.Cancel);
        if (shares.Shares.Count == 0)
            return null;
        var layer = Layer.Of(shares, options, null, material.Cancel);
        var partners = new int[material.Slice.Accounts.Count];
        for (var edge = 0; edge < layer.Heavy.Count; edge++)
        {
            if (!layer.Kept[edge])
                continue;
            partners[layer.Heavy.A[edge]]++;
            partners[layer.Heavy.B[edge]]++;
        }

        return partners;
    }
}
