using System.Text;

namespace Sillage.Graphs.Csv;

/// <summary>The fields of one line, one after the other. A field in quotes may hold the delimiter; two quotes in it stand for one.</summary>
internal ref struct LineFields(ReadOnlySpan<byte> line, byte delimiter)
{
    private ReadOnlySpan<byte> rest = line;
    private bool more = true;

    /// <summary>Moves to the next field.</summary>
    /// <returns>False at the end of the line.</returns>
    public bool Next(out ReadOnlySpan<byte> field)
    {
        field = default;
        if (delimiter == ' ')
        {
            rest = rest.Trim((byte)' ');
            more &= !rest.IsEmpty;
        }

        if (!more)
            return false;
        if (!rest.IsEmpty && rest[0] == '"')
            return NextQuoted(out field);
        Cut(rest.IndexOf(delimiter), out field);
        return true;
    }

    public static List<string> All(ReadOnlySpan<byte> line, byte delimiter)
    {
        var fields = new LineFields(line, delimiter);
        var all = new List<string>();
        while (fields.Next(out var field))
            all.Add(Encoding.UTF8.GetString(field));
        return all;
    }

    private bool NextQuoted(out ReadOnlySpan<byte> field)
    {
        var doubled = false;
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] != '"')
                continue;
            if (i + 1 < rest.Length && rest[i + 1] == '"')
            {
                doubled = true;
                i++;
                continue;
            }

            if (i + 1 < rest.Length && rest[i + 1] != delimiter)
                break; // not a field in quotes after all: take it as it stands
            var inside = rest[1..i];
            Cut(i + 1 < rest.Length ? i + 1 : -1, out _);
            field = doubled ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(inside).Replace("\"\"", "\"", StringComparison.Ordinal)) : inside;
            return true;
        }

        Cut(rest.IndexOf(delimiter), out field);
        return true;
    }

    private void Cut(int at, out ReadOnlySpan<byte> field)
    {
        more = at >= 0;
        field = more ? rest[..at] : rest;
        rest = more ? rest[(at + 1)..] : default;
    }
}
