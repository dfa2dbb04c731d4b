using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Sillage.Posts.Sources.Json;

/// <summary>
/// One record whose objects and lists are opened only when they are looked into: the rest is passed over as <see cref="JsonCursor"/>
/// passes it over. For formats that are deep and read here and there; the storage is reused from record to record.
/// </summary>
/// <remarks>Of duplicated properties the last wins. The first thing that is wrong is kept, with its path.</remarks>
internal sealed class JsonTree
{
    private const int None = -1;
    private const int Unopened = -2;

    private ArraySegment<byte> block;
    private Node[] nodes = new Node[256];
    private uint[] keys = new uint[256]; // of their names, for Find
    private readonly JsonMarks marks = new();
    private int count;

    /// <summary>Decodes texts of the record.</summary>
    public JsonArena Arena { get; } = new();

    /// <summary>What was wrong first; null as long as nothing is.</summary>
    public string? Failure { get; private set; }

    /// <summary>Path of the property that was wrong; null if the text is not JSON.</summary>
    public string? Field { get; private set; }

    /// <summary>Byte of the block at which it is wrong.</summary>
    public int FailedAt { get; private set; }

    /// <summary>Takes the value at the cursor as the record and moves the cursor behind it; slices of the record before become invalid.</summary>
    public JsonValue Open(ref JsonCursor cursor, ReadOnlyMemory<byte> bytes)
    {
        block = MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : bytes.ToArray();
        count = 0;
        Arena.Begin(bytes);
        Forgive();
        var start = cursor.Position;
        cursor.Skip(marks);
        var root = Add(block, None, 0, 0, start, cursor.Position, marks.AreKnown ? 0 : None);
        return new JsonValue(this, root);
    }

    /// <summary>Forgets what was wrong: with one part of a page it is not wrong with the next.</summary>
    public void Forgive() => (Failure, Field, FailedAt) = (null, null, 0);

    /// <summary>Notes that a value is wrong.</summary>
    /// <param name="node">The value.</param>
    /// <param name="reason">Sentence without its subject ("should be an object").</param>
    /// <param name="missing">Property of the value that should be there; null if the value itself is wrong.</param>
    public void Fail(int node, string reason, string? missing = null)
    {
        if (Failure is not null)
            return;
        var path = Path(node);
        Failure = reason;
        Field = missing is null ? path : path.Length > 0 ? path + "." + missing : missing;
        FailedAt = nodes[node].Start;
    }

    /// <summary>Where a value starts.</summary>
    public int Start(int node) => nodes[node].Start;

    /// <summary>Name of a property.</summary>
    public ReadOnlySpan<byte> Name(int node) => block.AsSpan(nodes[node].Name, nodes[node].NameLength);

    /// <summary>First byte of a value.</summary>
    public byte Sign(int node) => nodes[node].Sign;

    /// <summary>True for a text, or a number, that is not too long to be read.</summary>
    public bool IsText(int node) =>
        nodes[node].Sign is (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') && nodes[node].End - nodes[node].Start <= JsonCursor.MaxText;

    /// <summary>What <see cref="IsText"/>, valid as long as the record.</summary>
    public ReadOnlyMemory<byte> Text(int node)
    {
        ref readonly var value = ref nodes[node];
        var quote = value.Sign == (byte)'"' ? 1 : 0;
        var (start, length) = (value.Start + quote, value.End - value.Start - quote - quote);
        return Arena.Take(start, length, JsonSkip.FormsOf(block, start, length));
    }

    /// <summary>A number that is digits alone, in quotes or not; false for anything else.</summary>
    public bool TryDigits(int node, out long number)
    {
        ref readonly var value = ref nodes[node];
        var quote = value.Sign == (byte)'"' ? 1 : 0;
        return Digits.TryRead(block, value.Start + quote, value.End - value.Start - quote - quote, out number);
    }

    /// <summary>A cursor for one value alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsonCursor At(int node) => new(block, nodes[node].Start, nodes[node].End);

    /// <summary>Keeps what a cursor made by <see cref="At"/> found wrong.</summary>
    public void Note(in JsonCursor cursor, int node)
    {
        if (cursor.Failed)
            Fail(node, cursor.Failure!);
    }

    /// <summary>The property of an object; -1 if it is not there or the value is no object.</summary>
    public int Find(int node, ReadOnlySpan<byte> name)
    {
        if (Sign(node) != (byte)'{')
            return None;
        var first = First(node);
        if (first < 0)
            return None;
        var key = Key(name);
        var children = keys.AsSpan(first, nodes[node].Count);
        int child;
        while ((child = children.LastIndexOf(key)) >= 0 && !Name(first + child).SequenceEqual(name))
            children = children[..child];
        return child < 0 ? None : first + child;
    }

    /// <summary>First element of a list or property of an object; -1 if there is none.</summary>
    public int First(int node)
    {
        if (nodes[node].First == Unopened)
            OpenNode(node);
        return nodes[node].First;
    }

    /// <summary>The element or property behind another; -1 behind the last.</summary>
    public int Next(int node) => nodes[node].Parent is var parent and >= 0 && node + 1 < nodes[parent].First + nodes[parent].Count ? node + 1 : None;

    /// <summary>Children lie one behind the other: those of a child are added when it is opened itself.</summary>
    private void OpenNode(int node)
    {
        nodes[node].First = None;
        var first = count;
        if (nodes[node].Sign is not ((byte)'{' or (byte)'['))
            return;
        // What is not as it should be is read again with care, which tells what is wrong.
        if (nodes[node].Bracket < 0 || !OpenMarked(node))
        {
            count = first;
            OpenUnmarked(node);
        }

        (nodes[node].First, nodes[node].Count) = (count > first ? first : None, count - first);
    }

    /// <summary>Adds what is in an object or list by its marks; false if it is not sound.</summary>
    private bool OpenMarked(int node)
    {
        ReadOnlySpan<byte> bytes = block;
        var isObject = nodes[node].Sign == (byte)'{';
        var closing = isObject ? (byte)'}' : (byte)']';
        var bracket = nodes[node].Bracket + 1;
        var walk = marks.From(nodes[node].Start + 1);
        var (mark, name, nameLength) = (walk.Next(), 0, 0);
        if (bytes[mark] == closing)
            return true;
        while (true)
        {
            if (isObject)
            {
                if (bytes[mark] != (byte)'"')
                    return false;
                // Behind a mark that opens a string stands the one that closes it.
                (name, nameLength) = (mark + 1, walk.Next() - mark - 1);
                if (bytes[walk.Next()] != (byte)':')
                    return false;
                mark = walk.Next();
            }

            var (behind, inside, next) = (0, None, 0);
            switch (bytes[mark])
            {
                case (byte)'"':
                    behind = walk.Next() + 1;
                    next = walk.Next();
                    break;
                case (byte)'{' or (byte)'[':
                    (behind, inside, bracket) = (marks.Behind(bracket), bracket, marks.Next(bracket));
                    walk.Jump(behind);
                    next = walk.Next();
                    break;
                case (byte)'t' or (byte)'f' or (byte)'n' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                    next = walk.Next();
                    behind = JsonSkip.Scalar(bytes, mark, next);
                    if (behind < 0 || behind < next && bytes[behind] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                        return false;
                    break;
                default:
                    return false;
            }

            Add(bytes, node, name, nameLength, mark, behind, inside);
            if (bytes[next] != (byte)',')
                return bytes[next] == closing;
            mark = walk.Next();
        }
    }

    private void OpenUnmarked(int node)
    {
        var cursor = At(node);
        var isObject = cursor.Peek == (byte)'{';
        _ = isObject ? cursor.EnterObject() : cursor.EnterArray();
        while (isObject ? cursor.NextProperty(out _) : cursor.NextElement())
        {
            var (name, nameLength) = isObject ? (cursor.Name.Start, cursor.Name.Length) : default;
            var start = cursor.Position;
            cursor.Skip();
            if (cursor.Failed)
                break;
            Add(block, node, name, nameLength, start, cursor.Position, None);
        }

        if (cursor.Failed && Failure is null)
            (Failure, FailedAt) = (cursor.Failure, cursor.FailedAt);
    }

    private int Add(ReadOnlySpan<byte> bytes, int parent, int name, int nameLength, int start, int end, int bracket)
    {
        if (count == nodes.Length)
        {
            Array.Resize(ref nodes, count * 2);
            Array.Resize(ref keys, count * 2);
        }

        // Member by member: a node that is put together elsewhere has to be complete before it can be copied.
        ref var node = ref nodes[count];
        (node.Parent, node.First, node.Count) = (parent, Unopened, 0);
        (node.Name, node.NameLength) = (name, nameLength);
        (node.Start, node.End, node.Bracket) = (start, end, bracket);
        node.Sign = start < bytes.Length ? bytes[start] : (byte)0;
        keys[count] = Key(bytes.Slice(name, nameLength));
        return count++;
    }

    /// <summary>Tells most names apart: their lengths, and their first, middle and last bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Key(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : (uint)(name[0] | name[name.Length / 2] << 8 | name[^1] << 16 | (name.Length & 0xFF) << 24);

    private string Path(int node)
    {
        var path = "";
        for (; node >= 0; node = nodes[node].Parent)
        {
            if (nodes[node].NameLength > 0)
                path = Encoding.UTF8.GetString(Name(node)) + (path.Length > 0 ? "." : "") + path;
        }

        return path;
    }

    private struct Node
    {
        public int Parent, Name, NameLength, Start, End, First, Count, Bracket;
        public byte Sign;
    }
}
