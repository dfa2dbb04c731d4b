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
        var clients = slice.Words.Clients();
        for (var use = 0; use < clients.Count; use++)
            programs[clients.Posts[use]] = clients.Numbers[use] + 1;
        return new PostPrograms(programs, ["", .. clients.Words.Select(source => SharesOfSlice.Client(source).Trim())]);
    }
}
