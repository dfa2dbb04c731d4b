using System.Numerics;

namespace Sillage.Posts.Sources.Json;

/// <summary>
/// Where the objects and lists of a record end, found in one walk: whoever opens one of them passes over those inside it without
/// looking at their bytes again.
/// </summary>
internal sealed class JsonBrackets
{
    // By opening bracket, in the order in which they stand.
    private Pair[] pairs = new Pair[64];
    private readonly int[] open = new int[JsonCursor.MaxDepth + 1]; // those not yet closed
    private int count;
    private int depth;

    /// <summary>Forgets the record.</summary>
    public void Clear() => (count, depth) = (0, 0);

    /// <summary>What notes brackets here.</summary>
    public Noting Notes => new(this);

    /// <summary>Place behind the bracket that closes the one of that number; 0 if it does not stand at <paramref name="start"/>, or nothing is known.</summary>
    public int Behind(int bracket, int start) => bracket < count && pairs[bracket].Start == start ? pairs[bracket].Behind : 0;

    /// <summary>The first opening bracket behind the object or list that one opens.</summary>
    public int Next(int bracket) => pairs[bracket].Next;

    /// <summary>Notes the brackets of 64 bytes up to the one that closes all.</summary>
    /// <param name="position">Place of the first byte.</param>
    /// <param name="opens">Opening brackets outside of strings.</param>
    /// <param name="brackets">All brackets outside of strings.</param>
    private void Add(int position, ulong opens, ulong brackets)
    {
        if (pairs.Length - count < 64)
            Array.Resize(ref pairs, pairs.Length * 2);
        for (; brackets != 0; brackets &= brackets - 1)
        {
            var at = BitOperations.TrailingZeroCount(brackets);
            if ((opens >> at & 1) != 0)
            {
                if (depth == open.Length)
                    return;
                open[depth++] = count;
                pairs[count++].Start = position + at;
            }
            else
            {
                ref var pair = ref pairs[open[--depth]];
                (pair.Behind, pair.Next) = (position + at + 1, count);
                if (depth == 0)
                    return;
            }
        }
    }

    private struct Pair
    {
        public int Start, Behind, Next;
    }

    /// <summary>Notes brackets.</summary>
    /// <param name="brackets">Where.</param>
    internal readonly struct Noting(JsonBrackets brackets) : IJsonBrackets
    {
        /// <inheritdoc/>
        public void Add(int position, ulong opens, ulong both)
        {
            if (both != 0)
                brackets.Add(position, opens, both);
        }
    }
}

/// <summary>Is told of the brackets that <see cref="JsonSkip"/> passes over; as a structure, so that not being interested costs nothing.</summary>
internal interface IJsonBrackets
{
    /// <summary>The brackets of 64 bytes that stand outside of strings.</summary>
    /// <param name="position">Place of the first byte.</param>
    /// <param name="opens">Opening brackets.</param>
    /// <param name="both">All brackets.</param>
    void Add(int position, ulong opens, ulong both);
}

/// <summary>Is interested in none.</summary>
internal readonly struct NoBrackets : IJsonBrackets
{
    /// <inheritdoc/>
    public void Add(int position, ulong opens, ulong both)
    {
    }
}
