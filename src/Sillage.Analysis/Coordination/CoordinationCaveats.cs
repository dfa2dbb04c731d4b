using System.Globalization;

namespace Sillage.Analysis;

/// <summary>What must be said beside the answer.</summary>
internal static class CoordinationCaveats
{
    public static IEnumerable<Caveat> Of(ShareSet set, CoordinationResult result, CoordinationOptions options)
    {
        yield return Wording.Of(
            "coordination-is-not-automation",
            "Acting together is not automation, and not in itself wrong: newsrooms of one publisher, syndication tools, fans and mass protest look coordinated too. Look at the members and at what they shared before you name anybody.");
        foreach (var missing in set.Missing)
            yield return Wording.Of("behaviour-missing", $"{Name(missing.Behaviour)}: {missing.Why}", ("behaviour", Name(missing.Behaviour)), ("why", missing.Why));
        foreach (var behaviour in result.Behaviours)
        {
            if (behaviour.Crowds > 0)
            {
                yield return Wording.Of(
                    "crowds", $"{Name(behaviour.Behaviour)}: objects so popular that their pairs were looked up rather than made: {behaviour.Crowds}. No edge of the wanted weight is lost; edges of less weight were not counted.",
                    ("behaviour", Name(behaviour.Behaviour)), ("objects", Wording.Number(behaviour.Crowds)));
            }

            if (behaviour.SharingAccounts == 1)
                yield return Wording.Of("one-account", $"{Name(behaviour.Behaviour)}: all shares are by one account; nobody can be coordinated with nobody.", ("behaviour", Name(behaviour.Behaviour)));
            else if (behaviour.Pairs == 0)
                yield return Wording.Of("no-pairs", $"{Name(behaviour.Behaviour)}: no two accounts of which one takes part (--min-shares {options.MinShares}) shared the same within {behaviour.WindowSeconds:0.###} s. A wider --window may find some, by chance too.", ("behaviour", Name(behaviour.Behaviour)), ("seconds", behaviour.WindowSeconds.ToString("0.###", CultureInfo.InvariantCulture)));
            else if (behaviour.Heavy == 0)
                yield return Wording.Of("no-heavy-edges", $"{Name(behaviour.Behaviour)}: no two accounts shared {options.MinWeight ?? 2} objects or more within the window (--min-weight, --percentile); {Wording.Number(behaviour.Pairs)} pairs of shares are below that.", ("behaviour", Name(behaviour.Behaviour)), ("objects", Wording.Number(options.MinWeight ?? 2)), ("pairs", Wording.Number(behaviour.Pairs)));
            else if (behaviour.Kept == 0)
                yield return Wording.Of("nothing-beyond-chance", $"{Name(behaviour.Behaviour)}: pairs of accounts that shared enough: {Wording.Number(behaviour.Heavy)}; chance explains each of them at a false discovery rate of {options.Fdr} (--fdr).", ("behaviour", Name(behaviour.Behaviour)), ("pairs", Wording.Number(behaviour.Heavy)), ("rate", (options.Fdr ?? 0).ToString("0.####", CultureInfo.InvariantCulture)));
        }

        if (result.Permutations.Any(one => one.ShuffledKept > 0))
            yield return Wording.Of("shuffles-keep-bursts", "Where times within an object change places, who shared it and its bursts stay: accounts that make up a good part of its shares meet again in the copies. What copies keep is no count of false pairs; it is at most the part of chance.");

        if (options is { Fdr: null, Compatible: PeerRules.None })
            yield return Wording.Of("not-tested", "Edges were not tested against chance: on a busy evening most light edges are chance.");
    }

    private static string Name(Behaviour behaviour) => behaviour.ToString().ToLowerInvariant();
}
