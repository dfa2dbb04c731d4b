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
    public static Answer<AutomationOptions, AutomationResult> Run(Slice slice, AutomationOptions options, CancellationToken cancel) => RunAfter(slice, options, together: null, cancel);

    /// <summary>Examines the accounts of a slice of which it is known who acts together.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="options">Options.</param>
    /// <param name="together">What the coordination question found in it with its usual options; null: pairs are counted here.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="ArgumentException">The base rate is not between 0 and 1.</exception>
    public static Answer<AutomationOptions, AutomationResult> RunAfter(Slice slice, AutomationOptions options, CoordinationResult? together, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var posts = AccountPosts.Of(slice);
        var measured = Measured.Of(slice, posts, TextHashes.Of(slice, cancel), options, -1, together, cancel);
        var total = Enumerable.Range(0, posts.Accounts).Sum(account => (long)posts.Count(account));
        var names = new PublicNames(slice, options.NamedFrom, options.NameAccounts);
        var result = new AutomationResult(
            Enumerable.Range(0, posts.Accounts).Count(account => posts.Count(account) > 0), measured.Looked.Length, measured.Uses(), measured.Many, Shares.Wilson(measured.PostsByMany(), total),
            Sensitivity(measured, total), [.. measured.Order().Take(options.Top).Select((place, rank) => measured.Evidence(place, rank + 1, names))], measured.Calibrations())
        {
            SignsOf = Enumerable.Range(0, measured.Looked.Length).ToDictionary(place => measured.Looked[place], measured.Signs),
        };
        return new Answer<AutomationOptions, AutomationResult>(
            "sillage/automation/1", slice.Topic, options, result, [.. Caveats(slice, result)],
            new Method("Signs met of signs that could be measured, each against its threshold and against the slice's other accounts", "DFRLab 2017; Goh, Barabási 2008; Kim, Jo 2016; Mazza et al. 2019; Yang et al. 2020; Cresci et al. 2016; Nwala et al. 2023; docs/automation.md"));
    }

    /// <summary>What is measured, with thresholds and sources; counts are those of no slice.</summary>
    internal static IReadOnlyList<IndicatorUse> Described => Indicators.All;

    /// <summary>The evidence of one account, however few its posts; percentiles are among the accounts that <see cref="Run"/> examines and itself.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="posts">Its posts by account.</param>
    /// <param name="hashes">Of its texts, see <see cref="TextHashes"/>.</param>
    /// <param name="account">The account.</param>
    /// <param name="baseRate">Share of automated accounts that the user assumes; null: no probability is told.</param>
    /// <param name="cancel">Stops the work.</param>
    internal static AccountEvidence Of(Slice slice, AccountPosts posts, ulong[] hashes, int account, double? baseRate, CancellationToken cancel)
    {
        var options = new AutomationOptions { NameAccounts = true, BaseRate = baseRate };
        var measured = Measured.Of(slice, posts, hashes, options, account, together: null, cancel);
        var place = Array.IndexOf(measured.Looked, account);
        return measured.Evidence(place, 1, new PublicNames(slice, options.NamedFrom, options.NameAccounts));
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

    private static IEnumerable<Caveat> Caveats(Slice slice, AutomationResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        yield return Wording.Of("signs-only", "Signs are no verdict: newsrooms, scheduling tools, several people behind one account and very busy people show them too.");
        if (result.Indicators.Count(indicator => indicator.Threshold is not null && indicator.Measurable == 0) is > 0 and var missing)
            yield return Wording.Of("signs-not-measurable", $"Signs that could not be looked for in any account, as the capture is too short, its clock too coarse, or originals, profiles or programs are missing: {missing}.", ("signs", Wording.Number(missing)));
        if (result.Examined < result.Accounts)
            yield return Wording.Of("accounts-not-examined", $"Accounts with too few posts to be examined: {Wording.Number(result.Accounts - result.Examined)} of {Wording.Number(result.Accounts)}.", ("accounts", Wording.Number(result.Accounts - result.Examined)), ("of", Wording.Number(result.Accounts)));
        if (result.Calibrations.Count > 0)
            yield return ResemblanceOnly();
    }

    /// <summary>What a probability means, and what not.</summary>
    internal static Caveat ResemblanceOnly() =>
        Wording.Of("resemblance-only", "The probability says how much a profile resembles the automated accounts of a course's set of 2017, mostly openly funny ones, under a base rate that is the user's assumption. It names no account a machine; newsrooms and accounts of another time or language are often misjudged (docs/automation.md).");
}
