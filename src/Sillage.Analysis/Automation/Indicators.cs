using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>All that is measured of an account: its clock, its profile, its words.</summary>
internal sealed class Indicators
{
    private readonly Slice slice;
    private readonly AccountPosts posts;
    private readonly ProfileSigns profiles;
    private readonly WordSigns words;

    /// <param name="slice">The slice; its profiles and words are read once, here.</param>
    /// <param name="posts">Its posts by account.</param>
    /// <param name="hashes">Of its texts, see <see cref="TextHashes"/>.</param>
    public Indicators(Slice slice, AccountPosts posts, ulong[] hashes) =>
        (this.slice, this.posts, profiles, words) = (slice, posts, ProfileSigns.Of(slice), WordSigns.Of(slice, hashes));

    /// <summary>In the order in which they are told; counts are filled in later.</summary>
    public static IReadOnlyList<IndicatorUse> All { get; } = [.. ClockSigns.All, .. ProfileSigns.All, .. WordSigns.All];

    /// <summary>Measures one account with posts; <see cref="double.NaN"/> where that is not possible.</summary>
    /// <param name="account">The account.</param>
    /// <param name="scratch">Memory of this thread.</param>
    /// <param name="values">Takes a value for each of <see cref="All"/>.</param>
    public void Measure(int account, ClockSigns.Scratch scratch, Span<double> values)
    {
        var (clock, profile) = (ClockSigns.All.Count, ProfileSigns.All.Count);
        ClockSigns.Measure(slice, posts, account, scratch, values[..clock]);
        profiles.Measure(slice, account, posts.Times(account)[0], values[clock..(clock + profile)]);
        words.Measure(account, values[(clock + profile)..]);
    }
}
