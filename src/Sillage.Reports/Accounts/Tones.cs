using Sillage.Reports.Maps;

namespace Sillage.Reports.Accounts;

/// <summary>Colours of the card, by what they mean.</summary>
internal enum Tone
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Words that matter less.</summary>
    Quiet,

    /// <summary>Rules and tracks.</summary>
    Line,

    /// <summary>The account; originals.</summary>
    Own,

    /// <summary>All other accounts; reposts.</summary>
    Crowd,

    /// <summary>Quotes.</summary>
    Quote,

    /// <summary>Replies.</summary>
    Reply,

    /// <summary>Nothing in this hour.</summary>
    Heat0,

    /// <summary>Up to a fifth of the fullest hour.</summary>
    Heat1,

    /// <summary>Up to two fifths.</summary>
    Heat2,

    /// <summary>Up to three fifths.</summary>
    Heat3,

    /// <summary>Up to four fifths.</summary>
    Heat4,

    /// <summary>Up to the fullest hour.</summary>
    Heat5,

    /// <summary>A silence behind the bars.</summary>
    Silence,

    /// <summary>An event that lasts, behind the bars.</summary>
    Span,
}

/// <summary>The tones as colours, for light and dark pages and for the picture.</summary>
internal static class Tones
{
    /// <summary>Source: the map's first colours for accounts and crowds; one hue from pale to deep for hours, in even steps of lightness.</summary>
    private static readonly string[] Light = ["", "", "", "#0072b2", "#d55e00", "#8d386f", "#1fa187", "#eef0f3", "#cfe3f1", "#9cc7e3", "#5fa5d0", "#2480b8", "#004f80", "#e0e2e4", "#dcebf4"];
    private static readonly string[] Dark = ["", "", "", "#3d9bdf", "#f07a2b", "#cb698f", "#41d696", "#22262b", "#173a54", "#1c5680", "#2878ae", "#4b9ed8", "#9fd2f7", "#34383d", "#1b3040"];

    /// <summary>Name of the tone in style sheets.</summary>
    public static string Class(Tone tone) => $"t{(int)tone}";

    /// <summary>"#rrggbb".</summary>
    public static string Color(Tone tone, bool dark)
    {
        var theme = MapTheme.Of(dark);
        return tone switch { Tone.Text => theme.Text, Tone.Quiet => theme.Quiet, Tone.Line => theme.Line, _ => (dark ? Dark : Light)[(int)tone] };
    }

    /// <summary>Rules for all tones, light and dark.</summary>
    public static string Style()
    {
        var tones = Enum.GetValues<Tone>();
        return $":root {{ {string.Join(' ', tones.Select(tone => $"--{Class(tone)}: {Color(tone, dark: false)};"))} }}\n"
            + $"@media (prefers-color-scheme: dark) {{ :root {{ {string.Join(' ', tones.Select(tone => $"--{Class(tone)}: {Color(tone, dark: true)};"))} }} }}\n"
            + string.Concat(tones.Select(tone => $".{Class(tone)} {{ fill: var(--{Class(tone)}); }}\n"));
    }
}
