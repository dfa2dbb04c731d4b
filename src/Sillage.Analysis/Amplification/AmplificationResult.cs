namespace Sillage.Analysis;

/// <summary>Who made it big: what descends from the posts of large accounts, by counting, by model, by comparison of moments, and how many were addressed.</summary>
/// <param name="TopicPosts">Captured posts of the topic: the denominator of every share.</param>
/// <param name="Accounts">The accounts looked at, by what descends from them by counting, the most first.</param>
/// <param name="Model">The model behind what is induced; null where it could not be fitted, which a caveat explains.</param>
public sealed record AmplificationResult(long TopicPosts, IReadOnlyList<AmplifyingAccount> Accounts, InducedModel? Model);

/// <summary>What an account brought.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Account">Handle.</param>
/// <param name="Platform">Platform.</param>
/// <param name="Followers">Most followers seen at any of its posts; null where the capture does not say.</param>
/// <param name="Posts">Its captured posts.</param>
/// <param name="Acts">Its posts that the model and the series start from: originals, quotes and replies, those seen only inside others included.</param>
/// <param name="FirstAt">The first of these; null where there is none.</param>
/// <param name="LastAt">The last of these.</param>
/// <param name="Counted">What names its posts as where it comes from.</param>
/// <param name="Expected">What it carried on in others' cascades, expected over all likely trees.</param>
/// <param name="Induced">What the model lets descend from its acts; null where there is no model, or no act.</param>
/// <param name="Series">Whether the volume rose at its moments.</param>
/// <param name="Audience">Whom it and those who passed it on may have reached, at most.</param>
public sealed record AmplifyingAccount(
    int Rank, string Account, string Platform, long? Followers, long Posts, long Acts, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, CountedDescent Counted,
    ExpectedDescent Expected, InducedDescent? Induced, InterruptedSeries Series, AddressedAudience Audience);

/// <summary>Captured posts by others that descend from an account's posts through the targets that they name, at any distance. Shares of several accounts overlap.</summary>
/// <param name="Reposts">Reposts among them.</param>
/// <param name="Quotes">Quotes among them.</param>
/// <param name="Replies">Replies among them.</param>
/// <param name="Direct">Reposts that name a post of the account itself, as a share of the topic's posts.</param>
/// <param name="Descending">All of them, as a share of the topic's posts.</param>
/// <param name="Removed">The account's own posts and all of them: by counting, what would be missing without the account. An upper bound: others might have been passed on instead.</param>
public sealed record CountedDescent(long Reposts, long Quotes, long Replies, Share Direct, Share Descending, Share Removed);

/// <summary>Expected descent in cascades of reposts, over all likely trees.</summary>
/// <param name="AsAuthor">Posts below its own originals.</param>
/// <param name="AsCarrier">Posts below its reposts of others, expected where only originals are named.</param>
/// <param name="Share">Both, of the same for all accounts, 0 to 1; 0 where there are no cascades.</param>
public sealed record ExpectedDescent(double AsAuthor, double AsCarrier, double Share);

/// <summary>A figure with its 95 % interval.</summary>
/// <param name="Value">The most likely value.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Estimate(double Value, double Low, double High);

/// <summary>Posts of others that a model lets go back to an account's acts, directly or through the crowd.</summary>
/// <param name="Posts">Posts of the crowd whose first cause is an act of the account: what would be missing, had it not posted, if the model is true.</param>
/// <param name="Share">The same as a share of the topic's posts, 0 to 1.</param>
/// <param name="PerAct">The same for each act.</param>
/// <param name="Direct">Branching ratio: posts that one act causes directly.</param>
/// <param name="ByCrowd">The same posts by crowd, in the order of the model's crowds.</param>
public sealed record InducedDescent(Estimate Posts, Estimate Share, Estimate PerAct, Estimate Direct, IReadOnlyList<Estimate> ByCrowd);

/// <summary>The fitted model.</summary>
/// <param name="From">Start of the time looked at.</param>
/// <param name="To">Its end.</param>
/// <param name="TickSeconds">Clock: posts of one tick do not cause each other.</param>
/// <param name="BackgroundHours">Distance of the background's knots.</param>
/// <param name="Reactions">How long reactions take: shares of the kernels; with several crowds and no known shares those of the first.</param>
/// <param name="FromReposts">Whether the shares are those that the delays of the topic's reposts show; else they were fitted with the rest.</param>
/// <param name="LogLikelihood">At the most likely parameters.</param>
/// <param name="SpectralRadius">Posts of the crowd that a post of the crowd causes directly; with several crowds the largest eigenvalue. From 1 on it would never end.</param>
/// <param name="Background">Posts that go back to nobody looked at, of the topic's posts.</param>
/// <param name="Crowds">The crowds.</param>
/// <param name="Backgrounds">What other distances of the knots lead to; the one that was taken among them.</param>
/// <param name="Draws">Draws behind the intervals.</param>
/// <param name="Stretches">Stretches of time that were weighted anew in each.</param>
public sealed record InducedModel(
    DateTimeOffset From, DateTimeOffset To, int TickSeconds, double BackgroundHours, IReadOnlyList<ReactionTime> Reactions, bool FromReposts, double LogLikelihood,
    Estimate SpectralRadius, Estimate Background, IReadOnlyList<InducedCrowd> Crowds, IReadOnlyList<BackgroundChoice> Backgrounds, int Draws, int Stretches)
{
    /// <summary>Whether the fastest of several backgrounds was taken: the volume may change faster still, and part of what is induced may be its own rise.</summary>
    public bool BackgroundTooSlow => Backgrounds is [.., { Chosen: true }] and { Count: > 1 };
}

/// <summary>How fast the background may change, and what depends on it.</summary>
/// <param name="Hours">Distance of its knots.</param>
/// <param name="Knots">Their number.</param>
/// <param name="Criterion">Bayesian information criterion: (parameters) ln(posts) − 2 × log-likelihood; the lowest is best.</param>
/// <param name="Chosen">Whether it was taken.</param>
/// <param name="SpectralRadius">Posts of the crowd that a post of the crowd causes directly.</param>
/// <param name="Posts">Posts induced by each account, in the order of the accounts.</param>
public sealed record BackgroundChoice(double Hours, int Knots, double Criterion, bool Chosen, double SpectralRadius, IReadOnlyList<double> Posts);

/// <summary>A kernel of the model.</summary>
/// <param name="MeanMinutes">Mean delay of the reactions that it stands for.</param>
/// <param name="Share">Share of the reactions, 0 to 1.</param>
public sealed record ReactionTime(double MeanMinutes, double Share);

/// <summary>Everyone whose posts are explained, or a community of them.</summary>
/// <param name="Name">"everyone else", or the most reposted accounts of the community.</param>
/// <param name="Posts">Its posts.</param>
/// <param name="Origins">By crowd, in this order: posts of this crowd that begin in the other's background.</param>
/// <param name="Fit">How well the model fits it.</param>
public sealed record InducedCrowd(string Name, long Posts, IReadOnlyList<Estimate> Origins, GoodnessOfFit Fit);

/// <summary>Whether the waits between posts are those that the model leads to expect, measured in expected posts: then they are exponential with mean 1.</summary>
/// <param name="Waits">Number of waits.</param>
/// <param name="Distance">Largest difference between the shares of waits up to a length and those expected, 0 to 1 (Kolmogorov, Smirnov).</param>
/// <param name="Critical">Above this the difference is beyond chance at 5 %. With many posts small differences are.</param>
/// <param name="Quantiles">The waits beside those expected, for a chart.</param>
public sealed record GoodnessOfFit(long Waits, double Distance, double Critical, IReadOnlyList<WaitQuantile> Quantiles);

/// <summary>A quantile of the waits.</summary>
/// <param name="Probability">Share of shorter waits.</param>
/// <param name="Observed">The quantile.</param>
/// <param name="Expected">What it should be.</param>
public sealed record WaitQuantile(double Probability, double Observed, double Expected);

/// <summary>Whether the volume changed its level when the account posted, beside other moments.</summary>
/// <param name="Moments">Moments at which it posted; posts of one bin are one.</param>
/// <param name="Measured">Of these, with enough posts before.</param>
/// <param name="Factor">Geometric mean of the level's change at them; 1: none. Null where none was measured.</param>
/// <param name="PValue">Share of the sets of other moments with a change as large (this one counted); null where there are not enough.</param>
/// <param name="Listed">The moments.</param>
public sealed record InterruptedSeries(long Moments, long Measured, double? Factor, double? PValue, IReadOnlyList<SeriesMoment> Listed);

/// <summary>One moment.</summary>
/// <param name="At">When the account posted.</param>
/// <param name="PostId">The post.</param>
/// <param name="Before">Posts by others in the time before.</param>
/// <param name="Observed">Posts by others in the time after.</param>
/// <param name="Expected">What the trend of the time before and after, without the change of level, leads to expect.</param>
/// <param name="Low">What it would be with a change as low as at the lowest 2.5 % of other moments; null where there are not enough.</param>
/// <param name="High">As at the highest 2.5 %.</param>
/// <param name="Factor">Change of level; 1: none.</param>
/// <param name="PValue">Share of other moments with a change as large (this one counted); null where there are not enough.</param>
/// <param name="Placebos">Other moments of the same phase that were compared.</param>
/// <param name="Nearby">What else happened around it: the change is not the account's alone.</param>
public sealed record SeriesMoment(
    DateTimeOffset At, string PostId, long Before, long Observed, double Expected, double? Low, double? High, double Factor, double? PValue, int Placebos,
    IReadOnlyList<NearbyEvent> Nearby);

/// <summary>Something that happened close to a moment.</summary>
/// <param name="Kind">"account": another account looked at posted; "link": a link that became common was posted first.</param>
/// <param name="What">Handle, or link.</param>
/// <param name="At">When.</param>
/// <param name="Size">Followers (null where unknown), or posts with the link.</param>
public sealed record NearbyEvent(string Kind, string What, DateTimeOffset At, long? Size);

/// <summary>Followers addressed: an upper bound of readers, which counts those who follow several, and those asleep, as often as they are addressed.</summary>
/// <param name="UpperBound">Sum of followers over its posts and the posts that descend from them by counting.</param>
/// <param name="Largest">Most followers of one post's author among them.</param>
/// <param name="Posts">Posts that were summed.</param>
/// <param name="Unknown">Posts among them whose author's followers are unknown; they add nothing.</param>
public sealed record AddressedAudience(long UpperBound, long? Largest, long Posts, long Unknown);
