using System.Globalization;

namespace Sillage.Graphs.Bench;

/// <summary>Writes results where they can be compared with those of peers: a line for each node, in the order of the nodes.</summary>
public sealed class Kept(string? folder)
{
    public void Numbers(string name, IEnumerable<double> values) => Lines(name, values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    public void Labels(string name, IEnumerable<int> labels) => Lines(name, labels.Select(label => label.ToString(CultureInfo.InvariantCulture)));

    public void Drawing(string name, float[] x, float[] y) =>
        Lines(name, x.Zip(y, (a, b) => string.Create(CultureInfo.InvariantCulture, $"{a:R} {b:R}")));

    private void Lines(string name, IEnumerable<string> lines)
    {
        if (folder is null)
            return;
        using var writer = new StreamWriter(Path.Combine(folder, $"sillage.{name}"));
        foreach (var line in lines)
        {
            writer.Write(line);
            writer.Write('\n');
        }
    }
}
