using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Sillage.Posts.Sources.Json;

/// <summary>
/// Walks one JSON value inside a block, forward only, without allocating. Readers pull the properties they want and
/// <see cref="Skip()"/> the rest, which is most of a capture: that is why this is not <c>Utf8JsonReader</c>, which must look at
/// every token of what it skips (see docs on the parser benchmark).
/// </summary>
/// <remarks>
/// What it checks: everything it walks, and the balance of brackets and quotes of what it skips. Control characters inside
/// strings are tolerated. Of duplicated properties the last wins, because readers simply assign again.
/// Failure is a state, not an exception: after <see cref="Fail"/> every read ends at once, and <see cref="Failure"/>,
/// <see cref="Field"/> and <see cref="FailedAt"/> tell what happened where.
/// </remarks>
internal ref struct JsonCursor
{
    /// <summary>Deepest nesting that is read, as in <c>System.Text.Json</c>.</summary>
    public const int MaxDepth = 64;

    private const string HalfWritten = "the record ends in the middle: half-written or cut";

    /// <summary>Longest text that is read, in bytes as written.</summary>
    public const int MaxText = 1 << 20;

    private readonly ReadOnlySpan<byte> json;
    private readonly int end;

    /// <summary>Starts at <paramref name="start"/>; reads nothing at or beyond <paramref name="end"/>, but loads may touch the bytes behind it.</summary>
    public JsonCursor(ReadOnlySpan<byte> block, int start, int end)
    {
        json = block;
        Position = start;
        this.end = end;
    }

    /// <summary>Byte of the block that is read next; the end after a failure.</summary>
    public int Position { get; private set; }

    /// <summary>Byte of the block at which reading failed.</summary>
    public int FailedAt { get; private set; }

    /// <summary>What was wrong, in a sentence for the user; null as long as nothing is.</summary>
    public string? Failure { get; private set; }

    /// <summary>Path of the property that was wrong; null if the text is not JSON at all.</summary>
    public string? Field { get; private set; }

    /// <summary>Name of the property read last: <see cref="Fail"/> names it.</summary>
    public JsonString Name { get; set; }

    /// <summary>True once something was wrong.</summary>
    public readonly bool Failed => Failure is not null;

    /// <summary>First byte of the next token, 0 at the end or after a failure.</summary>
    public readonly byte Peek => Position < end ? json[Position] : (byte)0;

    /// <summary>True, and moved past it, if the next value is <c>null</c>.</summary>
    public bool SkipNull()
    {
        if (Peek != (byte)'n')
            return false;
        SkipWord();
        return true;
    }

    /// <summary>Moves over white space.</summary>
    public void SkipSpace()
    {
        var at = Position;
        // One blank, or the indentation of a line: how deep it is cannot be foreseen.
        if (at + 16 < end && json[at] is (byte)' ' or (byte)'\n' && json[at + 1] <= (byte)' ')
        {
            var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at);
            var signs = ~(Vector128.Equals(bytes, Vector128.Create((byte)' ')) | Vector128.Equals(bytes, Vector128.Create((byte)'\n'))).ExtractMostSignificantBits();
            at += BitOperations.TrailingZeroCount(signs | 1 << 16);
        }

        while (at < end && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        Position = at;
    }

    /// <summary>Enters an object; fails naming the property if the value is none.</summary>
    public bool EnterObject() => Enter((byte)'{', "should be an object");

    /// <summary>Enters an array; fails naming the property if the value is none.</summary>
    public bool EnterArray() => Enter((byte)'[', "should be a list");

    /// <summary>Moves to the value of the object's next property; false, and moved past the brace, if there is none.</summary>
    public bool NextProperty(out ReadOnlySpan<byte> name)
    {
        // Nearly always a comma, perhaps one space, and a quote stand here; NextItem knows the rest.
        var at = Position;
        if (at + 2 < end && json[at] == (byte)',')
        {
            at += json[at + 1] == (byte)' ' ? 2 : 1;
            if (json[at] == (byte)'"')
                return Property(at + 1, out name);
        }

        name = default;
        if (!NextItem((byte)'{', (byte)'}'))
            return false;
        return Peek == (byte)'"' ? Property(Position + 1, out name) : Break("a property name should stand here");
    }

    /// <summary>Moves to the array's next element; false, and moved past the bracket, if there is none.</summary>
    public bool NextElement() => NextItem((byte)'[', (byte)']');

    /// <summary>Reads a string where it stands, without decoding it; a number is taken by its digits; null or a wrong type gives false.</summary>
    public bool TryString(out JsonString text)
    {
        text = default;
        switch (Peek)
        {
            case (byte)'"':
                var start = Position + 1;
                if (!CloseString(start, out var close, out text))
                    return false;
                Position = close + 1;
                if (close - start <= MaxText)
                    return true;
                text = default;
                Fail("is longer than 1 MiB: no platform has such texts");
                return false;
            case (byte)'n':
                SkipWord();
                return false;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                var digits = Position;
                SkipNumber();
                text = new JsonString(digits, Position - digits, JsonString.Forms.Plain);
                return !Failed;
            case 0 when Position >= end:
                return Cut();
            default:
                Fail("should be a text");
                return false;
        }
    }

    /// <summary>Reads true or false; null for null.</summary>
    public bool? ReadBoolean()
    {
        switch (Peek)
        {
            case (byte)'t': SkipWord(); return true;
            case (byte)'f': SkipWord(); return false;
            case (byte)'n': SkipWord(); return null;
            default: Fail("should be true or false"); return null;
        }
    }

    /// <summary>Moves over the next value, whatever it is.</summary>
    public void Skip()
    {
        switch (Peek)
        {
            case (byte)'"':
                if (CloseString(Position + 1, out var close, out _))
                    Position = close + 1;
                break;
            case (byte)'{' or (byte)'[':
                Pass(JsonSkip.Container(json, Position, end, MaxDepth));
                break;
            case (byte)'t' or (byte)'f' or (byte)'n': SkipWord(); break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'): SkipNumber(); break;
            case 0 when Position >= end: Cut(); break;
            default: Break("a value should stand here"); break;
        }
    }

    /// <summary>Moves over the next value, whatever it is, and notes what stands in it, where that is an object or a list.</summary>
    public void Skip(JsonMarks marks)
    {
        marks.Begin(Position);
        if (Peek is not ((byte)'{' or (byte)'['))
        {
            Skip();
            return;
        }

        Pass(JsonSkip.Container(json, Position, end, MaxDepth, marks.Notes, out var escapesOutside));
        // Outside of strings a backslash escapes nothing: what is inside a string is then not known.
        if (escapesOutside || Failed)
            marks.Begin(Position);
    }

    /// <summary>
    /// Moves over the next value and gives a cursor for it alone, so that what is wrong inside does not stop what follows.
    /// </summary>
    public JsonCursor Part()
    {
        var start = Position;
        Skip();
        return new JsonCursor(json, start, Position);
    }

    /// <summary>Goes back (or on) to a place noted before: what is read twice, is read when it is known which copy counts.</summary>
    public void Jump(int position)
    {
        if (!Failed)
            Position = position;
    }

    /// <summary>Notes that the property read last is wrong.</summary>
    /// <param name="reason">Sentence without its subject ("should be an object").</param>
    public void Fail(string reason)
    {
        if (Failed)
            return;
        Stop(reason);
        Field = Name.IsEmpty ? null : Encoding.UTF8.GetString(Raw(Name));
    }

    /// <summary>Notes what was found wrong elsewhere in the record.</summary>
    public void FailAt(int position, string? field, string reason)
    {
        if (Failed)
            return;
        Stop(reason);
        (Field, FailedAt) = (field, position);
    }

    /// <summary>Notes that the record lacks something.</summary>
    public void Lack(string field)
    {
        if (Failed)
            return;
        Stop("is missing");
        Field = field;
    }

    /// <summary>Puts the failure, if there was one inside the property <paramref name="parent"/>, below it.</summary>
    public void Within(string parent)
    {
        if (Failed && Field is not null && Field != parent)
            Field = parent + "." + Field;
    }

    /// <summary>The bytes of a string as they stand.</summary>
    public readonly ReadOnlySpan<byte> Raw(JsonString text) => json.Slice(text.Start, text.Length);

    /// <summary>As <see cref="SkipSpace"/>, where nothing or one blank is most likely.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipBlank()
    {
        if (Position >= end || json[Position] > (byte)' ')
            return;
        if (Position + 1 < end && json[Position] == (byte)' ' && json[Position + 1] > (byte)' ')
            Position++;
        else
            SkipSpace();
    }

    private void Pass(int after)
    {
        if (after > 0)
            Position = after;
        else if (after == JsonSkip.TooDeep)
            Break("nested deeper than 64 levels");
        else
            Cut();
    }

    private bool Enter(byte bracket, string reason)
    {
        if (Peek == bracket)
        {
            Position++;
            return true;
        }

        if (Position >= end)
            return Cut();
        if (!SkipNull())
            Fail(reason);
        return false;
    }

    private bool Property(int start, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!CloseString(start, out var close, out _))
            return false;
        Name = new JsonString(start, close - start, JsonString.Forms.Plain);
        var at = close + 1;
        if (at >= end || json[at] != (byte)':')
        {
            Position = at;
            SkipSpace();
            if (Peek != (byte)':')
                return Break("a colon should follow the property name");
            at = Position;
        }

        Position = at + 1;
        SkipBlank();
        name = json[start..close];
        return true;
    }

    private bool NextItem(byte open, byte close)
    {
        if (Failed)
            return false;
        // Directly behind the bracket only when nothing was read yet: no value ends with an opening bracket.
        var first = json[Position - 1] == open;
        SkipBlank();
        var next = Peek;
        if (next == close)
        {
            Position++;
            return false;
        }

        if (first)
            return Position < end || Cut();
        if (next != (byte)',')
            return Break("a comma or the end of the object or list should stand here");
        Position++;
        SkipBlank();
        return Position < end || Cut();
    }

    private void SkipNumber() => PassScalar(JsonSkip.Number(json, Position, end), "a number is malformed");

    private void SkipWord() => PassScalar(JsonSkip.Word(json, Position, end), "a value should stand here");

    private void PassScalar(int after, string reason)
    {
        if (after >= 0)
            Position = after;
        else
            Break(reason);
    }

    private bool CloseString(int start, out int close, out JsonString text)
    {
        close = JsonSkip.String(json, start, end, out var forms);
        text = new JsonString(start, close - start, forms);
        return close >= 0 || Cut();
    }

    private bool Cut()
    {
        Position = end;
        return Break(HalfWritten);
    }

    private bool Break(string reason)
    {
        if (!Failed)
            Stop(Position < end ? reason : HalfWritten);
        return false;
    }

    private void Stop(string reason)
    {
        Failure = reason;
        FailedAt = Position;
        Position = end;
    }
}
