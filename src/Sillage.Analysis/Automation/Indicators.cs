namespace Sillage.Analysis;

/// <summary>The indicators that are looked for, family by family. What a capture cannot show is not measurable, never zero.</summary>
internal static class Indicators
{
    public const string DfrLab = "DFRLab 2017, twelve ways to spot a bot";

    public static readonly IReadOnlyList<Family> Families =
    [
        ActivitySigns.Family, RepostSigns.Family, RhythmSigns.Family, DaySigns.Family, ClientSigns.Family, TextSigns.Family,
        ProfileSigns.Family, CreationSigns.Family, NameSigns.Family, SequenceSigns.Family, TogetherSigns.Family,
    ];

    /// <summary>In the order in which they are told.</summary>
    public static readonly IReadOnlyList<IndicatorUse> All = [.. Families.SelectMany(family => family.Indicators)];

    /// <summary>An indicator with a threshold: it counts among the signs.</summary>
    public static IndicatorUse Sign(string code, string family, string label, string unit, double threshold, bool atLeast, string source) =>
        new(code, family, label, unit, threshold, atLeast, source, 0, 0);

    /// <summary>An indicator that is told and counts for nothing: another view of a sign, or one for which nobody has a threshold.</summary>
    public static IndicatorUse Told(string code, string family, string label, string unit, bool atLeast, string source) =>
        new(code, family, label, unit, null, atLeast, source, 0, 0);
}
