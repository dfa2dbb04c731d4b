using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sillage.Posts;

namespace Sillage.Cases.Import;

/// <summary>Keys by which profiles are told apart. One instance serves one thread.</summary>
internal sealed class ProfileKeys
{
    private readonly XxHash3 hash = new();

    /// <summary>Hash of platform and account above, hash of the profile's texts (`profile_hash` of the case) below.</summary>
    public UInt128 Of(ReadOnlySpan<byte> platform, ReadOnlySpan<byte> accountId, Account account)
    {
        var profile = OfTexts(account);
        hash.Reset();
        hash.Append(platform);
        hash.Append(accountId);
        return new UInt128(hash.GetCurrentHashAsUInt64(), profile);
    }

    private ulong OfTexts(Account account)
    {
        hash.Reset();
        Append(account.Handle.Span);
        Append(account.Name.Span);
        Append(account.Description.Span);
        Append(account.Location.Span);
        Append(account.TimeZone.Span);
        Append(account.Language.Span);
        Append(account.Url.Span);
        Append(account.Image.Span);
        Append(account.Category.Span);
        Span<long> rest = [account.CreatedAt ?? long.MinValue, Flag(account.Verified), Flag(account.DefaultProfile), Flag(account.DefaultImage)];
        hash.Append(MemoryMarshal.AsBytes(rest));
        return hash.GetCurrentHashAsUInt64();

        static long Flag(bool? flag) => flag switch { null => -1, false => 0, true => 1 };
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        hash.Append(text);
        hash.Append([(byte)0]);
    }
}
