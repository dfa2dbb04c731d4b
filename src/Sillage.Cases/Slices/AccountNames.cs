using System.Text;
using Sillage.Cases.Columns;

namespace Sillage.Cases;

/// <summary>The accounts that a slice's posts name, numbered as they are first seen, each with its latest handle.</summary>
internal sealed class AccountNames
{
    private const int AddedTogether = 1024;

    private readonly NameTable accounts = new();
    private readonly TextHeap texts = new();
    private Latest[] latest = new Latest[512];

    /// <summary>Number of accounts.</summary>
    public int Count => accounts.Count;

    /// <summary>Numbers of accounts, which are added if they were not seen before.</summary>
    /// <param name="names">Platforms and ids.</param>
    /// <param name="numbers">Takes their numbers.</param>
    public void Of(NameBatch names, Span<int> numbers)
    {
        accounts.Of(names, numbers);
        if (accounts.Count > latest.Length)
            Array.Resize(ref latest, Math.Max(2 * latest.Length, accounts.Count));
    }

    /// <summary>Takes note of an account's handle.</summary>
    /// <param name="account">Its number.</param>
    /// <param name="handle">Handle that it is given; empty where none is.</param>
    /// <param name="at">When it posted under this handle, microseconds since 1970 UTC; <see cref="long.MinValue"/> where somebody else names it.</param>
    public void Note(int account, ReadOnlySpan<byte> handle, long at)
    {
        ref var held = ref latest[account];
        if (handle.IsEmpty || (held.IsKnown && at < held.At))
            return;
        // Two handles at one moment: the order of the rows must not matter.
        var order = held.IsKnown ? handle.SequenceCompareTo(held.Handle) : 1;
        if (order > 0 || (order < 0 && at > held.At))
        {
            held.Handle = texts.Take(handle.Length);
            handle.CopyTo(held.Handle);
        }

        held.At = at;
    }

    /// <summary>Takes the accounts of another part of the same posts.</summary>
    /// <returns>The number here of each number there.</returns>
    public int[] Add(AccountNames part)
    {
        var (numbers, names) = (new int[part.Count], new NameBatch());
        for (var first = 0; first < numbers.Length; first += names.Count)
        {
            names.Clear();
            for (var account = first; account < Math.Min(numbers.Length, first + AddedTogether); account++)
                names.Add(part.accounts[account]);
            Of(names, numbers.AsSpan(first));
            for (var account = first; account < first + names.Count; account++)
                Note(numbers[account], part.latest[account].Handle, part.latest[account].At);
        }

        return numbers;
    }

    /// <summary>All accounts, sorted by platform and id, and where among them each is.</summary>
    public (IReadOnlyList<SliceAccount> Accounts, AccountPlaces Places) InOrder()
    {
        var order = accounts.InOrder();
        return (new OnDemand<SliceAccount>(order.Length, place =>
        {
            var name = accounts[order[place]];
            var (id, handle) = (Encoding.UTF8.GetString(Names.Id(name)), latest[order[place]]);
            return new SliceAccount(Encoding.UTF8.GetString(Names.Platform(name)), id, handle.IsKnown ? Encoding.UTF8.GetString(handle.Handle) : id);
        }), new AccountPlaces(accounts, order));
    }

    /// <summary>The latest handle of an account, and when it was seen.</summary>
    private struct Latest
    {
        public ArraySegment<byte> Handle;
        public long At;

        public readonly bool IsKnown => Handle.Array is not null;
    }
}
