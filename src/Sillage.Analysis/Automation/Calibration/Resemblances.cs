namespace Sillage.Analysis;

/// <summary>Calibrated probabilities of a slice's accounts under a base rate: by the full model where the last post's program is told, else by the profile's.</summary>
internal sealed class Resemblances
{
    private readonly Resemblance?[] found;
    private readonly double baseRate;

    private Resemblances(Resemblance?[] found, double baseRate) => (this.found, this.baseRate) = (found, baseRate);

    public static Resemblances Of(Material material, double baseRate)
    {
        var found = new Resemblance?[material.Looked.Length];
        var (profileModel, fullModel) = (Shipped("profile"), Shipped("full"));
        var last = LastPosts(material);
        for (var place = 0; place < found.Length; place++)
        {
            var account = material.Looked[place];
            var shipped = last[place] is null ? profileModel : fullModel;
            if (shipped?.Model.Probability(AccountFeatures.Of(material.Profiles[account], last[place]), baseRate) is { } value)
                found[place] = new Resemblance(shipped.Variant, value);
        }

        return new Resemblances(found, baseRate);
    }

    public Resemblance? Of(int place) => found[place];

    public List<CalibrationUse> Uses() =>
        [.. ShippedCalibration.All.Select(one => new CalibrationUse(
            one.Variant, one.Set, one.Measures.Accounts, one.Measures.Automated, baseRate, one.Measures.Auc, one.Measures.AucLow, one.Measures.AucHigh, one.Measures.Brier,
            found.Count(resemblance => resemblance?.Variant == one.Variant)))];

    /// <summary>The last captured post of each account, where the capture tells its program.</summary>
    private static LastPost?[] LastPosts(Material material)
    {
        var slice = material.Slice;
        var last = new LastPost?[material.Looked.Length];
        for (var place = 0; place < last.Length; place++)
        {
            if (material.Posts.Posts(material.Looked[place]) is [.., var post] && material.Programs.Of[post] is > 0 and var program)
                last[place] = LastPost.Of(material.Programs.Names[program], slice.IsRepost(post), slice.Kind[post] == Posts.PostKind.Reply);
        }

        return last;
    }

    private static ShippedCalibration? Shipped(string variant) => ShippedCalibration.All.FirstOrDefault(one => one.Variant == variant);
}
