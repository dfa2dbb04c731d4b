using System.Globalization;
using Sillage.Analysis;
using Sillage.Cases;

namespace Sillage.Cli;

/// <summary>Times on the command line: ISO 8601, UTC where no offset is written.</summary>
internal static class Times
{
    /// <summary>"FROM/TO[=name]", or a preset's name, perhaps with another name behind it.</summary>
    public static SilenceWindow Silence(string value)
    {
        var (span, name) = Named(value);
        if (Preset(span) is { } preset)
            return preset.Window with { Name = name ?? preset.Name };
        return Span(span) is ({ } from, { } to)
            ? new SilenceWindow(name ?? "silence", from, to)
            : throw new UsageException($"--silence {value}: write FROM/TO[=name], for example 2017-05-05T22:00Z/2017-05-07T18:00Z, or one of {Presets}");
    }

    /// <summary>A silence as it is given: a preset by its name.</summary>
    public static string Written(SilenceWindow window) => SilencePreset.Of(window) is { } preset
        ? preset.Name == window.Name ? preset.Name : $"{preset.Name}={window.Name}"
        : $"{Reports.AnswerJson.Time(window.From)}/{Reports.AnswerJson.Time(window.To)}={window.Name}";

    /// <summary>"TIME[/TO]=name"; a silence needs both ends.</summary>
    public static Marker Marker(string value, MarkerKind kind)
    {
        var (span, name) = Named(value);
        if (kind == MarkerKind.Silence && Preset(span) is { } preset)
            return new Marker(name ?? preset.Name, kind, preset.Window.From, preset.Window.To, preset.Law);
        return Span(span) is ({ } from, var to) && name?.Length > 0 && (to is not null || kind == MarkerKind.Event)
            ? new Marker(name, kind, from, to)
            : throw new UsageException($"marker {value}: write {(kind == MarkerKind.Event ? "TIME[/TO]=name, for example 2017-05-05T18:49Z=first post" : "FROM/TO=name, for example 2017-05-05T22:00Z/2017-05-07T18:00Z=silence, or one of {Presets}")}");
    }

    private static string Presets => string.Join(", ", SilencePreset.All.Select(preset => preset.Name));

    private static SilencePreset? Preset(string name) => SilencePreset.All.FirstOrDefault(preset => preset.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    private static (string Span, string? Name) Named(string value)
    {
        var parts = value.Split('=', 2);
        return (parts[0], parts.Length == 2 ? parts[1].Trim() : null);
    }

    private static (DateTimeOffset? From, DateTimeOffset? To) Span(string text)
    {
        var times = text.Split('/');
        return times.Length switch
        {
            1 => (Time(times[0]), null),
            2 when Time(times[0]) is { } from && Time(times[1]) is { } to && from < to => (from, to),
            _ => (null, null),
        };
    }

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;
}
