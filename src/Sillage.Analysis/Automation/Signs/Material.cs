using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>What the families measure: a slice, its posts by account, its profiles, and the accounts that are looked at.</summary>
internal sealed class Material
{
    private const int AccountsPerTask = 256;

    /// <param name="slice">The slice.</param>
    /// <param name="posts">Its posts by account.</param>
    /// <param name="hashes">Of its texts, see <see cref="TextHashes"/>.</param>
    /// <param name="looked">The accounts that are examined.</param>
    /// <param name="together">What the coordination question found with its usual options; null where it was not asked.</param>
    /// <param name="cancel">Stops.</param>
    public Material(Slice slice, AccountPosts posts, ulong[] hashes, int[] looked, CoordinationResult? together, CancellationToken cancel)
    {
        (Slice, Posts, Hashes, Looked, Together, Cancel) = (slice, posts, hashes, looked, together, cancel);
        Profiles = ProfileNumbers.Of(slice);
        Programs = PostPrograms.Read(slice);
    }

    public Slice Slice { get; }

    public AccountPosts Posts { get; }

    /// <summary>A number for each own text, 0 for none and for short ones.</summary>
    public ulong[] Hashes { get; }

    /// <summary>Accounts that are examined; columns have their order.</summary>
    public int[] Looked { get; }

    /// <summary>Which accounts act together, by the usual options; null where nobody asked.</summary>
    public CoordinationResult? Together { get; }

    /// <summary>One entry an account of the slice.</summary>
    public ProfileNumbers[] Profiles { get; }

    public PostPrograms Programs { get; }

    public CancellationToken Cancel { get; }

    /// <summary>Whether the clock tells seconds apart.</summary>
    public bool HasSeconds => Slice.ClockSeconds <= 1;

    /// <summary>Whether it tells hours apart.</summary>
    public bool HasHours => Slice.ClockSeconds <= 3600;

    /// <summary>A post that its author wrote and the capture holds for itself.</summary>
    public bool IsOwn(int post) => !Slice.Embedded[post] && !Slice.IsRepost(post);

    /// <summary>Measures account by account on every core.</summary>
    /// <param name="scratch">Makes the memory of a thread.</param>
    /// <param name="measure">Takes the account's place in <see cref="Looked"/>, the account, and the memory.</param>
    public void Each<TScratch>(Func<TScratch> scratch, Action<int, int, TScratch> measure) => Parallel.For(
        0, (Looked.Length + AccountsPerTask - 1) / AccountsPerTask, new ParallelOptions { CancellationToken = Cancel }, scratch,
        (task, _, memory) =>
        {
            for (var place = task * AccountsPerTask; place < Math.Min(Looked.Length, (task + 1) * AccountsPerTask); place++)
                measure(place, Looked[place], memory);
            return memory;
        },
        _ => { });
}
