using Sillage.Cases;
using Sillage.Posts;
using Sillage.Simulation;

namespace Sillage.Analysis.Tests;

/// <summary>The Hawkes scenario as a slice: account 0 is the first source, and so on; the crowd follows.</summary>
internal sealed class PlantedHawkes
{
    private static readonly long Start = new DateTimeOffset(2017, 5, 5, 6, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() * 1_000_000;

    public PlantedHawkes(HawkesOptions options, int clockSeconds = 1)
    {
        Process = HawkesProcess.Draw(options);
        var sources = options.Sources.Count;
        var entries = new List<Entry>();
        for (var i = 0; i < Process.Seconds.Count; i++)
        {
            var (process, parent) = (Process.Process[i], Process.Parent[i]);
            var isRepost = parent >= 0 && Process.Process[parent] > 0 && i % 5 < 2;
            entries.Add(new Entry(
                Start + ((long)(Process.Seconds[i] / clockSeconds) * clockSeconds * 1_000_000), process > 0 ? process - 1 : sources + (i % 997),
                isRepost ? PostKind.Repost : PostKind.Original, Target: isRepost ? parent : -1, Followers: process > 0 ? options.Sources[process - 1].Followers : 200));
        }

        Slice = InventedSlice.Of(entries, clockSeconds: clockSeconds);
        Descendants = [.. Enumerable.Range(1, sources).Select(source => Enumerable.Range(0, entries.Count).LongCount(i => Process.Process[i] == 0 && Process.Root[i] == source))];
        Children = [.. Enumerable.Range(1, sources).Select(source => Enumerable.Range(0, entries.Count).LongCount(i => Process.Parent[i] >= 0 && Process.Process[Process.Parent[i]] == source))];
    }

    public HawkesProcess Process { get; }

    public Slice Slice { get; }

    /// <summary>Posts of the crowd that go back to each source.</summary>
    public long[] Descendants { get; }

    /// <summary>Posts of the crowd that each source caused directly.</summary>
    public long[] Children { get; }
}
