using System.Text;
using Sillage.Cases.Columns;

namespace Sillage.Cases;

/// <summary>The places of accounts in a slice.</summary>
/// <param name="names">Platforms and ids of its accounts.</param>
/// <param name="places">Place of each of them.</param>
internal sealed class AccountPlaces(NameTable names, int[] places)
{
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

    /// <summary>A condition in SQL over platform and account_id that holds for an account.</summary>
    /// <param name="place">Its place.</param>
    public string Is(int place)
    {
        var name = names[Array.IndexOf(places, place)];
        return $"platform = {Quoted(Names.Platform(name))} AND account_id = {Quoted(Names.Id(name))}";
    }

    private static string Quoted(ReadOnlySpan<byte> text) => $"'{Encoding.UTF8.GetString(text).Replace("'", "''", StringComparison.Ordinal)}'";
}
