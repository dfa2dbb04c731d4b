using System.Text;
using Sillage.Cases.Columns;

namespace Sillage.Cases;

/// <summary>The places of accounts in a slice.</summary>
internal sealed class AccountPlaces
{
    private readonly NameTable names;
    private readonly int[] order, places;

    /// <param name="names">Platforms and ids of its accounts.</param>
    /// <param name="order">Number of the account in each place.</param>
    public AccountPlaces(NameTable names, int[] order)
    {
        (this.names, this.order, places) = (names, order, new int[order.Length]);
        for (var place = 0; place < order.Length; place++)
            places[order[place]] = place;
    }

    /// <summary>Accounts of the slice.</summary>
    public int Count => places.Length;

    /// <summary>Place of an account by its number (<see cref="AccountNames"/>).</summary>
    public int this[int number] => places[number];

    /// <summary>Place of an account; −1 where the slice does not have it.</summary>
    /// <param name="platform">Platform.</param>
    /// <param name="id">Its id there.</param>
    public int Find(ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id)
    {
        Span<byte> room = stackalloc byte[256];
        return names.Find(Names.Join(platform, id, room)) is >= 0 and var number ? places[number] : -1;
    }

    /// <summary>Places of many accounts; −1 of those that the slice does not have.</summary>
    public int[] Find(NameBatch accounts)
    {
        var found = new int[accounts.Count];
        names.Find(accounts, found);
        foreach (ref var place in found.AsSpan())
            place = place < 0 ? -1 : places[place];
        return found;
    }

    /// <summary>A condition in SQL over platform and account_id that holds for an account.</summary>
    /// <param name="place">Its place.</param>
    public string Is(int place)
    {
        var name = names[order[place]];
        return $"platform = {Quoted(Names.Platform(name))} AND account_id = {Quoted(Names.Id(name))}";
    }

    private static string Quoted(ReadOnlySpan<byte> text) => $"'{Encoding.UTF8.GetString(text).Replace("'", "''", StringComparison.Ordinal)}'";
}
