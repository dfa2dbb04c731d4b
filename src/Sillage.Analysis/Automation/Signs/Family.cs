namespace Sillage.Analysis;

/// <summary>Indicators of one kind of thing, measured together. Signs of one family lean on the same behaviour: readers are told how many families a count of signs comes from.</summary>
/// <param name="Indicators">In the order in which they are told; counts are filled in later.</param>
/// <param name="Measure">Fills a column for each indicator: a value for each account of <see cref="Material.Looked"/>, <see cref="double.NaN"/> where it cannot be measured.</param>
internal sealed record Family(IReadOnlyList<IndicatorUse> Indicators, Action<Material, double[][]> Measure);
