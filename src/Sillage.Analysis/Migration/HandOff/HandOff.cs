namespace Sillage.Analysis;

/// <summary>How a topic was passed on between the groups of one division of accounts.</summary>
/// <param name="By">The division.</param>
/// <param name="Groups">Its groups; flows and lags name them by their place in this list, −1 is everyone else.</param>
/// <param name="Flows">Reposts from group to group over the whole time.</param>
/// <param name="PhaseFlows">The same for each phase, in their order.</param>
/// <param name="Lags">Which group's posts follow which one's, the pairs of groups in order.</param>
/// <param name="Bridges">Who carried posts across: where one group overtook the other, then the borders with most reposts.</param>
public sealed record HandOff(
    string By, IReadOnlyList<string> Groups, IReadOnlyList<Flow> Flows, IReadOnlyList<IReadOnlyList<PhaseFlow>> PhaseFlows, IReadOnlyList<Lag> Lags,
    IReadOnlyList<Border> Bridges);

/// <summary>Reposts by one group of another's posts.</summary>
/// <param name="From">The group whose posts were reposted.</param>
/// <param name="To">The group that reposted them.</param>
/// <param name="Reposts">How many.</param>
/// <param name="Share">The same, of all reposts by <paramref name="To"/>.</param>
/// <param name="Expected">What accounts of like activity would give if it did not matter to which group they belong: mean of shuffles.</param>
/// <param name="ExpectedLow">2.5 % of the shuffles lie below.</param>
/// <param name="ExpectedHigh">2.5 % of the shuffles lie above.</param>
public sealed record Flow(int From, int To, long Reposts, Share Share, double Expected, double ExpectedLow, double ExpectedHigh);

/// <summary>Reposts by one group of another's posts in a phase.</summary>
/// <param name="From">The group whose posts were reposted.</param>
/// <param name="To">The group that reposted them.</param>
/// <param name="Reposts">How many.</param>
public sealed record PhaseFlow(int From, int To, long Reposts);

/// <summary>How much later one group posts than another.</summary>
/// <param name="Leader">The group that posts earlier.</param>
/// <param name="Follower">The group that posts later.</param>
/// <param name="Minutes">By how much, at the highest cross-correlation of their posts over time.</param>
/// <param name="Low">Lower end of the 95 % interval over resamples of accounts, the bins' width in it; below 0 where the order may be the other way round.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Correlation">The correlation there, −1 to 1.</param>
/// <param name="AtOnce">The correlation without a lag.</param>
/// <param name="Told">Whether the interval lies above 0 and the correlation is at least a half: only then one leads.</param>
public sealed record Lag(int Leader, int Follower, double Minutes, double Low, double High, double Correlation, double AtOnce, bool Told);

/// <summary>Who carried posts from one group to another.</summary>
/// <param name="From">The group whose posts were reposted.</param>
/// <param name="To">The group that reposted them.</param>
/// <param name="Reposts">Reposts across.</param>
/// <param name="Reposters">Accounts of <paramref name="To"/> that made them.</param>
/// <param name="Early">How many of these, the first ones, were looked at: a twentieth, at least three.</param>
/// <param name="Accounts">The early ones from whose reposts most reposts in their group descend.</param>
/// <param name="Posts">The posts that <paramref name="To"/> reposted most.</param>
public sealed record Border(int From, int To, long Reposts, int Reposters, int Early, IReadOnlyList<BridgingAccount> Accounts, IReadOnlyList<BridgingPost> Posts);

/// <summary>An account that was among the first of its group to repost another's posts.</summary>
/// <param name="Account">Handle, or a made-up name.</param>
/// <param name="Named">Whether that is its handle.</param>
/// <param name="Rank">Its place among the accounts of its group, by first repost across; from 1.</param>
/// <param name="At">That first repost.</param>
/// <param name="Reposts">Its reposts across.</param>
/// <param name="Onward">Reposts in its group that descend from these: counted where parents are named, else expected over likely trees.</param>
public sealed record BridgingAccount(string Account, bool Named, int Rank, DateTimeOffset At, long Reposts, double Onward);

/// <summary>A post of one group that another reposted.</summary>
/// <param name="Post">The post.</param>
/// <param name="Reposts">Its reposts in all.</param>
/// <param name="Across">Of these, by the other group.</param>
/// <param name="FirstAcross">When the other group reposted it first.</param>
/// <param name="By">Who did; a handle or a made-up name.</param>
public sealed record BridgingPost(PostMark Post, long Reposts, Share Across, DateTimeOffset FirstAcross, string By);
