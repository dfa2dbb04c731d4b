namespace Sillage.Reports.Maps;

/// <summary>The colour of each account, and the slot of the legend that it belongs to.</summary>
/// <param name="OfNode">"#rrggbb" by number of the account.</param>
/// <param name="SlotOfNode">Slot by number of the account: rank of its community, or <see cref="MapPalette.Count"/> for all the others.</param>
/// <param name="OfSlot">"#rrggbb" by slot.</param>
/// <param name="OfEdges">"#rrggbb" of the edges that begin at an account: paler, so that discs stand out from the densest edges of their own.</param>
internal sealed record MapColors(string[] OfNode, int[] SlotOfNode, string[] OfSlot, string[] OfEdges)
{
    private const double PalenessOnLight = 0.42;
    private const double PalenessOnDark = 0.25;

    public static MapColors Of(PropagationMap map, bool dark)
    {
        var ranks = MapPalette.Ranks(map.Communities);
        var ofSlot = Enumerable.Range(0, MapPalette.Count + 1).Select(slot => MapPalette.Color(slot, dark)).ToArray();
        foreach (var community in map.Communities)
        {
            if (community.Color is not { } color)
                continue;
            if (!MapPalette.IsColor(color))
                throw new ArgumentException($"community {community.Index} has colour \"{color}\"; colours are \"#rrggbb\"");
            if (ranks[community.Index] < MapPalette.Count)
                ofSlot[ranks[community.Index]] = color;
        }

        var slots = map.Nodes.Select(node => node.Community < 0 ? MapPalette.Count : Math.Min(ranks[node.Community], MapPalette.Count)).ToArray();
        var pale = Array.ConvertAll(ofSlot, color => MapPalette.Mix(color, MapTheme.Of(dark).Page, dark ? PalenessOnDark : PalenessOnLight));
        return new MapColors(Array.ConvertAll(slots, slot => ofSlot[slot]), slots, ofSlot, Array.ConvertAll(slots, slot => pale[slot]));
    }
}
