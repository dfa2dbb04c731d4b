using Sillage.Analysis;

namespace Sillage.Reports.Amplification;

/// <summary>The amplification answer as tables; the first is its headline.</summary>
internal static class AmplificationTables
{
    public static IReadOnlyList<Table> Of(AmplificationResult result)
    {
        IReadOnlyList<Table> tables = [Accounts(result), Counted(result), Induced(result), Series(result), Moments(result)];
        return result.Model is { } model ? [.. tables, Model(model), Reactions(model), Backgrounds(result, model), Crowds(result, model), Fit(model)] : tables;
    }

    private static Table Accounts(AmplificationResult result) => new(
        "amplification", "Who made it big",
        ["rank", "account", "followers", "acts", "descending", "share, %", "low, %", "high, %", "induced", "induced low", "induced high", "level change", "p", "addressed at most"],
        [
            .. result.Accounts.Select(account => new object?[]
            {
                account.Rank, account.Account, account.Followers, account.Acts, account.Counted.Descending.Count, Table.Percent(account.Counted.Descending.Value),
                Table.Percent(account.Counted.Descending.Low), Table.Percent(account.Counted.Descending.High), Posts(account.Induced?.Posts.Value), Posts(account.Induced?.Posts.Low),
                Posts(account.Induced?.Posts.High), account.Series.Factor, account.Series.PValue, account.Audience.UpperBound,
            }),
        ]);

    private static Table Counted(AmplificationResult result) => new(
        "amplification-counted", "Posts that descend from each account's, by what they name",
        ["account", "posts", "direct reposts", "reposts", "quotes", "replies", "with its own", "share, %", "expected below its originals", "expected below its reposts", "expected share, %"],
        [
            .. result.Accounts.Select(account => new object?[]
            {
                account.Account, account.Posts, account.Counted.Direct.Count, account.Counted.Reposts, account.Counted.Quotes, account.Counted.Replies, account.Counted.Removed.Count,
                Table.Percent(account.Counted.Removed.Value), Posts(account.Expected.AsAuthor), Posts(account.Expected.AsCarrier), Table.Percent(account.Expected.Share),
            }),
        ]);

    private static Table Induced(AmplificationResult result) => new(
        "amplification-induced", "Posts that the model lets go back to each account's acts",
        ["account", "acts", "induced", "low", "high", "share, %", "low, %", "high, %", "per act", "per act low", "per act high", "direct per act", "direct low", "direct high"],
        [
            .. result.Accounts.Where(account => account.Induced is not null).Select(account => (Account: account, Induced: account.Induced!)).Select(one => new object?[]
            {
                one.Account.Account, one.Account.Acts, Posts(one.Induced.Posts.Value), Posts(one.Induced.Posts.Low), Posts(one.Induced.Posts.High), Table.Percent(one.Induced.Share.Value),
                Table.Percent(one.Induced.Share.Low), Table.Percent(one.Induced.Share.High), one.Induced.PerAct.Value, one.Induced.PerAct.Low, one.Induced.PerAct.High, one.Induced.Direct.Value,
                one.Induced.Direct.Low, one.Induced.Direct.High,
            }),
        ]);

    private static Table Series(AmplificationResult result) => new(
        "amplification-series", "Whether the volume changed its level when each account posted",
        ["account", "moments", "measured", "level change", "p", "addressed at most", "largest audience", "posts summed", "followers unknown"],
        [
            .. result.Accounts.Select(account => new object?[]
            {
                account.Account, account.Series.Moments, account.Series.Measured, account.Series.Factor, account.Series.PValue, account.Audience.UpperBound, account.Audience.Largest,
                account.Audience.Posts, account.Audience.Unknown,
            }),
        ]);

    private static Table Moments(AmplificationResult result) => new(
        "amplification-moments", "The moments",
        ["account", "at", "post id", "posts before", "posts after", "expected after", "low", "high", "difference", "level change", "p", "placebos", "also happened"],
        [
            .. result.Accounts.SelectMany(account => account.Series.Listed.Select(moment => new object?[]
            {
                account.Account, moment.At, moment.PostId, moment.Before, moment.Observed, Posts(moment.Expected), Posts(moment.Low), Posts(moment.High),
                Posts(moment.Observed - moment.Expected), moment.Factor, moment.PValue, moment.Placebos,
                string.Join("; ", moment.Nearby.Select(one => $"{(one.Kind == "account" ? "@" : "")}{one.What} {one.At.UtcDateTime:HH:mm}")),
            })),
        ]);

    private static Table Model(InducedModel model) => new(
        "amplification-model", "The model", ["figure", "value", "low", "high"],
        [
            ["from", model.From, null, null], ["to", model.To, null, null], ["tick in seconds", model.TickSeconds, null, null],
            ["hours between knots", model.BackgroundHours, null, null], ["log-likelihood", model.LogLikelihood, null, null],
            ["posts caused by a post of the crowd", model.SpectralRadius.Value, model.SpectralRadius.Low, model.SpectralRadius.High],
            ["posts that go back to nobody looked at", Posts(model.Background.Value), Posts(model.Background.Low), Posts(model.Background.High)],
            ["draws", model.Draws, null, null], ["stretches of time", model.Stretches, null, null],
        ]);

    private static Table Reactions(InducedModel model) => new(
        "amplification-reactions", "How long reactions take", ["mean delay, min", "share, %"],
        [.. model.Reactions.Select(reaction => new object?[] { reaction.MeanMinutes, Table.Percent(reaction.Share) })]);

    private static Table Backgrounds(AmplificationResult result, InducedModel model) => new(
        "amplification-backgrounds", "What is induced, by how fast the background may change",
        ["hours between knots", "knots", "criterion", "chosen", "posts caused by a post of the crowd", "account", "induced"],
        [
            .. model.Backgrounds.SelectMany(choice => choice.Posts.Select((posts, place) => new object?[]
            {
                choice.Hours, choice.Knots, Math.Round(choice.Criterion), choice.Chosen, choice.SpectralRadius, result.Accounts[place].Account, Posts(posts),
            })),
        ]);

    private static Table Crowds(AmplificationResult result, InducedModel model) => new(
        "amplification-crowds", "Where the posts of each crowd begin",
        ["crowd", "posts", "begins with", "induced", "low", "high", "distance of waits", "critical"],
        [
            .. model.Crowds.SelectMany((crowd, place) => crowd.Origins.Select((origin, other) => (With: model.Crowds[other].Name, Posts: origin))
                .Concat(result.Accounts.Where(account => account.Induced is not null).Select(account => (With: account.Account, Posts: account.Induced!.ByCrowd[place])))
                .Select(root => new object?[] { crowd.Name, crowd.Posts, root.With, Posts(root.Posts.Value), Posts(root.Posts.Low), Posts(root.Posts.High), crowd.Fit.Distance, crowd.Fit.Critical })),
        ]);

    private static Table Fit(InducedModel model) => new(
        "amplification-fit", "Waits between posts, in expected posts",
        ["crowd", "shorter, %", "observed", "expected wait"],
        [.. model.Crowds.SelectMany(crowd => crowd.Fit.Quantiles.Select(quantile => new object?[] { crowd.Name, Table.Percent(quantile.Probability), quantile.Observed, quantile.Expected }))]);

    private static double? Posts(double? posts) => posts is { } known ? Math.Round(known, 1) : null;
}
