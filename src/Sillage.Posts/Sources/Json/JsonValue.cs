namespace Sillage.Posts.Sources.Json;

/// <summary>
/// A value of a record, or one that is not there: what is looked for in it is not there either. What has the wrong type is noted as
/// the record's failure and reads as not said.
/// </summary>
internal readonly struct JsonValue
{
    private readonly JsonTree tree;
    private readonly int place; // one more than the node, so that a default value is not there

    /// <summary>Names a value of a tree; -1 for none.</summary>
    public JsonValue(JsonTree tree, int node) => (this.tree, place) = (tree, node + 1);

    /// <summary>True if it is there and not null.</summary>
    public bool Exists => Node >= 0 && tree.Sign(Node) != (byte)'n';

    /// <summary>True if it is there and null.</summary>
    public bool IsNull => Node >= 0 && tree.Sign(Node) == (byte)'n';

    /// <summary>True for an object.</summary>
    public bool IsObject => Node >= 0 && tree.Sign(Node) == (byte)'{';

    /// <summary>True for a list.</summary>
    public bool IsList => Node >= 0 && tree.Sign(Node) == (byte)'[';

    /// <summary>True for a text in quotes.</summary>
    public bool IsText => Node >= 0 && tree.Sign(Node) == (byte)'"';

    /// <summary>Byte of the block on which it starts; of what is not there, on which the record starts.</summary>
    public int Start => tree.Start(Math.Max(Node, 0));

    private int Node => place - 1;

    /// <summary>A property of an object.</summary>
    public JsonValue this[ReadOnlySpan<byte> name] => new(tree, Node < 0 ? -1 : tree.Find(Node, name));

    /// <summary>The first element of a list, or nothing.</summary>
    public JsonValue FirstItem => new(tree, IsList ? tree.First(Node) : -1);

    /// <summary>Elements of a list, values of an object; none of anything else.</summary>
    public Enumerator GetEnumerator() => new(tree, Node < 0 ? -1 : tree.First(Node));

    /// <summary>A text, or the digits of a number; empty if not said.</summary>
    public ReadOnlyMemory<byte> Text() => !Exists ? default : tree.IsText(Node) ? tree.Text(Node) : NoText();

    private ReadOnlyMemory<byte> NoText()
    {
        var cursor = tree.At(Node);
        var text = cursor.ReadText(tree.Arena);
        tree.Note(cursor, Node);
        return text;
    }

    /// <summary>As <see cref="Text"/>, with &amp;amp; &amp;lt; &amp;gt; resolved, which some platforms write into texts that are no HTML.</summary>
    public ReadOnlyMemory<byte> EntityText()
    {
        if (!Exists)
            return default;
        var cursor = tree.At(Node);
        var text = cursor.TryString(out var found) ? tree.Arena.TakeHtml(found) : default;
        tree.Note(cursor, Node);
        return text;
    }

    /// <summary>As <see cref="Text"/>, empty for what is no text at all (false, an object).</summary>
    public ReadOnlyMemory<byte> TextIfAny() => IsText ? Text() : default;

    /// <summary>A count; null if not said or negative.</summary>
    public long? Count()
    {
        if (!Exists)
            return null;
        // Anything but plain digits is for the cursor, which tells what is wrong with it.
        if (tree.TryDigits(Node, out var number))
            return number;
        var cursor = tree.At(Node);
        var count = cursor.ReadCount();
        tree.Note(cursor, Node);
        return count;
    }

    /// <summary>True or false; null if not said.</summary>
    public bool? Flag()
    {
        if (!Exists)
            return null;
        var cursor = tree.At(Node);
        var flag = cursor.ReadBoolean();
        tree.Note(cursor, Node);
        return flag;
    }

    /// <summary>A number with a fraction; null if not said.</summary>
    public double? Degrees()
    {
        if (!Exists)
            return null;
        var cursor = tree.At(Node);
        var degrees = cursor.ReadDegrees();
        tree.Note(cursor, Node);
        return degrees;
    }

    /// <summary>A date, or a count of seconds or milliseconds, as microseconds since 1970 UTC; null if not said.</summary>
    public long? Time()
    {
        if (!Exists)
            return null;
        // What is no time is for the cursor, which tells what is wrong with it.
        if (tree.TryDigits(Node, out var number) ? Timestamps.Count(number, ownClock: false, out var micros, out _) is null : tree.IsText(Node) && Timestamps.Read(tree.Text(Node).Span, out micros) is null)
            return micros;
        var cursor = tree.At(Node);
        var time = cursor.ReadTime(tree.Arena);
        tree.Note(cursor, Node);
        return time;
    }

    /// <summary>As <see cref="Time"/>, but null and nothing noted for what cannot be read.</summary>
    public long? TimeIfAny(ref bool implausible)
    {
        if (!Exists)
            return null;
        var cursor = tree.At(Node);
        return cursor.ReadProfileTime(tree.Arena, ref implausible);
    }

    /// <summary>Notes that it lacks a property.</summary>
    public void Lack(string property) => tree.Fail(Math.Max(Node, 0), "is missing", property);

    /// <summary>Notes that it is wrong.</summary>
    public void Fail(string reason) => tree.Fail(Math.Max(Node, 0), reason);

    /// <summary>Walks elements or values.</summary>
    internal struct Enumerator
    {
        private readonly JsonTree tree;
        private int next;

        public Enumerator(JsonTree tree, int first)
        {
            (this.tree, next) = (tree, first);
            Current = default;
        }

        public JsonValue Current { get; private set; }

        public bool MoveNext()
        {
            if (next < 0)
                return false;
            Current = new JsonValue(tree, next);
            next = tree.Next(next);
            return true;
        }
    }
}
