using System.Globalization;

namespace Sillage.Reports.Maps;

/// <summary>An entry of the legend.</summary>
/// <param name="Slot">Its number; <see cref="MapPalette.Count"/> for all others and the unknown.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Light">"#rrggbb" on a light page.</param>
/// <param name="Dark">"#rrggbb" on a dark page.</param>
/// <param name="Accounts">How many accounts it has.</param>
/// <param name="Earned">Reposts that they earned.</param>
internal sealed record MapGroup(int Slot, string Name, string Light, string Dark, int Accounts, double Earned);

/// <summary>What colours tell apart: entries of the legend, and the one of each account.</summary>
/// <param name="Coloring">What colours mean.</param>
/// <param name="SlotOfNode">Slot by number of the account.</param>
/// <param name="Groups">Slots that have accounts, ascending.</param>
internal sealed record MapGroups(MapColoring Coloring, int[] SlotOfNode, IReadOnlyList<MapGroup> Groups)
{
    private const int Rest = MapPalette.Count;

    /// <summary>Ends of the steps of entry; what comes later is the last step.</summary>
    private static readonly TimeSpan[] Entries =
        [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(12), TimeSpan.FromDays(2)];

    /// <summary>Least followers of each step, the last of which begins at 0.</summary>
    private static readonly int[] Followers = [1_000_000, 100_000, 10_000, 1_000, 100, 0];

    /// <summary>The groups of a map.</summary>
    /// <exception cref="ArgumentException">A community has a colour that is none.</exception>
    public static MapGroups Of(PropagationMap map, MapColoring coloring, MapWords words) => coloring switch
    {
        MapColoring.Community => Communities(map, words),
        MapColoring.Language => Kinds(map, coloring, node => node.Languages.Count > 0 ? node.Languages[0] : null, words.LanguageName, words),
        MapColoring.Group => Together(map, words),
        MapColoring.Label => Kinds(map, coloring, node => node.Labelled, name => MapText.Clean(name, 80), words, ("unlabelled", "otherOrUnlabelled")),
        MapColoring.Platform => Kinds(map, coloring, node => node.Platform, name => name, words),
        MapColoring.Entry => Steps(map, coloring, EntryOf(map), Entries.Length + 1, words.EntryStep, words),
        MapColoring.Followers => Steps(map, coloring, node => node.Followers is { } count ? Array.FindIndex(Followers, least => count >= least) : Rest, Followers.Length, words.FollowersStep, words),
        MapColoring.None => new(coloring, new int[map.Nodes.Count], Filled(map, new int[map.Nodes.Count], _ => words["color.none"], MapPalette.Color)),
        _ => throw new ArgumentOutOfRangeException(nameof(coloring), coloring, "no such colouring"),
    };

    /// <summary>End of a step of entry; null for the last.</summary>
    public static TimeSpan? EntryEnd(int step) => step < Entries.Length ? Entries[step] : null;

    /// <summary>Least followers of a step, and those from which on the step before begins (null for the first).</summary>
    public static (int Least, int? Below) FollowersOf(int step) => (Followers[step], step == 0 ? null : Followers[step - 1]);

    private static MapGroups Communities(PropagationMap map, MapWords words)
    {
        var ranks = MapPalette.Ranks(map.Communities);
        var slots = map.Nodes.Select(node => node.Community < 0 ? Rest : Math.Min(ranks[node.Community], Rest)).ToArray();
        var wrong = map.Communities.FirstOrDefault(community => community.Color is { } color && !MapPalette.IsColor(color));
        if (wrong is not null)
            throw new ArgumentException($"community {wrong.Index} has colour \"{wrong.Color}\"; colours are \"#rrggbb\"");
        return new(MapColoring.Community, slots, Filled(map, slots, Name, (slot, dark) => (slot < Rest ? map.Communities[Array.IndexOf(ranks, slot)].Color : null) ?? MapPalette.Color(slot, dark)));

        string Name(int slot)
        {
            if (slot < Rest)
                return MapText.Clean(map.Communities[Array.IndexOf(ranks, slot)].Name, 80);
            var others = map.Communities.Count - Rest;
            var alone = map.Nodes.Any(node => node.Community < 0);
            return others > 0 ? $"{words.Number(others)} {words[alone ? "othersAndSmaller" : "others"]}" : words["alone"];
        }
    }

    private static MapGroups Together(PropagationMap map, MapWords words) => Kinds(
        map, MapColoring.Group, node => node.Group?.ToString(CultureInfo.InvariantCulture),
        number => $"{words["group"]} {number}{words.Colon}{map.Groups[int.Parse(number, CultureInfo.InvariantCulture) - 1]}", words, ("inNoGroup", "otherOrNoGroup"));

    private static MapGroups Kinds(
        PropagationMap map, MapColoring coloring, Func<MapNode, string?> kindOf, Func<string, string> name, MapWords words, (string Alone, string WithOthers)? rest = null)
    {
        var (alone, withOthers) = rest ?? ("unknown", "otherOrUnknown");
        var kinds = map.Nodes.Select(kindOf).Where(kind => kind is { Length: > 0 }).GroupBy(kind => kind!, StringComparer.Ordinal)
            .OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => kind.Key).ToArray();
        var slotOf = kinds.Take(Rest).Index().ToDictionary(kind => kind.Item, kind => kind.Index, StringComparer.Ordinal);
        var slots = map.Nodes.Select(node => kindOf(node) is { Length: > 0 } kind ? slotOf.GetValueOrDefault(kind, Rest) : Rest).ToArray();
        return new(coloring, slots, Filled(map, slots, slot => slot < Rest ? MapText.Clean(name(kinds[slot]), 80) : words[kinds.Length > Rest ? withOthers : alone], MapPalette.Color));
    }

    private static MapGroups Steps(PropagationMap map, MapColoring coloring, Func<MapNode, int> stepOf, int steps, Func<int, string> name, MapWords words)
    {
        var slots = map.Nodes.Select(stepOf).ToArray();
        return new(coloring, slots, Filled(map, slots, slot => slot < Rest ? name(slot) : words["unknown"], (slot, dark) => slot < Rest ? MapPalette.Step(slot, steps, dark) : MapPalette.Color(slot, dark)));
    }

    private static Func<MapNode, int> EntryOf(PropagationMap map)
    {
        var start = map.Nodes.Min(node => node.EnteredAt);
        return node =>
        {
            if (node.EnteredAt is not { } at)
                return Rest;
            var step = Array.FindIndex(Entries, end => at - start!.Value < end);
            return step < 0 ? Entries.Length : step;
        };
    }

    private static MapGroup[] Filled(PropagationMap map, int[] slots, Func<int, string> name, Func<int, bool, string> color)
    {
        var accounts = new int[Rest + 1];
        var earned = new double[Rest + 1];
        for (var i = 0; i < slots.Length; i++)
        {
            accounts[slots[i]]++;
            earned[slots[i]] += map.Nodes[i].RepostsEarned;
        }

        return [.. Enumerable.Range(0, Rest + 1).Where(slot => accounts[slot] > 0).Select(slot => new MapGroup(slot, name(slot), color(slot, false), color(slot, true), accounts[slot], earned[slot]))];
    }
}
