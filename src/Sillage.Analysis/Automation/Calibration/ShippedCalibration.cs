using System.Text.Json;

namespace Sillage.Analysis;

/// <summary>A model as it is shipped: with what it was fitted on and how good it was on accounts that the fit had not seen.</summary>
/// <param name="Variant">"profile" or "full" (profile and last post).</param>
/// <param name="Set">The labelled set.</param>
/// <param name="Observed">When its profiles are taken to have been seen (ages count to then).</param>
/// <param name="Model">The fit on the whole set.</param>
/// <param name="Measures">Ten-fold cross-validated.</param>
public sealed record ShippedCalibration(string Variant, string Set, string Observed, LogisticModel Model, CalibrationMeasures Measures)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The models that the program has, from its own file calibration.json, which bench/Sillage.Calibration writes.</summary>
    public static IReadOnlyList<ShippedCalibration> All { get; } = Load();

    /// <summary>Models as the file has them.</summary>
    public static string Write(IReadOnlyList<ShippedCalibration> models) => JsonSerializer.Serialize(models, Format) + "\n";

    private static ShippedCalibration[] Load()
    {
        using var file = typeof(ShippedCalibration).Assembly.GetManifestResourceStream("calibration.json") ?? throw new InvalidOperationException("the program was built without calibration.json");
        return JsonSerializer.Deserialize<ShippedCalibration[]>(file, Format)!;
    }
}
