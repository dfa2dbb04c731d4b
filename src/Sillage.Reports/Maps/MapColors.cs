namespace Sillage.Reports.Maps;

/// <summary>The colour of each account, and the slot of the legend that it belongs to.</summary>
/// <param name="OfNode">"#rrggbb" by number of the account.</param>
/// <param name="SlotOfNode">Slot by number of the account.</param>
/// <param name="OfEdges">"#rrggbb" of the edges that begin at an account: paler, so that discs stand out from the densest edges of their own.</param>
internal sealed record MapColors(string[] OfNode, int[] SlotOfNode, string[] OfEdges)
{
    private const double PalenessOnLight = 0.42;
    private const double PalenessOnDark = 0.25;

    public static MapColors Of(MapGroups groups, bool dark)
    {
        var ofSlot = new string[MapPalette.Count + 1];
        foreach (var group in groups.Groups)
            ofSlot[group.Slot] = dark ? group.Dark : group.Light;
        return new MapColors(
            Array.ConvertAll(groups.SlotOfNode, slot => ofSlot[slot]), groups.SlotOfNode,
            Array.ConvertAll(groups.SlotOfNode, slot => OfEdge(ofSlot[slot], dark)));
    }

    /// <summary>Colour of edges beside discs of a colour.</summary>
    public static string OfEdge(string color, bool dark) => MapPalette.Mix(color, MapTheme.Of(dark).Page, dark ? PalenessOnDark : PalenessOnLight);
}
