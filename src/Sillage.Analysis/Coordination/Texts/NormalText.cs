using System.Buffers;

namespace Sillage.Analysis;

/// <summary>What is left of a text when what platforms and repost habits add is taken away: the form in which texts are compared.</summary>
/// <remarks>
/// NFKC, lower case; without links, a leading "RT @x:" or "via @x", handles, zero-width characters, variation selectors, and what platforms append
/// ("… Read more", pointing hands); hashtags keep their word; white space is one space. Source: docs/coordination-chance.md.
/// </remarks>
public static class NormalText
{
    private static readonly string[] Appended =
    [
        "read more", "see more", "show more", "continue reading", "lire la suite", "voir plus", "afficher la suite", "mehr anzeigen", "weiterlesen",
        "ver más", "leer más", "ver mais", "leggi tutto", "mostra altro", "lees meer",
    ];

    private static readonly string[] Signs = ["👉", "👇", "👆", "👈", "☝", "➡", "⬇", "🏻", "🏼", "🏽", "🏾", "🏿"];

    /// <summary>ASCII that is never more than itself: neither space nor sign nor the first letter of a link.</summary>
    private static readonly bool[] Plain = [.. Enumerable.Range(0, 128).Select(c => c > ' ' && c < 127 && !"@#hHwW".Contains((char)c, StringComparison.Ordinal))];

    /// <summary>The normal form; empty where nothing is left.</summary>
    /// <param name="text">Text of a post as the platform gave it.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = WithoutLead(Nfkc.Of(text).AsSpan().Trim());
        var buffer = ArrayPool<char>.Shared.Rent(source.Length + 1);
        try
        {
            var length = Copy(source, buffer);
            return buffer.AsSpan(0, WithoutTail(buffer.AsSpan(0, length))).ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static int Copy(ReadOnlySpan<char> source, Span<char> target)
    {
        var length = 0;
        for (var i = 0; i < source.Length;)
        {
            var c = source[i];
            if (c < 128 && Plain[c])
            {
                target[length++] = char.ToLowerInvariant(c);
                i++;
                continue;
            }

            var afterWord = i > 0 && IsWord(source[i - 1]);
            if (Invisible(source, i, out var skip))
            {
                i += skip;
            }
            else if (c is 'h' or 'H' or 'w' or 'W' && !afterWord && Link(source[i..], out skip))
            {
                i += skip;
                length = Space(target, length);
            }
            else if (c == '@' && !afterWord && i + 1 < source.Length && IsWord(source[i + 1]))
            {
                i += Handle(source[i..]);
                length = Space(target, length);
            }
            else if (c == '#' && !afterWord && i + 1 < source.Length && IsWord(source[i + 1]))
            {
                i++;
            }
            else if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                i++;
                length = Space(target, length);
            }
            else
            {
                target[length++] = char.ToLowerInvariant(c);
                i++;
            }
        }

        return length;
    }

    private static int Space(Span<char> target, int length)
    {
        if (length > 0 && target[length - 1] != ' ')
            target[length++] = ' ';
        return length;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>"http://…", "https://…", "www.…", and links that the platform cut ("https...").</summary>
    private static bool Link(ReadOnlySpan<char> rest, out int length)
    {
        length = 0;
        if (!(Starts(rest, "http://") || Starts(rest, "https://") || Starts(rest, "www.") || Starts(rest, "http...") || Starts(rest, "https...")))
            return false;
        while (length < rest.Length && !char.IsWhiteSpace(rest[length]))
            length++;
        return true;

        static bool Starts(ReadOnlySpan<char> text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"@name", "@name@host.example", with a colon or comma behind it.</summary>
    private static int Handle(ReadOnlySpan<char> rest)
    {
        var i = 1;
        while (i < rest.Length && (IsWord(rest[i]) || (rest[i] is '@' or '.' or '-' && i + 1 < rest.Length && IsWord(rest[i + 1]))))
            i++;
        return i < rest.Length && rest[i] is ':' or ',' ? i + 1 : i;
    }

    /// <summary>Zero-width characters, marks of direction, soft hyphens, variation selectors, halves of broken surrogate pairs.</summary>
    private static bool Invisible(ReadOnlySpan<char> source, int i, out int length)
    {
        var c = source[i];
        length = 1;
        if (char.IsHighSurrogate(c) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]))
        {
            length = 2;
            return c == '\uDB40'; // Tags and the supplementary variation selectors.
        }

        if (char.IsSurrogate(c))
            return !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(source[i - 1]));
        return c is '\u00AD' or '\u034F' or '\u180E' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064')
            or (>= '\uFE00' and <= '\uFE0F') or '\uFEFF';
    }

    /// <summary>Cuts "RT" or "via" off the front where a handle follows; the handle goes with all handles.</summary>
    private static ReadOnlySpan<char> WithoutLead(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var word = text.StartsWith("rt ", StringComparison.OrdinalIgnoreCase) ? 2 : text.StartsWith("via ", StringComparison.OrdinalIgnoreCase) ? 3 : 0;
            var rest = text[word..].TrimStart();
            if (word == 0 || rest.Length < 2 || rest[0] != '@' || !IsWord(rest[1]))
                return text;
            text = rest[Handle(rest)..].TrimStart();
        }
    }

    /// <summary>Length without what platforms append; never nothing where there was something.</summary>
    private static int WithoutTail(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        while (true)
        {
            if (text.IsEmpty || !EndsTails(text[^1]))
                return text.Length;
            var shorter = text;
            if (shorter.EndsWith(".."))
                shorter = shorter.TrimEnd('.');
            foreach (var tail in Appended)
            {
                if (shorter.EndsWith(tail) && shorter.Length > tail.Length && !IsWord(shorter[^(tail.Length + 1)]))
                    shorter = shorter[..^tail.Length];
            }

            foreach (var sign in Signs)
            {
                if (shorter.EndsWith(sign))
                    shorter = shorter[..^sign.Length];
            }

            shorter = shorter.TrimEnd();
            if (shorter.Length == text.Length || shorter.IsEmpty)
                return text.Length;
            text = shorter;
        }
    }

    /// <summary>Last characters of what is cut; of most texts the last is none of them.</summary>
    private static bool EndsTails(char last) => last == '.' || last > 127 || Appended.Any(tail => tail[^1] == last);
}
