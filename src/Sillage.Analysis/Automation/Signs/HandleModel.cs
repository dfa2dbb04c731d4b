namespace Sillage.Analysis;

/// <summary>Which letters follow which in the handles of a slice: random letters are rare pairs.</summary>
/// <remarks>Source: Yang et al. 2020, likelihood of the screen name; here bigrams of the case's own accounts over a-z, 0-9, _ and the start, with one added to every count.</remarks>
internal sealed class HandleModel
{
    private const int Start = 37, Letters = 38;

    private readonly long[] pairs = new long[Letters * Letters];
    private readonly long[] firsts = new long[Letters];

    /// <param name="handle">Lower case; handles with other letters teach nothing.</param>
    public void Learn(string handle)
    {
        if (handle.Any(c => Letter(c) < 0))
            return;
        var before = Start;
        foreach (var c in handle)
        {
            pairs[(before * Letters) + Letter(c)]++;
            firsts[before]++;
            before = Letter(c);
        }
    }

    /// <summary>log10 of the handle's likelihood a letter: the geometric mean of its pairs. NaN for other letters.</summary>
    public double LogLikelihood(string handle)
    {
        if (handle.Length == 0 || handle.Any(c => Letter(c) < 0))
            return double.NaN;
        double sum = 0;
        var before = Start;
        foreach (var c in handle)
        {
            // No letter leads back to the start: 37 can follow.
            sum += Math.Log10((pairs[(before * Letters) + Letter(c)] + 1.0) / (firsts[before] + Letters - 1));
            before = Letter(c);
        }

        return sum / handle.Length;
    }

    private static int Letter(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= '0' and <= '9' => 26 + c - '0',
        '_' => 36,
        _ => -1,
    };
}
