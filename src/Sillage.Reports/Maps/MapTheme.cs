namespace Sillage.Reports.Maps;

/// <summary>Colours of the sheet and of what is written on it.</summary>
/// <param name="Page">Background, halos and rings.</param>
/// <param name="Text">Words.</param>
/// <param name="Quiet">Words that matter less.</param>
/// <param name="Line">Rules of the legend.</param>
internal sealed record MapTheme(string Page, string Text, string Quiet, string Line)
{
    public static MapTheme Of(bool dark) => dark ? new("#15171a", "#f1f2f3", "#a9afb6", "#3d4147") : new("#ffffff", "#16181b", "#5b6168", "#c9ccd1");
}
