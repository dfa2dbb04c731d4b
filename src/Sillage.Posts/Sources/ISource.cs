using Sillage.Posts.Captures;

namespace Sillage.Posts.Sources;

/// <summary>
/// A format that the world writes: one file per format in this folder, listed in <see cref="KnownSources"/>.
/// </summary>
public interface ISource
{
    /// <summary>Short stable name, kept in the case's provenance ("x-v1.1", "twarc2", "ira-csv").</summary>
    string Name { get; }

    /// <summary>Name for people ("X/Twitter API v1.1, JSON lines").</summary>
    string Title { get; }

    /// <summary>How records are laid out in the file, so that it can be cut into blocks of whole records.</summary>
    Framing Framing { get; }

    /// <summary>How sure this source is that it can read the capture, and why.</summary>
    Confidence Detect(Sample sample);

    /// <summary>Prepares to read the capture that <paramref name="sample"/> begins. The result makes one reader per thread.</summary>
    Func<IRecordReader> Open(Sample sample);
}

/// <summary>Reads blocks of whole records. Used by one thread at a time; keeps no state from block to block that could change a result.</summary>
public interface IRecordReader
{
    /// <summary>Reads every record of the block into the sink; a record that cannot be read is rejected, never thrown.</summary>
    void Read(Block block, IPostSink sink);
}

/// <summary>How sure a detector is.</summary>
/// <param name="Certainty">0 cannot read it; 1 certain. Generic readers stay below 0.5, so that a specific one wins.</param>
/// <param name="Why">A sentence for the user: what was seen.</param>
public readonly record struct Confidence(double Certainty, string Why)
{
    /// <summary>The mapping of columns (JSON) that it goes by; where it cannot read, one that it proposes, or null if it has none to propose.</summary>
    public string? Mapping { get; init; }

    /// <summary>Cannot read it.</summary>
    public static Confidence None(string why) => new(0, why);
}
