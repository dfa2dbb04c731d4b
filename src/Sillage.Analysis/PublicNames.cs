using System.Security.Cryptography;
using System.Text;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>
/// Names as evidence may be published: large accounts by their handle, small ones, and those of unknown following, by a made-up name that is
/// the same in every answer. It hides a name from readers, not from who has the case.
/// </summary>
internal sealed class PublicNames
{
    /// <summary>With fewer followers an account may be a private person's. Source: Sillage.</summary>
    public const int LargeFrom = 5_000;

    private readonly Slice slice;
    private readonly int namedFrom;
    private readonly bool nameAll;
    private readonly int[] followers;

    /// <param name="slice">The slice.</param>
    /// <param name="namedFrom">Followers from which on an account is named.</param>
    /// <param name="nameAll">Whether small accounts are named too.</param>
    public PublicNames(Slice slice, int namedFrom, bool nameAll)
    {
        (this.slice, this.namedFrom, this.nameAll) = (slice, namedFrom, nameAll);
        followers = slice.MostFollowers();
    }

    /// <summary>The name, and whether it is the handle.</summary>
    public (string Name, bool IsNamed) Of(int account) => nameAll || followers[account] >= namedFrom
        ? (slice.Accounts[account].Handle, true)
        : ("account-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{slice.Accounts[account].Platform}\n{slice.Accounts[account].Id}")).AsSpan(0, 4)), false);
}
