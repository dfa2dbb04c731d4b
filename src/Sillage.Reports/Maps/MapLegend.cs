namespace Sillage.Reports.Maps;

/// <summary>The legend: names of communities, the scale of discs, and what a line means, in one column or several.</summary>
internal sealed class MapLegend(MapGroups groups, MapWords words, MapTheme theme, bool dark, DiscScale radii)
{
    private const double NameSize = 15;
    private const double QuietSize = 12.5;
    private const double Indent = 22;
    private const double ColumnGap = 30;

    private readonly List<Disc> discs = [];
    private readonly List<Writing> writings = [];

    public IReadOnlyList<Disc> Discs => discs;

    public IReadOnlyList<Writing> Words => writings;

    /// <summary>Height that the legend needs in columns.</summary>
    public double HeightIn(double width, int columns)
    {
        var height = Lay(new Box(0, 0, width, 0), columns);
        discs.Clear();
        writings.Clear();
        return height;
    }

    /// <summary>Sets the legend from the top of a box.</summary>
    public void Write(Box box, int columns) => Lay(box, columns);

    private double Lay(Box box, int columns)
    {
        var width = (box.Width - (ColumnGap * (columns - 1))) / columns;
        var entries = Entries();
        if (columns == 1)
        {
            var y = Heading(box.Left, box.Top, words["color." + groups.Coloring.ToString().ToLowerInvariant()]);
            foreach (var entry in entries)
                y = Community(entry, box.Left, y, width);
            y = Scale(box.Left, y + 16, width);
            return Lines(box.Left, y + 16, width) - box.Top;
        }

        // All communities but for the last column, which explains sizes and lines.
        var top = Heading(box.Left, box.Top, words["color." + groups.Coloring.ToString().ToLowerInvariant()]);
        var rows = (entries.Count + columns - 2) / (columns - 1);
        var bottom = top;
        for (var column = 0; column < columns - 1; column++)
        {
            var y = top;
            foreach (var entry in entries.Skip(column * rows).Take(rows))
                y = Community(entry, box.Left + (column * (width + ColumnGap)), y, width);
            bottom = Math.Max(bottom, y);
        }

        var last = box.Right - width;
        return Math.Max(bottom, Lines(last, Scale(last, box.Top, width) + 12, width)) - box.Top;
    }

    private List<(string Name, string Color, long Accounts, double Share)> Entries()
    {
        var all = Math.Max(1, groups.Groups.Sum(group => group.Earned));
        return [.. groups.Groups.Select(group => (group.Name, dark ? group.Dark : group.Light, (long)group.Accounts, group.Earned / all))];
    }

    private double Heading(double x, double y, string text)
    {
        Write(text, x, y + 14, NameSize, theme.Text, bold: true);
        return y + 24;
    }

    private double Community((string Name, string Color, long Accounts, double Share) entry, double x, double y, double width)
    {
        discs.Add(new Disc(x + 7, y + 10, 7, entry.Color));
        foreach (var line in MapText.Wrap(entry.Name, width - Indent, NameSize, lines: 2))
        {
            Write(line, x + Indent, y + 15, NameSize, theme.Text);
            y += 18;
        }

        foreach (var line in MapText.Wrap($"{words.Accounts(entry.Accounts)} · {words.Share(entry.Share)} {words["ofReposts"]}", width - Indent, QuietSize, lines: 2))
        {
            Write(line, x + Indent, y + 13, QuietSize, theme.Quiet);
            y += 15;
        }

        return y + 9;
    }

    /// <summary>Rings for round numbers up to the most reposts, standing on one line.</summary>
    private double Scale(double x, double y, double width)
    {
        y = Heading(x, y, words["size"]);
        var (left, floor) = (x, y + (2 * radii.Of(radii.Most)) + 2);
        foreach (var value in RoundNumbers(radii.Most).Where(value => radii.Of(value) > radii.Smallest).DefaultIfEmpty((long)radii.Most))
        {
            var radius = radii.Of(value);
            var text = words.Number(value);
            var label = Lettering.Width(text, QuietSize);
            var cell = Math.Max(2 * radius, label);
            if (left + cell > x + width)
                break;
            discs.Add(new Disc(left + (cell / 2), floor - radius, radius, null, theme.Quiet));
            Write(text, left + ((cell - label) / 2), floor + 16, QuietSize, theme.Quiet);
            left += cell + 16;
        }

        return floor + 22;
    }

    private double Lines(double x, double y, double width)
    {
        y = Heading(x, y, words["lines"]);
        foreach (var line in MapText.Wrap(words["lines.text"], width, QuietSize))
        {
            Write(line, x, y + 12, QuietSize, theme.Quiet);
            y += 16;
        }

        return y;
    }

    /// <summary>The largest number with one digit and zeros that is no more than the most, a fifth, a twentieth and a hundredth of it or so.</summary>
    private static IEnumerable<long> RoundNumbers(double most)
    {
        for (var (power, shown) = (Math.Pow(10, Math.Floor(Math.Log10(most))), 0); power >= 1 && shown < 4; power /= 10)
        {
            foreach (var digit in (double[])[5, 2, 1])
            {
                if (digit * power <= most && (digit != 2 || shown == 0) && shown++ < 4)
                    yield return (long)(digit * power);
            }
        }
    }

    private void Write(string text, double x, double y, double size, string color, bool bold = false) =>
        writings.Add(new Writing(text, x, y, size, Lettering.Width(text, size, bold), color, bold));
}
