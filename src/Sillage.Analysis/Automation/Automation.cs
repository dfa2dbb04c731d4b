using System.Security.Cryptography;
using System.Text;
using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>
/// Evidence of automation: for each account with enough posts how many signs it shows, of how many that could be looked for. Never a verdict:
/// newsrooms, scheduling tools, several people behind one account and very busy people show the same signs.
/// </summary>
public static class Automation
{
    /// <summary>Examines the accounts of a slice.</summary>
    /// <exception cref="ArgumentException">The base rate is not between 0 and 1.</exception>
    public static Answer<AutomationOptions, AutomationResult> Run(Slice slice, AutomationOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var measured = Measured.Of(slice, options, [], cancel);
        var posts = measured.Posts;
        var total = Enumerable.Range(0, posts.Accounts).Sum(account => (long)posts.Count(account));
        var result = new AutomationResult(
            Enumerable.Range(0, posts.Accounts).Count(account => posts.Count(account) > 0), measured.Examined, measured.Uses(), Shares.Wilson(measured.PostsByMany(), total),
            Sensitivity(measured, total), [.. measured.Order().Take(options.Top).Select((place, rank) => Evidence(measured, options, place, rank + 1))], measured.Calibrations());
        return new Answer<AutomationOptions, AutomationResult>(
            "sillage/automation/1", slice.Topic, options, result, [.. Caveats(slice, result)],
            new Method("Signs met of signs that could be measured, each against its threshold and against the slice's other accounts", "DFRLab 2017; Goh, Barabási 2008; Kim, Jo 2016; Mazza et al. 2019; Yang et al. 2020; Cresci et al. 2016; Nwala et al. 2023; docs/automation.md"));
    }

    /// <summary>All indicators of given accounts, however few posts they have, each against the slice's examined accounts.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="options">Which accounts are examined, who is named, and the base rate; <see cref="AutomationOptions.Top"/> plays no part.</param>
    /// <param name="accounts">Indices into the slice's accounts.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Evidence for each, in the order given. The whole slice is measured once, whatever their number.</returns>
    public static IReadOnlyList<AccountEvidence> Of(Slice slice, AutomationOptions options, IReadOnlyList<int> accounts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(accounts);
        var measured = Measured.Of(slice, options, accounts, cancel);
        var ranks = new int[measured.Looked.Length];
        foreach (var (place, rank) in measured.Order().Select((place, rank) => (place, rank)))
            ranks[place] = rank + 1;
        return [.. accounts.Select(account => measured.PlaceOf(account)).Select(place => Evidence(measured, options, place, ranks[place]))];
    }

    /// <summary>All indicators of one account.</summary>
    /// <inheritdoc cref="Of(Slice, AutomationOptions, IReadOnlyList{int}, CancellationToken)"/>
    public static AccountEvidence Of(Slice slice, AutomationOptions options, int account, CancellationToken cancel) => Of(slice, options, [account], cancel)[0];

    private static AccountEvidence Evidence(Measured measured, AutomationOptions options, int place, int rank)
    {
        var number = measured.Looked[place];
        var account = measured.Slice.Accounts[number];
        var isNamed = options.NameAccounts || measured.Followers(number) >= options.NamedFrom;
        var measurements = measured.Measurements(place);
        var signs = Indicators.All.Where((_, i) => measurements[i].Beyond == true).ToArray();
        return new AccountEvidence(
            rank, isNamed ? account.Handle : Pseudonym(account), isNamed, measured.Posts.Count(number), signs.Length, measurements.Count(one => one.Beyond is not null),
            signs.Select(sign => sign.Family).Distinct().Count(), measured.Probability(place), measurements);
    }

    private static List<ThresholdSensitivity> Sensitivity(Measured measured, long total)
    {
        var found = new List<ThresholdSensitivity>();
        for (var number = 0; number < Indicators.All.Count; number++)
        {
            var indicator = Indicators.All[number];
            if (indicator.Threshold is not { } threshold)
                continue;
            var quarter = (indicator.AtLeast ? 1 : -1) * Math.Abs(threshold) / 4;
            found.Add(new ThresholdSensitivity(indicator.Code, ShareAt(number, threshold + quarter), ShareAt(number, threshold - quarter)));
        }

        return found;

        double ShareAt(int number, double threshold) => total == 0 ? 0 : (double)measured.PostsByMany(number, threshold) / total;
    }

    /// <summary>The same for the same account everywhere, so that answers can be laid side by side; it hides a name from readers, not from who has the case.</summary>
    private static string Pseudonym(SliceAccount account) =>
        "account-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account.Platform}\n{account.Id}")).AsSpan(0, 4));

    private static IEnumerable<Caveat> Caveats(Slice slice, AutomationResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        yield return Wording.Of("signs-only", "Signs are no verdict: newsrooms, scheduling tools, several people behind one account and very busy people show them too.");
        if (result.Indicators.Count(indicator => indicator.Threshold is not null && indicator.Measurable == 0) is > 0 and var missing)
            yield return Wording.Of("signs-not-measurable", $"{missing} of the signs could not be looked for in any account: the capture is too short, its clock too coarse, or originals, profiles or programs are missing.", ("signs", Wording.Number(missing)));
        if (result.Examined < result.Accounts)
            yield return Wording.Of("accounts-not-examined", $"{Wording.Number(result.Accounts - result.Examined)} of {Wording.Number(result.Accounts)} accounts have too few posts to be examined.", ("accounts", Wording.Number(result.Accounts - result.Examined)), ("of", Wording.Number(result.Accounts)));
        if (result.Calibrations.Count > 0)
            yield return Wording.Of("resemblance-only", "The probability says how much a profile resembles the automated accounts of a course's set of 2017, mostly openly funny ones, under a base rate that is the user's assumption. It names no account a machine; newsrooms and accounts of another time or language are often misjudged (docs/automation.md).");
    }
}
