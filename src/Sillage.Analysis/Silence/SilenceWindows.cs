using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The silences of a case.</summary>
public static class SilenceWindows
{
    /// <summary>The windows to look into: those given, then those marked in the case.</summary>
    /// <param name="given">Windows given.</param>
    /// <param name="marked">Markers of the case; events among them are left out.</param>
    public static IReadOnlyList<SilenceWindow> Of(IReadOnlyList<SilenceWindow> given, IReadOnlyList<Marker> marked)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(marked);
        return [.. given, .. marked.Where(marker => marker.Kind == MarkerKind.Silence).Select(Of)];
    }

    /// <summary>A marker at a preset's times which names the preset's law as its source is that preset, under its own name.</summary>
    private static SilenceWindow Of(Marker marker)
    {
        var window = new SilenceWindow(marker.Name, marker.From, marker.To ?? marker.From);
        var preset = SilencePreset.All.FirstOrDefault(preset => preset.Law == marker.Source && (preset.Window.From, preset.Window.To) == (window.From, window.To));
        return preset is null ? window : preset.Window with { Name = marker.Name };
    }
}
