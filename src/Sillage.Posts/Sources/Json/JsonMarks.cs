using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sillage.Posts.Sources.Json;

/// <summary>
/// What stands in a record outside of its strings, a bit a byte, found in one walk: quotes, brackets, colons, commas, and the first bytes of
/// numbers and words. Whoever opens an object or a list goes from mark to mark, passing over those inside it at once; between marks are
/// strings, the rest of words, and white space.
/// </summary>
/// <remarks>Source: Langdale &amp; Lemire 2019, Parsing Gigabytes of JSON per Second, section 3.1: its bitmaps, with the quotes that close.</remarks>
internal sealed class JsonMarks
{
    private ulong[] marks = new ulong[64];
    private int count; // of 64 bytes each
    private int start; // of the record
    private ulong inWord; // 1 if a number or word goes on from the bytes before
    private Pair[] pairs = new Pair[64]; // by opening bracket, in the order in which they stand
    private readonly int[] open = new int[JsonCursor.MaxDepth + 1]; // those not yet closed
    private int brackets;
    private int depth;

    /// <summary>True if the marks of a record are known.</summary>
    public bool AreKnown => count > 0;

    /// <summary>What notes marks here.</summary>
    public Noting Notes => new(this);

    /// <summary>Forgets the record, and begins with one that starts at <paramref name="place"/>.</summary>
    public void Begin(int place) => (start, count, inWord, brackets, depth) = (place, 0, 0, 0, 0);

    /// <summary>The marks from a place on.</summary>
    public Walk From(int place) => new(marks, start, place);

    /// <summary>Place behind the object or list that an opening bracket opens.</summary>
    public int Behind(int bracket) => pairs[bracket].Behind;

    /// <summary>The first opening bracket behind the object or list that one opens.</summary>
    public int Next(int bracket) => pairs[bracket].Next;

    private void Add(int position, ulong signs, ulong words, ulong opens, ulong both)
    {
        if (count == marks.Length)
            Array.Resize(ref marks, count * 2);
        marks[count++] = signs | words & ~(words << 1 | inWord);
        inWord = words >> 63;
        if (both != 0)
            AddBrackets(position, opens, both);
    }

    /// <summary>Notes the brackets of 64 bytes up to the one that closes all.</summary>
    private void AddBrackets(int position, ulong opens, ulong both)
    {
        if (pairs.Length - brackets < 64)
            Array.Resize(ref pairs, pairs.Length * 2);
        for (; both != 0; both &= both - 1)
        {
            var at = BitOperations.TrailingZeroCount(both);
            if ((opens >> at & 1) != 0)
            {
                if (depth == open.Length)
                    return;
                open[depth++] = brackets++;
            }
            else
            {
                pairs[open[--depth]] = new Pair(position + at + 1, brackets);
                if (depth == 0)
                    return;
            }
        }
    }

    private readonly record struct Pair(int Behind, int Next);

    /// <summary>Goes from mark to mark.</summary>
    internal ref struct Walk
    {
        private readonly ReadOnlySpan<ulong> marks;
        private readonly int start;
        private int at;
        private ulong rest;

        /// <param name="marks">The marks of the record.</param>
        /// <param name="start">Where it starts.</param>
        /// <param name="place">Where to begin.</param>
        public Walk(ReadOnlySpan<ulong> marks, int start, int place)
        {
            this.marks = marks;
            this.start = start;
            Jump(place);
        }

        /// <summary>Place of the next mark, which must be there.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Next()
        {
            while (rest == 0)
                rest = marks[++at];
            var place = start + at * 64 + BitOperations.TrailingZeroCount(rest);
            rest &= rest - 1;
            return place;
        }

        /// <summary>Goes on from a place.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Jump(int place)
        {
            at = (place - start) / 64;
            rest = marks[at] & ulong.MaxValue << (place - start);
        }
    }

    /// <summary>Notes marks.</summary>
    /// <param name="marks">Where.</param>
    internal readonly struct Noting(JsonMarks marks) : IJsonMarks
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(int position, Vector256<byte> low, Vector256<byte> high, ulong quotes, ulong strings, ulong opens, ulong closes)
        {
            var parting = (ByteMasks.Of(low, high, (byte)',') | ByteMasks.Of(low, high, (byte)':')) & ~strings;
            var signs = quotes | opens | closes | parting;
            marks.Add(position, signs, ~(signs | strings | ByteMasks.Of(Blanks(low), Blanks(high))), opens, opens | closes);
        }

        private static Vector256<byte> Blanks(Vector256<byte> bytes) =>
            Vector256.Equals(bytes, Vector256.Create((byte)' ')) | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\r')) | Vector256.Equals(bytes, Vector256.Create((byte)'\t'));
    }
}

/// <summary>Is told what <see cref="JsonSkip"/> passes over; as a structure, so that not being interested costs nothing.</summary>
internal interface IJsonMarks
{
    /// <summary>What stands in 64 bytes.</summary>
    /// <param name="position">Place of the first byte.</param>
    /// <param name="low">The first half of the bytes.</param>
    /// <param name="high">The other half.</param>
    /// <param name="quotes">Quotes that open or close a string.</param>
    /// <param name="strings">The bytes of strings, with the quotes that open them.</param>
    /// <param name="opens">Opening brackets outside of strings.</param>
    /// <param name="closes">Closing brackets outside of strings.</param>
    void Add(int position, Vector256<byte> low, Vector256<byte> high, ulong quotes, ulong strings, ulong opens, ulong closes);
}

/// <summary>Is interested in nothing.</summary>
internal readonly struct NoMarks : IJsonMarks
{
    /// <inheritdoc/>
    public void Add(int position, Vector256<byte> low, Vector256<byte> high, ulong quotes, ulong strings, ulong opens, ulong closes)
    {
    }
}
