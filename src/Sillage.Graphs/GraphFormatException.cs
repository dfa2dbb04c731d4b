namespace Sillage.Graphs;

/// <summary>A file does not hold what its format promises. The message says what is wrong, where, and what to do.</summary>
public sealed class GraphFormatException : FormatException
{
    /// <inheritdoc/>
    public GraphFormatException()
    {
    }

    /// <inheritdoc/>
    public GraphFormatException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public GraphFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The line, counted from 1; 0 where it is not known.</summary>
    public long Line { get; init; }

    /// <summary>The offset of the line's first byte in the file; -1 where it is not known.</summary>
    public long Offset { get; init; } = -1;
}
