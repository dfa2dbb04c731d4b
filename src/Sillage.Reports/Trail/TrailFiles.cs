using System.Globalization;
using System.Text;
using Sillage.Analysis;

namespace Sillage.Reports.Trail;

/// <summary>Writes a trail: trail.html, a drawing for each object, trail.json, tables/*.csv.</summary>
public static class TrailFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files; those of the same names are written over.</summary>
    /// <param name="folder">Made where it is missing.</param>
    /// <param name="answer">The trail.</param>
    /// <param name="language">Of page and drawings: "en" or "fr".</param>
    /// <param name="command">Command that makes it again, shown on the page.</param>
    /// <param name="marks">Silences and events to be drawn; null for none.</param>
    /// <returns>The files, the page first.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder, Answer<TrailOptions, TrailResult> answer, string language, string command, TimeMarks? marks = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Directory.CreateDirectory(Path.Combine(folder, "tables"));
        var files = new List<string>();
        Add("trail.html", TrailPage.Of(answer, language, command, marks ?? TimeMarks.None));
        for (var number = 0; number < answer.Result.Objects.Count; number++)
        {
            var drawing = new TrailChart(answer.Result.Objects[number], answer.Result.Platforms, marks ?? TimeMarks.None, new Words(language)).Svg(TrailPage.Style);
            if (drawing.Length > 0)
                Add(string.Create(CultureInfo.InvariantCulture, $"trail-{number + 1}.svg"), drawing);
        }

        Add("trail.json", AnswerJson.Serialize(answer) + "\n");
        foreach (var table in TrailTables.All(answer.Result))
        {
            using var csv = new StringWriter();
            Csv.Write(csv, table);
            Add($"tables/{table.Name}.csv", csv.ToString());
        }

        return files;

        void Add(string name, string content)
        {
            files.Add(Path.Combine(folder, name));
            File.WriteAllText(files[^1], content, Utf8);
        }
    }
}
