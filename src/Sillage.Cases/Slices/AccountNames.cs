using System.Text;
using Sillage.Cases.Columns;

namespace Sillage.Cases;

/// <summary>The accounts that a slice's posts name, numbered as they are first seen, each with its latest handle.</summary>
internal sealed class AccountNames
{
    private readonly NameTable accounts = new();
    private readonly NameTable handles = new();
    private readonly List<(int Handle, long At)> latest = [];

    /// <summary>Number of accounts.</summary>
    public int Count => accounts.Count;

    /// <summary>Takes note of an account.</summary>
    /// <param name="platform">Platform.</param>
    /// <param name="id">Its id there.</param>
    /// <param name="handle">Handle that it is given; empty where none is.</param>
    /// <param name="at">When it posted under this handle, microseconds since 1970 UTC; <see cref="long.MinValue"/> where somebody else names it.</param>
    /// <returns>Its number.</returns>
    public int See(ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id, ReadOnlySpan<byte> handle, long at)
    {
        Span<byte> room = stackalloc byte[256];
        return See(Names.Join(platform, id, room), handle, at);
    }

    /// <summary>Takes the accounts of another part of the same posts.</summary>
    /// <returns>The number here of each number there.</returns>
    public int[] Add(AccountNames part)
    {
        var numbers = new int[part.Count];
        for (var account = 0; account < numbers.Length; account++)
        {
            var (handle, at) = part.latest[account];
            numbers[account] = See(part.accounts[account], handle < 0 ? default : part.handles[handle], at);
        }

        return numbers;
    }

    /// <summary>All accounts, sorted by platform and id, and where among them each is.</summary>
    public (SliceAccount[] Accounts, AccountPlaces Places) InOrder()
    {
        var order = accounts.InOrder();
        var (sorted, places) = (new SliceAccount[order.Length], new int[order.Length]);
        var platform = "";
        for (var place = 0; place < order.Length; place++)
        {
            var name = accounts[order[place]];
            var handle = latest[order[place]].Handle;
            platform = Same(platform, Names.Platform(name));
            var id = Encoding.UTF8.GetString(Names.Id(name));
            sorted[place] = new SliceAccount(platform, id, handle < 0 ? id : Same(id, handles[handle]));
            places[order[place]] = place;
        }

        return (sorted, new AccountPlaces(accounts, places));
    }

    private int See(ReadOnlySpan<byte> name, ReadOnlySpan<byte> handle, long at)
    {
        var account = accounts.Of(name);
        if (account == latest.Count)
            latest.Add((-1, long.MinValue));
        var (held, heldAt) = latest[account];
        if (handle.IsEmpty || at < heldAt)
            return account;
        // Two handles at one moment: the order of the rows must not matter.
        var order = held < 0 ? 1 : handle.SequenceCompareTo(handles[held]);
        if (order > 0 || (order < 0 && at > heldAt))
            latest[account] = (handles.Of(handle), at);
        else if (at > heldAt)
            latest[account] = (held, at);
        return account;
    }

    /// <summary>Texts that are the same are kept once.</summary>
    private static string Same(string known, ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8) is var text && text == known ? known : text;
}
