using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>Shares of sums that need not be whole numbers.</summary>
internal static class Portions
{
    /// <summary>A share with its Wilson interval.</summary>
    public static Portion Of(double count, double of)
    {
        // Sums of confidences may miss a whole number by rounding.
        count = Math.Clamp(Math.Round(count, 3), 0, Math.Round(of, 3));
        var (low, high) = Shares.WilsonInterval(count, Math.Round(of, 3));
        return new Portion(count, of > 0 ? Math.Min(1, count / of) : 0, low, high);
    }
}
