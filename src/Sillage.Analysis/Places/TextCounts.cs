namespace Sillage.Analysis;

/// <summary>Different texts with how many accounts have each; each is read once, on all cores.</summary>
internal sealed class TextCounts(Func<string, PlaceReading> read)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly List<int> accounts = [];
    private PlaceReading[] readings = [];

    /// <summary>Number of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="counted">Whether its account is counted.</param>
    public int Add(string text, bool counted)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            numbers.Add(text, number = texts.Count);
            texts.Add(text);
            accounts.Add(0);
        }

        accounts[number] += counted ? 1 : 0;
        return number;
    }

    public void ReadAll(CancellationToken cancel)
    {
        readings = new PlaceReading[texts.Count];
        Parallel.For(0, texts.Count, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, text => readings[text] = read(texts[text]));
    }

    public PlaceReading Reading(int text) => readings[text];

    /// <summary>Texts that say one thing in several spellings, as most write it, those of most accounts first.</summary>
    /// <param name="wanted">Which readings.</param>
    /// <param name="fewest">Fewest accounts.</param>
    /// <param name="top">How many.</param>
    public List<(string Text, long Accounts, PlaceReading Reading)> Most(Func<PlaceReading, bool> wanted, int fewest, int top) =>
        [.. Enumerable.Range(0, texts.Count).Where(text => accounts[text] > 0 && wanted(readings[text]))
            .GroupBy(text => PlaceNames.Key(texts[text]) is { Length: > 0 } key ? key : texts[text].Trim(), StringComparer.Ordinal)
            .Select(group => (
                Usual: group.OrderByDescending(text => accounts[text]).ThenBy(text => texts[text], StringComparer.Ordinal).First(),
                Accounts: group.Sum(text => (long)accounts[text])))
            .Where(group => group.Accounts >= fewest)
            .OrderByDescending(group => group.Accounts).ThenBy(group => texts[group.Usual], StringComparer.Ordinal).Take(top)
            .Select(group => (texts[group.Usual].Trim(), group.Accounts, readings[group.Usual]))];
}
