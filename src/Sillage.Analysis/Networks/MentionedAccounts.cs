using System.Globalization;
using System.Runtime.InteropServices;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Numbers the accounts that posts mention: those of the slice by their index, others after them in order of appearance.</summary>
/// <remarks>An id decides; a mention without one is matched by handle, whatever its case, with the slice's account that bears it (several: the first).</remarks>
internal sealed class MentionedAccounts
{
    private readonly Dictionary<(string Platform, string Id), int> byId = [];
    private readonly Dictionary<(string Platform, string Handle), int> byHandle = [];
    private readonly Dictionary<(byte Platform, string Handle, string Id), int> known = [];
    private readonly Slice slice;
    private readonly List<string> others;

    /// <summary>Others are appended to <paramref name="others"/> by handle, or by id where that is all that is known.</summary>
    public MentionedAccounts(Slice slice, List<string> others)
    {
        (this.slice, this.others) = (slice, others);
        for (var account = 0; account < slice.Accounts.Count; account++)
        {
            var (platform, id, handle) = slice.Accounts[account];
            byId[(platform, id)] = account;
            byHandle.TryAdd((platform, Plain(handle)), account);
        }
    }

    public int Number(byte platform, string handle, string id)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (platform, handle, id), out var seen);
        if (!seen)
            number = Find(slice.Platforms[platform], handle, id);
        return number;
    }

    private int Find(string platform, string handle, string id)
    {
        int found;
        if (id.Length > 0)
        {
            if (!byId.TryGetValue((platform, id), out found))
                found = byId[(platform, id)] = Other(handle.Length > 0 ? handle : id);
        }
        else if (!byHandle.TryGetValue((platform, Plain(handle)), out found))
        {
            found = byHandle[(platform, Plain(handle))] = Other(handle);
        }

        return found;
    }

    private int Other(string name)
    {
        others.Add(name);
        return slice.Accounts.Count + others.Count - 1;
    }

    private static string Plain(string handle) => handle.TrimStart('@').ToLower(CultureInfo.InvariantCulture);
}
