namespace Sillage.Reports.Maps;

/// <summary>What the interactive map holds.</summary>
public sealed record MapPageOptions
{
    /// <summary>Language of the page: "en" or "fr".</summary>
    public string Language { get; init; } = "en";

    /// <summary>What colours mean at first; the reader can change it.</summary>
    public MapColoring Color { get; init; }

    /// <summary>How many accounts at most: those that earned and made most reposts. The page says when there are more.</summary>
    public int Accounts { get; init; } = 100_000;

    /// <summary>How many edges at most; of more a sample is embedded, and the page says so.</summary>
    public int Edges { get; init; } = 500_000;

    /// <exception cref="ArgumentException">A value is outside of its range.</exception>
    internal void Check()
    {
        if (Language is not ("en" or "fr"))
            throw new ArgumentException($"language \"{Language}\"; \"en\" and \"fr\" are possible");
        if (Accounts < 1 || Edges < 0)
            throw new ArgumentException($"{Accounts} accounts and {Edges} edges; at least one account and no edge are possible");
    }
}
