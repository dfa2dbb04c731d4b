namespace Sillage.Analysis;

public static partial class CoordinationToolkit
{
    private const string Vowels = "aeiouàáâèéêìíîòóôùúû";

    /// <summary>The words, signs and symbols by which the toolkit compares similar texts: each once, in order of their code units.</summary>
    /// <remarks>
    /// In lower case and without mentions, a text is cut at every word boundary of Unicode (<see cref="WordBoundaries"/>). Spaces that begin at a boundary
    /// are dropped, and so is an apostrophe right after them or at the boundary itself: "'orange'" leaves one word. A curly apostrophe clings to a vowel
    /// after it, for the toolkit's library has a rule for French and Italian. What else is white space (tabs, line ends, narrow spaces within a word)
    /// parts words. Known to differ: a sigma that ends a word in capitals stays σ here, and beside half a flag, a soft hyphen or a mark that follows no
    /// letter the toolkit's library leaves the standard.
    /// </remarks>
    public static IReadOnlyList<string> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Mention().Replace(Lower(text), "");
        var words = new SortedSet<string>(StringComparer.Ordinal);
        var start = 0;
        foreach (var boundary in WordBoundaries.Of(text))
        {
            if (boundary < start || (boundary > start && text[boundary - 1] == '’' && boundary < text.Length && Vowels.Contains(text[boundary])))
                continue;
            Add(words, text[start..boundary]);
            start = boundary;
            while (start < text.Length && WordBoundaries.IsSpace(text[start]))
                start++;
            if (start < text.Length && text[start] == '\'')
                start++;
        }

        return [.. words];
    }

    private static void Add(SortedSet<string> words, string piece)
    {
        var start = 0;
        for (var at = 0; at <= piece.Length; at++)
        {
            // The file, group, record and unit separators are white space to Python, whose rule this is, and not to .NET.
            if (at < piece.Length && !char.IsWhiteSpace(piece[at]) && piece[at] is not (>= '\x1C' and <= '\x1F'))
                continue;
            if (at > start)
                words.Add(piece[start..at]);
            start = at + 1;
        }
    }
}
