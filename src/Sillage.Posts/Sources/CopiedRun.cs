using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sillage.Posts.Sources;

/// <summary>Copies text up to the next mark that has to be decoded. Such runs are short: a search and a copy, each for itself, cost more than their bytes.</summary>
internal static class CopiedRun
{
    /// <summary>Copies the bytes before the first that is one of four, all if there is none; returns how many. Of <paramref name="to"/> no more than as many bytes as <paramref name="from"/> has are written over.</summary>
    /// <param name="from">What is copied.</param>
    /// <param name="to">Where it goes, room for all of it.</param>
    /// <param name="marks">Four marks.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Copy(ReadOnlySpan<byte> from, Span<byte> to, ReadOnlySpan<byte> marks)
    {
        to = to[..from.Length];
        var at = 0;
        for (; from.Length - at >= 32; at += 32)
        {
            var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)at);
            bytes.StoreUnsafe(ref MemoryMarshal.GetReference(to), (nuint)at);
            var found = Vector256.Equals(bytes, Vector256.Create(marks[0])) | Vector256.Equals(bytes, Vector256.Create(marks[1]))
                | Vector256.Equals(bytes, Vector256.Create(marks[2])) | Vector256.Equals(bytes, Vector256.Create(marks[3]));
            if (found != Vector256<byte>.Zero)
                return at + BitOperations.TrailingZeroCount(found.ExtractMostSignificantBits());
        }

        var rest = from[at..];
        var run = rest.IndexOfAny(marks);
        run = run < 0 ? rest.Length : run;
        rest[..run].CopyTo(to[at..]);
        return at + run;
    }
}
