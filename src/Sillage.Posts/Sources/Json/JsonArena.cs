using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Sillage.Posts.Sources.Json;

/// <summary>
/// Turns strings of a block into text. A string that needs no decoding stays a slice of the block; others are decoded into one
/// buffer that is reused for the next record, so that a record costs no allocation.
/// </summary>
internal sealed class JsonArena
{
    private const string Damaged = "invalid UTF-8, zero bytes or half characters replaced by U+FFFD";

    private ReadOnlyMemory<byte> block;
    private byte[] buffer = new byte[4 * 1024];
    private int used;
    private bool damaged;

    /// <summary>Begins a record of <paramref name="source"/>; slices made for the record before become invalid.</summary>
    public void Begin(ReadOnlyMemory<byte> source)
    {
        block = source;
        used = 0;
        damaged = false;
    }

    /// <summary>Counts what was repaired while the record was decoded.</summary>
    public void Report(IPostSink sink)
    {
        if (damaged)
            sink.Repaired(Damaged);
    }

    /// <summary>The string as valid UTF-8 without zero bytes.</summary>
    public ReadOnlyMemory<byte> Take(JsonString text) => Take(text.Start, text.Length, text.Form);

    /// <summary>As the other, of a string that nobody put together.</summary>
    public ReadOnlyMemory<byte> Take(int start, int length, JsonString.Forms form)
    {
        var raw = block.Slice(start, length);
        if (form == JsonString.Forms.Plain)
            return raw;
        if ((form & JsonString.Forms.Escaped) != 0)
            raw = Unescape(raw.Span);
        return raw.Span.Contains((byte)0) || !Utf8.IsValid(raw.Span) ? Repair(raw.Span) : raw;
    }

    /// <summary>As <see cref="Take(JsonString)"/>, with the three HTML entities that X puts into texts (&amp;amp; &amp;lt; &amp;gt;) resolved.</summary>
    public ReadOnlyMemory<byte> TakeHtml(JsonString text)
    {
        var taken = Take(text);
        var rest = taken.Span;
        var next = rest.IndexOf((byte)'&');
        if (next < 0)
            return taken;
        var start = Reserve(rest.Length);
        while (next >= 0)
        {
            Append(rest[..next]);
            rest = rest[next..];
            var (sign, length) = Entity(rest);
            Append(sign);
            rest = rest[length..];
            next = rest.IndexOf((byte)'&');
        }

        Append(rest);
        return buffer.AsMemory(start, used - start);
    }

    /// <summary>Texts one behind the other, as one text of the record.</summary>
    public ReadOnlyMemory<byte> Join(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        var start = Reserve(first.Length + second.Length + third.Length);
        Append(first);
        Append(second);
        Append(third);
        return buffer.AsMemory(start, used - start);
    }

    /// <summary>As the other.</summary>
    public ReadOnlyMemory<byte> Join(List<ReadOnlyMemory<byte>> parts)
    {
        var length = 0;
        foreach (var part in parts)
            length += part.Length;
        var start = Reserve(length);
        foreach (var part in parts)
            Append(part.Span);
        return buffer.AsMemory(start, used - start);
    }

    /// <summary>Room for a text of the record that others write, of which they may leave some.</summary>
    public Memory<byte> Room(int length)
    {
        var start = Reserve(length);
        used += length;
        return buffer.AsMemory(start, length);
    }

    private static (byte Sign, int Length) Entity(ReadOnlySpan<byte> text) =>
        text.StartsWith("&amp;"u8) ? ((byte)'&', 5)
        : text.StartsWith("&lt;"u8) ? ((byte)'<', 4)
        : text.StartsWith("&gt;"u8) ? ((byte)'>', 4)
        : ((byte)'&', 1);

    private ReadOnlyMemory<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        // Decoding never makes a JSON string longer.
        var start = Reserve(raw.Length);
        while (true)
        {
            // A single mark, four times.
            var run = CopiedRun.Copy(raw, buffer.AsSpan(used), "\\\\\\\\"u8);
            used += run;
            if (run == raw.Length)
                break;
            raw = raw[run..];
            raw = raw[Escape(raw)..];
        }

        return buffer.AsMemory(start, used - start);
    }

    /// <summary>Appends what the escape at the start stands for; returns its length.</summary>
    private int Escape(ReadOnlySpan<byte> raw)
    {
        if (raw.Length < 2)
        {
            damaged = true;
            return raw.Length;
        }

        if (raw[1] == (byte)'u')
            return Unicode(raw);
        Append(raw[1] switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'t' => (byte)'\t',
            (byte)'r' => (byte)'\r',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            // \" \\ \/ and, leniently, anything else stand for themselves.
            var sign => sign,
        });
        return 2;
    }

    private int Unicode(ReadOnlySpan<byte> raw)
    {
        if (!Hex(raw, out var unit))
        {
            damaged = true;
            Append(Rune.ReplacementChar);
            return Math.Min(2, raw.Length);
        }

        if (unit != 0 && Rune.TryCreate(unit, out var rune))
        {
            Append(rune);
            return 6;
        }

        if (Hex(raw[6..], out var low) && Rune.TryCreate(unit, low, out rune))
        {
            Append(rune);
            return 12;
        }

        damaged = true;
        Append(Rune.ReplacementChar);
        return 6;
    }

    private static bool Hex(ReadOnlySpan<byte> raw, out char unit)
    {
        unit = default;
        if (raw.Length < 6 || raw[0] != (byte)'\\' || raw[1] != (byte)'u')
            return false;
        if (!Utf8Parser.TryParse(raw.Slice(2, 4), out ushort value, out var read, 'x') || read != 4)
            return false;
        unit = (char)value;
        return true;
    }

    private ReadOnlyMemory<byte> Repair(ReadOnlySpan<byte> text)
    {
        damaged = true;
        // Every bad byte becomes one sign of three bytes.
        var start = Reserve(text.Length * 3);
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
            text = text[length..];
        }

        return buffer.AsMemory(start, used - start);
    }

    /// <summary>Makes room; slices of a buffer that was too small stay alive until the record is emitted.</summary>
    private int Reserve(int length)
    {
        if (buffer.Length - used < length)
        {
            buffer = new byte[Math.Max(buffer.Length * 2, length)];
            used = 0;
        }

        return used;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    private void Append(byte value) => buffer[used++] = value;

    private void Append(Rune rune) => used += rune.EncodeToUtf8(buffer.AsSpan(used));
}
