using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Sillage.Analysis;

/// <summary>A directed edge as the toolkit's networks have it.</summary>
/// <param name="From">The account whose posts are counted.</param>
/// <param name="To">The account that did the same.</param>
/// <param name="Weight">Different posts of <paramref name="From"/> with at least one partner of <paramref name="To"/>.</param>
public sealed record ToolkitEdge(int From, int To, int Weight);

/// <summary>
/// The rules of QUT's coordination-network-toolkit: directed edges that count the posts of the first account which have a partner of the
/// second within the window, however many objects they share.
/// </summary>
/// <remarks>Source: Graham, QUT Digital Observatory, coordination-network-toolkit, compute_networks and similarity; restated in docs/coordination.md.</remarks>
public static partial class CoordinationToolkit
{
    /// <summary>Counts the edges, sorted.</summary>
    /// <param name="shares">Shares with their posts: the same post has one number in all its shares.</param>
    /// <param name="window">Longest distance, microseconds, inclusive.</param>
    /// <param name="minimum">Smallest weight kept.</param>
    /// <param name="keepLoops">Whether posts of one account are compared with each other.</param>
    /// <param name="cancel">Stops.</param>
    /// <param name="alike">A further condition on two shares of one object; null: none.</param>
    public static IReadOnlyList<ToolkitEdge> Edges(ShareList shares, long window, int minimum, bool keepLoops, CancellationToken cancel, Func<int, int, bool>? alike = null)
    {
        ArgumentNullException.ThrowIfNull(shares);
        var seen = new HashSet<(int Post, int To)>();
        var weights = new Dictionary<(int From, int To), int>();
        foreach (var (share, other) in Pairs(shares, window, keepLoops, alike, cancel))
        {
            Count(share, other);
            Count(other, share);
        }

        return [.. weights.Where(edge => edge.Value >= minimum).OrderBy(edge => edge.Key.From).ThenBy(edge => edge.Key.To).Select(edge => new ToolkitEdge(edge.Key.From, edge.Key.To, edge.Value))];

        void Count(int share, int partner)
        {
            if (seen.Add((shares.Post[share], shares.Account[partner])))
                CollectionsMarshal.GetValueRefOrAddDefault(weights, (shares.Account[share], shares.Account[partner]), out _)++;
        }
    }

    /// <summary>Pairs of shares of different accounts, the accounts in them and the objects.</summary>
    internal static (long Pairs, int Accounts, int Objects) Figures(ShareList shares, long window, Func<int, int, bool>? alike, CancellationToken cancel)
    {
        if (alike is null)
        {
            var figures = WindowFigures.Of(shares, window, null);
            return (figures.Pairs, figures.Accounts, figures.Objects);
        }

        var (pairs, accounts, objects) = (0L, new HashSet<int>(), new HashSet<int>());
        foreach (var (share, other) in Pairs(shares, window, false, alike, cancel))
        {
            pairs++;
            accounts.Add(shares.Account[share]);
            accounts.Add(shares.Account[other]);
            objects.Add(shares.Shared[share]);
        }

        return (pairs, accounts.Count, objects.Count);
    }

    /// <summary>The form in which the toolkit compares texts: lower case, without words that begin with @, spaces made one.</summary>
    public static string NormalText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join(' ', Mention().Replace(Lower(text), "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The dotted capital İ becomes two characters in Python, and stays as it is in the invariant culture.</summary>
    private static string Lower(string text) => text.Replace("İ", "i\u0307", StringComparison.Ordinal).ToLowerInvariant();

    private static IEnumerable<(int Share, int Other)> Pairs(ShareList shares, long window, bool keepLoops, Func<int, int, bool>? alike, CancellationToken cancel)
    {
        for (var shared = 0; shared < shares.ObjectCount; shared++)
        {
            cancel.ThrowIfCancellationRequested();
            var low = shares.ObjectStart[shared];
            for (var share = low; share < shares.ObjectStart[shared + 1]; share++)
            {
                while (shares.At[share] - shares.At[low] > window)
                    low++;
                for (var other = low; other < share; other++)
                {
                    if (shares.Post[other] != shares.Post[share] && (keepLoops || shares.Account[other] != shares.Account[share]) && alike?.Invoke(shares.Post[other], shares.Post[share]) != false)
                        yield return (share, other);
                }
            }
        }
    }

    [GeneratedRegex(@"@[^\n]*?(?=\s|$)")]
    private static partial Regex Mention();
}
