using System.Runtime.Intrinsics;
using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>What an account does, one thing after the other with the pauses between, as words of two letters weighed by how rare they are.</summary>
/// <remarks>
/// Source: Nwala et al. 2023 (BLOC), actions only: T post, p reply, π reply to itself, r repost, ρ repost of itself; pauses under five minutes, an hour, a day,
/// a week, a month, a year, and longer, none under a minute. Words that only one account has are left out; weights as scikit-learn's: count times ln((1 + n) / (1 + df)) + 1, length 1.
/// </remarks>
internal static class ActionWords
{
    public const int Width = Letters * Letters;

    private const int Letters = 12, Actions = 5;
    private const long Second = 1_000_000, Day = 86_400 * Second;

    private static readonly long[] Pauses = [60 * Second, 300 * Second, 3600 * Second, Day, 7 * Day, 30 * Day, 365 * Day];

    /// <summary>Counts the words of an account.</summary>
    public static void Count(Slice slice, ReadOnlySpan<int> posts, Span<float> words)
    {
        words.Clear();
        var before = -1;
        for (var i = 0; i < posts.Length; i++)
        {
            var gap = i == 0 ? 0 : slice.PostedAt[posts[i]] - slice.PostedAt[posts[i - 1]];
            if (gap >= Pauses[0])
                Word(words, ref before, Actions + Pause(gap));
            Word(words, ref before, Letter(slice, posts[i]));
        }

        static void Word(Span<float> words, ref int before, int letter)
        {
            if (before >= 0)
                words[(before * Letters) + letter]++;
            before = letter;
        }
    }

    /// <summary>Weighs the counted words of all accounts, rows of <see cref="Width"/>, and brings each row to length 1.</summary>
    public static void Weigh(float[] rows)
    {
        var accounts = rows.Length / Width;
        for (var word = 0; word < Width; word++)
        {
            var having = 0;
            for (var at = word; at < rows.Length; at += Width)
                having += rows[at] > 0 ? 1 : 0;
            var weight = having < 2 ? 0 : (float)(Math.Log((1.0 + accounts) / (1 + having)) + 1);
            for (var at = word; at < rows.Length; at += Width)
                rows[at] *= weight;
        }

        for (var row = 0; row < accounts; row++)
        {
            var words = rows.AsSpan(row * Width, Width);
            var length = MathF.Sqrt(Dot(words, words));
            foreach (ref var word in words)
                word = length > 0 ? word / length : 0;
        }
    }

    /// <summary>Cosine to the nearest other account, 0 to 1, for each.</summary>
    public static float[] Nearest(float[] rows, CancellationToken cancel)
    {
        var nearest = new float[rows.Length / Width];
        Parallel.For(0, nearest.Length, new ParallelOptions { CancellationToken = cancel }, one =>
        {
            var words = rows.AsSpan(one * Width, Width);
            float best = 0;
            for (var other = 0; other < nearest.Length; other++)
            {
                if (other != one)
                    best = Math.Max(best, Dot(words, rows.AsSpan(other * Width, Width)));
            }

            nearest[one] = Math.Min(1, best);
        });
        return nearest;
    }

    /// <summary>Always eight sums side by side, whatever the machine, so that the last bit is the same everywhere.</summary>
    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector256<float>.Zero;
        for (var i = 0; i < Width; i += Vector256<float>.Count)
            sums += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
        float sum = 0;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
            sum += sums[lane];
        return sum;
    }

    private static int Pause(long gap)
    {
        var pause = 1;
        while (pause < Pauses.Length && gap >= Pauses[pause])
            pause++;
        return pause - 1;
    }

    private static int Letter(Slice slice, int post)
    {
        var isOwn = slice.TargetAccount[post] == slice.Account[post];
        return slice.Kind[post] switch
        {
            PostKind.Reply => isOwn ? 2 : 1,
            PostKind.Repost => isOwn ? 4 : 3,
            _ => 0,
        };
    }
}
