using DiffPlex;
using DiffPlex.Chunkers;

namespace Sillage.Analysis;

/// <summary>What happened to a piece of a text.</summary>
public enum TextChangeKind
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>In the earlier text only.</summary>
    Removed,

    /// <summary>In the later text only.</summary>
    Added,
}

/// <summary>A piece of a text beside another.</summary>
/// <param name="Kind">Where it occurs.</param>
/// <param name="Text">The piece, with its white space.</param>
public sealed record TextChange(TextChangeKind Kind, string Text);

/// <summary>Two texts, word by word.</summary>
internal static class TextDiff
{
    /// <summary>Pieces in order; without the removed ones they are the later text, without the added ones the earlier.</summary>
    /// <remarks>Source: Myers 1986, by DiffPlex.</remarks>
    public static IReadOnlyList<TextChange> Of(string earlier, string later)
    {
        var diff = Differ.Instance.CreateDiffs(earlier, later, false, false, WordChunker.Instance);
        var (changes, at) = (new List<TextChange>(), 0);
        foreach (var block in diff.DiffBlocks)
        {
            Add(TextChangeKind.Same, diff.PiecesOld, at, block.DeleteStartA - at);
            Add(TextChangeKind.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(TextChangeKind.Added, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(TextChangeKind.Same, diff.PiecesOld, at, diff.PiecesOld.Count - at);
        return changes;

        void Add(TextChangeKind kind, IReadOnlyList<string> pieces, int from, int count)
        {
            if (count > 0)
                changes.Add(new TextChange(kind, string.Concat(pieces.Skip(from).Take(count))));
        }
    }
}
