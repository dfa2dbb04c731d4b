using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Texts as numbers, so that equal ones can be found among millions.</summary>
internal static class TextHashes
{
    /// <summary>Shorter texts ("yes", a lone hashtag) are alike by chance. Source: Sillage.</summary>
    private const int ShortestText = 20;

    private const int TextsAtOnce = 16_384;

    /// <summary>A hash of the normal text of each post that is no repost and was captured for itself; 0 for all others and for short texts.</summary>
    public static ulong[] Of(Slice slice, CancellationToken cancel)
    {
        var hashes = new ulong[slice.Count];
        // One thread reads, all make the normal form, which costs most.
        foreach (var texts in slice.Words.Texts(post => !slice.Embedded[post] && !slice.IsRepost(post)).Chunk(TextsAtOnce))
        {
            Parallel.For(0, texts.Length, new ParallelOptions { CancellationToken = cancel }, i =>
            {
                var normal = NormalText.Of(texts[i].Text);
                if (normal.Length >= ShortestText)
                    hashes[texts[i].Post] = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(normal.AsSpan()));
            });
        }

        return hashes;
    }
}
