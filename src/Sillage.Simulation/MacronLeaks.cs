using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sillage.Simulation;

/// <summary>The documented evening of 5 May 2017, simulated: every figure of the press reports planted, every name invented.</summary>
/// <remarks>Source of the planted figures: DFRLab's scan as reported in May 2017, see docs/methods.md; what is planted: docs/simulation.md.</remarks>
public static class MacronLeaks
{
    private const string Notice = "Everything here is simulated. Accounts, handles and texts are invented; no post was ever published.";

    private static readonly JsonSerializerOptions TruthFormat = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes posts.jsonl (.gz), truth.json and README.md into a folder.</summary>
    /// <param name="folder">Made if there is none.</param>
    /// <param name="options">Seed, scale, compression.</param>
    /// <param name="progress">Called with the share of the simulated time that is done, 0 to 1; may be null.</param>
    /// <param name="cancel">Stops; the folder then holds a partial capture.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale lies outside 0 to 10,000.</exception>
    public static SimulationTruth WriteTo(string folder, SimulationOptions options, Action<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckScale(options);
        Directory.CreateDirectory(folder);
        // A cancelled run must not stand beside the truth of an earlier one.
        File.Delete(Path.Combine(folder, "truth.json"));
        SimulationTruth truth;
        using (var file = File.Create(Path.Combine(folder, options.Compress ? "posts.jsonl.gz" : "posts.jsonl"), 1 << 20))
            truth = Write(file, options.Compress, options, progress, cancel);
        File.WriteAllText(Path.Combine(folder, "truth.json"), JsonSerializer.Serialize(truth, TruthFormat) + "\n");
        var command = FormattableString.Invariant($"sillage simulate macronleaks --seed {options.Seed} --scale {options.Scale}");
        File.WriteAllText(Path.Combine(folder, "README.md"), $"# Simulated capture\n\n{Notice}\n\nMade with `{command}`. `truth.json` holds what was planted.\n");
        return truth;
    }

    /// <summary>Writes the capture to a stream, unpacked.</summary>
    /// <param name="posts">Stream.</param>
    /// <param name="options">Seed and scale.</param>
    /// <param name="progress">Called with the share of the simulated time that is done, 0 to 1; may be null.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale lies outside 0 to 10,000.</exception>
    public static SimulationTruth Write(Stream posts, SimulationOptions options, Action<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckScale(options);
        return Write(posts, compress: false, options, progress, cancel);
    }

    private static SimulationTruth Write(Stream posts, bool compress, SimulationOptions options, Action<double>? progress, CancellationToken cancel)
    {
        using var evening = new Evening(posts, compress, options);
        for (var minute = 0; minute < Timeline.Minutes; minute++)
        {
            cancel.ThrowIfCancellationRequested();
            evening.WriteMinute(minute);
            progress?.Invoke((minute + 1.0) / Timeline.Minutes);
        }

        return evening.Complete(Notice);
    }

    private static void CheckScale(SimulationOptions options)
    {
        if (options.Scale is not (> 0 and <= 10_000))
            throw new ArgumentOutOfRangeException(nameof(options), options.Scale, "the scale lies above 0 and at most at 10,000");
    }
}
