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
    public static Answer<AutomationOptions, AutomationResult> Run(Slice slice, AutomationOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var posts = AccountPosts.Of(slice);
        int[] examined = [.. Enumerable.Range(0, posts.Accounts).Where(account => posts.Count(account) >= options.FewestPosts)];
        var values = Measure(slice, posts, TextHashes.Of(slice, cancel), examined, cancel);
        var thresholds = Indicators.All.Select(indicator => indicator.Threshold).ToArray();
        var signs = Signs(values, thresholds);
        var total = Enumerable.Range(0, posts.Accounts).Sum(account => (long)posts.Count(account));
        var many = ByMany(posts, examined, signs, options);
        var result = new AutomationResult(
            Enumerable.Range(0, posts.Accounts).Count(account => posts.Count(account) > 0), examined.Length, Uses(values), signs.Count(count => count >= options.ManySigns), Shares.Wilson(many, total),
            Sensitivity(posts, examined, values, total, options), Rank(slice, posts, examined, values, signs, options));
        return new Answer<AutomationOptions, AutomationResult>(
            "sillage/automation/1", slice.Topic, options, result, [.. Caveats(slice, result)],
            new Method("Signs met of signs that could be measured, each against its threshold and against the slice's other accounts", "DFRLab 2017; Goh, Barabási 2008; Kim, Jo 2016; Mazza et al. 2019; Yang et al. 2020; docs/automation.md"));
    }

    /// <summary>What is measured, with thresholds and sources; counts are those of no slice.</summary>
    internal static IReadOnlyList<IndicatorUse> Described => Indicators.All;

    /// <summary>The evidence of one account, however few its posts; percentiles are among the accounts that <see cref="Run"/> examines and itself.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="posts">Its posts by account.</param>
    /// <param name="hashes">Of its texts, see <see cref="TextHashes"/>.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancel">Stops the work.</param>
    internal static AccountEvidence Of(Slice slice, AccountPosts posts, ulong[] hashes, int account, CancellationToken cancel)
    {
        var options = new AutomationOptions { NameAccounts = true, Top = int.MaxValue };
        int[] examined = [.. Enumerable.Range(0, posts.Accounts).Where(other => other == account || posts.Count(other) >= options.FewestPosts)];
        var values = Measure(slice, posts, hashes, examined, cancel);
        var signs = Signs(values, [.. Indicators.All.Select(indicator => indicator.Threshold)]);
        var width = Indicators.All.Count;
        var row = Array.IndexOf(examined, account);
        var measured = Enumerable.Range(0, width).Select(number => Describe(Indicators.All[number], values[(row * width) + number], Sorted(values, number, width))).ToArray();
        return new AccountEvidence(1, slice.Accounts[account].Handle, true, posts.Count(account), signs[row], measured.Count(one => one.Beyond is not null), measured);
    }

    /// <summary>A row of values an examined account, in the order of <see cref="Indicators.All"/>.</summary>
    private static double[] Measure(Slice slice, AccountPosts posts, ulong[] hashes, int[] examined, CancellationToken cancel)
    {
        const int AccountsPerTask = 256;
        var width = Indicators.All.Count;
        var values = new double[examined.Length * width];
        var indicators = new Indicators(slice, posts, hashes);
        Parallel.For(
            0, (examined.Length + AccountsPerTask - 1) / AccountsPerTask, new ParallelOptions { CancellationToken = cancel }, () => new ClockSigns.Scratch(posts.Most),
            (task, _, scratch) =>
            {
                for (var i = task * AccountsPerTask; i < Math.Min(examined.Length, (task + 1) * AccountsPerTask); i++)
                    indicators.Measure(examined[i], scratch, values.AsSpan(i * width, width));
                return scratch;
            },
            _ => { });
        return values;
    }

    private static int[] Signs(double[] values, double?[] thresholds)
    {
        var width = thresholds.Length;
        var signs = new int[values.Length / width];
        for (var i = 0; i < values.Length; i++)
            signs[i / width] += IsBeyond(values[i], thresholds[i % width], Indicators.All[i % width].AtLeast) == true ? 1 : 0;
        return signs;
    }

    private static bool? IsBeyond(double value, double? threshold, bool atLeast) =>
        threshold is not { } limit || double.IsNaN(value) ? null : atLeast ? value >= limit : value <= limit;

    private static long ByMany(AccountPosts posts, int[] examined, int[] signs, AutomationOptions options)
    {
        long count = 0;
        for (var i = 0; i < examined.Length; i++)
            count += signs[i] >= options.ManySigns ? posts.Count(examined[i]) : 0;
        return count;
    }

    private static List<IndicatorUse> Uses(double[] values)
    {
        var width = Indicators.All.Count;
        var uses = new List<IndicatorUse>();
        for (var number = 0; number < width; number++)
        {
            var use = Indicators.All[number];
            int measurable = 0, beyond = 0;
            for (var i = number; i < values.Length; i += width)
            {
                measurable += double.IsNaN(values[i]) ? 0 : 1;
                beyond += IsBeyond(values[i], use.Threshold, use.AtLeast) == true ? 1 : 0;
            }

            uses.Add(use with { Measurable = measurable, Beyond = beyond });
        }

        return uses;
    }

    private static List<ThresholdSensitivity> Sensitivity(AccountPosts posts, int[] examined, double[] values, long total, AutomationOptions options)
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

        double ShareAt(int number, double threshold)
        {
            var thresholds = Indicators.All.Select(indicator => indicator.Threshold).ToArray();
            thresholds[number] = threshold;
            return total == 0 ? 0 : (double)ByMany(posts, examined, Signs(values, thresholds), options) / total;
        }
    }

    private static List<AccountEvidence> Rank(Slice slice, AccountPosts posts, int[] examined, double[] values, int[] signs, AutomationOptions options)
    {
        var width = Indicators.All.Count;
        var sorted = Enumerable.Range(0, width).Select(number => Sorted(values, number, width)).ToArray();
        var names = new PublicNames(slice, options.NamedFrom, options.NameAccounts);
        var ranked = Enumerable.Range(0, examined.Length)
            .OrderByDescending(i => signs[i]).ThenByDescending(i => posts.Count(examined[i])).ThenBy(i => slice.Accounts[examined[i]].Id, StringComparer.Ordinal)
            .Take(options.Top).ToArray();
        return [.. ranked.Select((i, rank) =>
        {
            var measured = Enumerable.Range(0, width).Select(number => Describe(Indicators.All[number], values[(i * width) + number], sorted[number])).ToArray();
            var (name, isNamed) = names.Of(examined[i]);
            return new AccountEvidence(
                rank + 1, name, isNamed, posts.Count(examined[i]), signs[i], measured.Count(one => one.Beyond is not null), measured);
        })];
    }

    private static double[] Sorted(double[] values, int number, int width)
    {
        var found = new List<double>();
        for (var i = number; i < values.Length; i += width)
        {
            if (!double.IsNaN(values[i]))
                found.Add(values[i]);
        }

        found.Sort();
        return [.. found];
    }

    private static Measurement Describe(IndicatorUse indicator, double value, double[] sorted)
    {
        if (double.IsNaN(value))
            return new Measurement(indicator.Code, null, null, null);
        var lessTelling = indicator.AtLeast ? Ascending.Below<double>(sorted, value) : sorted.Length - Ascending.Below<double>(sorted, Math.BitIncrement(value));
        return new Measurement(indicator.Code, value, 100.0 * lessTelling / sorted.Length, IsBeyond(value, indicator.Threshold, indicator.AtLeast));
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, AutomationResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        yield return Wording.Of("signs-only", "Signs are no verdict: newsrooms, scheduling tools, several people behind one account and very busy people show them too.");
        if (result.Indicators.Count(indicator => indicator.Threshold is not null && indicator.Measurable == 0) is > 0 and var missing)
            yield return Wording.Of("signs-not-measurable", $"{missing} of the signs could not be looked for in any account: the capture is too short, its clock too coarse, or originals are missing.", ("signs", Wording.Number(missing)));
        if (result.Examined < result.Accounts)
            yield return Wording.Of("accounts-not-examined", $"{Wording.Number(result.Accounts - result.Examined)} of {Wording.Number(result.Accounts)} accounts have too few posts to be examined.", ("accounts", Wording.Number(result.Accounts - result.Examined)), ("of", Wording.Number(result.Accounts)));
    }
}
