using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Texts as numbers, so that equal ones can be found among millions.</summary>
internal static class TextHashes
{
    /// <summary>Shorter texts ("yes", a lone hashtag) are alike by chance. Source: Sillage.</summary>
    private const int ShortestText = 20;

    /// <summary>A hash of the normal text of each post that is no repost and was captured for itself; 0 for all others and for short texts.</summary>
    public static ulong[] Of(Slice slice, CancellationToken cancel)
    {
        var hashes = new ulong[slice.Count];
        foreach (var (post, text) in slice.Words.Texts(post => !slice.Embedded[post] && !slice.IsRepost(post)))
        {
            if ((post & 0xFFF) == 0)
                cancel.ThrowIfCancellationRequested();
            var normal = NormalText.Of(text);
            if (normal.Length >= ShortestText)
                hashes[post] = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(normal.AsSpan()));
        }

        return hashes;
    }
}
