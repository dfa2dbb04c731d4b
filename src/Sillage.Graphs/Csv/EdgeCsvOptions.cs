namespace Sillage.Graphs.Csv;

/// <summary>How to read an edge list. What is left open is found out from the file's first lines.</summary>
public sealed record EdgeCsvOptions
{
    /// <summary>Whether a → b and b → a are different edges.</summary>
    public bool Directed { get; init; } = true;

    /// <summary>Whether edges from a node to itself are kept.</summary>
    public bool KeepLoops { get; init; } = true;

    /// <summary>What stands between two columns; null to choose of tab, comma, semicolon, bar and blank. Blanks may stand in rows.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first line names the columns; null to find out.</summary>
    public bool? Header { get; init; }

    /// <summary>The column of the source: its name, or its place from 1. Null for `source`, `from` or `src`, else the first.</summary>
    public string? Source { get; init; }

    /// <summary>The column of the target: its name, or its place from 1. Null for `target`, `to` or `dst`, else the second.</summary>
    public string? Target { get; init; }

    /// <summary>
    /// The column of the weight: its name, or its place from 1; the empty text for none. Null for `weight`, or the third if no line names
    /// the columns and it is a number.
    /// </summary>
    public string? Weight { get; init; }

    /// <summary>The number of threads, 0 for every core. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
