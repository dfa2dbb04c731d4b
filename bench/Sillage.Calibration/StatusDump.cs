using Sillage.Analysis;

namespace Sillage.Calibration;

/// <summary>A last post as the labelled set prints it: a dictionary of Python 2 or 3, JSON, or a Status object of tweepy. Only its own fields count, not those of posts inside it.</summary>
internal static class StatusDump
{
    /// <summary>The last post; null where there is none or its program is not told.</summary>
    public static LastPost? Read(string dump)
    {
        string? source = null;
        bool repost = false, reply = false;
        var depth = 0;
        for (var i = 0; i < dump.Length; i++)
        {
            var c = dump[i];
            if (c is '{' or '(' or '[')
            {
                depth++;
            }
            else if (c is '}' or ')' or ']')
            {
                depth--;
            }
            else if (c is '"' or '\'')
            {
                var text = Quoted(dump, ref i);
                if (depth == 1 && i + 1 < dump.Length && dump[i + 1] == ':')
                    Note(text, dump.AsSpan(i + 2));
            }
            else if (depth == 1 && c == '=')
            {
                var start = i;
                while (start > 0 && (char.IsAsciiLetter(dump[start - 1]) || dump[start - 1] == '_'))
                    start--;
                Note(dump[start..i], dump.AsSpan(i + 1));
            }
        }

        return source is null ? null : LastPost.Of(source, repost, reply);

        void Note(string key, ReadOnlySpan<char> rest)
        {
            rest = rest.TrimStart();
            var isSaid = !rest.StartsWith("None") && !rest.StartsWith("null");
            if (key == "source" && isSaid)
                source = Name(rest);
            repost |= key == "retweeted_status" && isSaid;
            reply |= key is "in_reply_to_status_id" or "in_reply_to_status_id_str" or "in_reply_to_user_id" && isSaid;
        }
    }

    /// <summary>The program's name, out of its link where it stands in one.</summary>
    private static string? Name(ReadOnlySpan<char> rest)
    {
        var value = rest.ToString();
        var at = value.IndexOfAny(['"', '\'']);
        if (at is not (0 or 1))
            return null;
        var text = Quoted(value, ref at).Replace("\\/", "/", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal);
        var (start, end) = (text.IndexOf('>'), text.LastIndexOf("</", StringComparison.Ordinal));
        text = start >= 0 && end > start ? text[(start + 1)..end] : text;
        return text.Length == 0 ? null : text;
    }

    /// <summary>The text between the quotes at a place; the place moves to the closing one.</summary>
    private static string Quoted(string text, ref int at)
    {
        var (quote, start) = (text[at], at + 1);
        for (at = start; at < text.Length && text[at] != quote; at++)
            at += text[at] == '\\' ? 1 : 0;
        at = Math.Min(at, text.Length);
        return text[start..at];
    }
}
