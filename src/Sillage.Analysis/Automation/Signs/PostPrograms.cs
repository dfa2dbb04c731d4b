using System.Runtime.InteropServices;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The program that each post of a slice was sent with.</summary>
/// <param name="Of">Number of each post's program; 0 where the capture does not say.</param>
/// <param name="Names">Names of the programs by number; entry 0 is "".</param>
internal sealed record PostPrograms(int[] Of, IReadOnlyList<string> Names)
{
    /// <summary>Reads them.</summary>
    public static PostPrograms Read(Slice slice)
    {
        var programs = new int[slice.Count];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        List<string> names = [""];
        foreach (var (post, source) in slice.Words.Clients().Uses)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, source, out var known);
            if (!known)
            {
                number = names.Count;
                names.Add(SharesOfSlice.Client(source).Trim());
            }

            programs[post] = number;
        }

        return new PostPrograms(programs, names);
    }
}
