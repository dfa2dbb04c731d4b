using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Signs in what an account posts and with what: programs, texts that others post too, hashtags. Reposts' words are their originals' and are left out.</summary>
internal sealed class WordSigns
{
    private const int FewestTexts = 5, FewestClients = 5;

    private readonly Tally[] tallies;
    private readonly bool tellsHashtags;

    private WordSigns(Tally[] tallies, bool tellsHashtags) => (this.tallies, this.tellsHashtags) = (tallies, tellsHashtags);

    /// <summary>In the order in which they are told.</summary>
    public static IReadOnlyList<IndicatorUse> All { get; } =
    [
        new("clients", "programs that it posts with", "programs", null, true, "DFRLab 2017: automation software", 0, 0),
        new("copied-texts", "share of its own texts that other accounts posted too", "share", 0.5, true, "DFRLab 2017: common content; half: Sillage", 0, 0),
        new("hashtags-per-post", "hashtags in each of its own posts", "hashtags", 5, true, "Sillage", 0, 0),
    ];

    /// <param name="slice">The slice.</param>
    /// <param name="hashes">Of its texts, see <see cref="TextHashes"/>.</param>
    public static WordSigns Of(Slice slice, ulong[] hashes)
    {
        var tallies = new Tally[slice.Accounts.Count];
        var seen = new HashSet<(int Account, ulong Client)>();
        foreach (var (post, client) in slice.Words.Clients())
        {
            if (slice.Embedded[post])
                continue;
            ref var tally = ref tallies[slice.Account[post]];
            tally.WithClient++;
            tally.Clients += seen.Add((slice.Account[post], Hash(client))) ? 1 : 0;
        }

        var hashtags = false;
        foreach (var (post, _) in slice.Words.Hashtags())
        {
            hashtags = true;
            if (IsOwn(slice, post))
                tallies[slice.Account[post]].Hashtags++;
        }

        for (var post = 0; post < slice.Count; post++)
            tallies[slice.Account[post]].Own += IsOwn(slice, post) ? 1 : 0;
        Copies(slice, hashes, tallies);
        return new WordSigns(tallies, hashtags);
    }

    /// <summary>Measures one account; <see cref="double.NaN"/> where the capture does not tell.</summary>
    /// <param name="account">The account.</param>
    /// <param name="values">Takes a value for each of <see cref="All"/>.</param>
    public void Measure(int account, Span<double> values)
    {
        var tally = tallies[account];
        values[0] = tally.WithClient >= FewestClients ? tally.Clients : double.NaN;
        values[1] = tally.Texts >= FewestTexts ? (double)tally.Copied / tally.Texts : double.NaN;
        values[2] = tellsHashtags && tally.Own >= FewestTexts ? (double)tally.Hashtags / tally.Own : double.NaN;
    }

    private static void Copies(Slice slice, ulong[] hashes, Tally[] tallies)
    {
        // The only account with a text so far; −1 once there are two.
        var only = new Dictionary<ulong, int>();
        for (var post = 0; post < hashes.Length; post++)
        {
            if (hashes[post] == 0)
                continue;
            ref var account = ref CollectionsMarshal.GetValueRefOrAddDefault(only, hashes[post], out var isKnown);
            account = !isKnown || account == slice.Account[post] ? slice.Account[post] : -1;
        }

        for (var post = 0; post < hashes.Length; post++)
        {
            if (hashes[post] == 0)
                continue;
            ref var tally = ref tallies[slice.Account[post]];
            tally.Texts++;
            tally.Copied += only[hashes[post]] < 0 ? 1 : 0;
        }
    }

    private static bool IsOwn(Slice slice, int post) => !slice.Embedded[post] && !slice.IsRepost(post);

    private static ulong Hash(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    private struct Tally
    {
        public int WithClient, Clients, Own, Hashtags, Texts, Copied;
    }
}
