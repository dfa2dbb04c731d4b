using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>
/// The timed reposts of each post in order of time, one an account: reposts of oneself, repeated ones, those without their original and those
/// dated before it are left out. Rows of one array.
/// </summary>
internal sealed class Arrivals
{
    private readonly int[] starts;
    private readonly int[] reposts;

    private Arrivals(int[] starts, int[] reposts) => (this.starts, this.reposts) = (starts, reposts);

    /// <summary>Timed reposts of all posts.</summary>
    public int Count => reposts.Length;

    public static Arrivals Of(Slice slice)
    {
        var starts = new int[slice.Count + 1];
        for (var post = 0; post < slice.Count; post++)
        {
            if (IsTimed(slice, post))
                starts[slice.Target[post] + 1]++;
        }

        for (var post = 0; post < slice.Count; post++)
            starts[post + 1] += starts[post];
        var next = starts[..^1];
        var reposts = new int[starts[^1]];
        // Posts of a slice are in order of time, and so are the reposts of each.
        for (var post = 0; post < slice.Count; post++)
        {
            if (IsTimed(slice, post))
                reposts[next[slice.Target[post]]++] = post;
        }

        return Distinct(slice, starts, reposts);
    }

    /// <summary>Reposts of a post, in order of time.</summary>
    public ReadOnlySpan<int> Of(int post) => reposts.AsSpan(starts[post]..starts[post + 1]);

    private static bool IsTimed(Slice slice, int post) => slice.TimedOriginal(post) is >= 0 and var original && slice.Account[original] != slice.Account[post];

    private static Arrivals Distinct(Slice slice, int[] starts, int[] reposts)
    {
        var lastPostOf = new int[slice.Accounts.Count];
        Array.Fill(lastPostOf, -1);
        var (kept, from) = (0, 0);
        for (var post = 0; post < slice.Count; post++)
        {
            var to = starts[post + 1];
            starts[post] = kept;
            for (; from < to; from++)
            {
                ref var last = ref lastPostOf[slice.Account[reposts[from]]];
                if (last == post)
                    continue;
                last = post;
                reposts[kept++] = reposts[from];
            }
        }

        starts[^1] = kept;
        return new Arrivals(starts, reposts[..kept]);
    }
}
