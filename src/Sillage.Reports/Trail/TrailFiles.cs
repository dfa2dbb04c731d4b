using System.Globalization;
using Sillage.Analysis;

namespace Sillage.Reports.Trail;

/// <summary>Writes a trail: trail.html, a drawing for each object, trail.json, tables/*.csv.</summary>
public static class TrailFiles
{
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
        var drawn = marks ?? TimeMarks.None;
        return WholeFiles.Write(folder, "the trail", files =>
        {
            files.Put("trail.html", TrailPage.Of(answer, language, command, drawn));
            for (var number = 0; number < answer.Result.Objects.Count; number++)
            {
                var drawing = new TrailChart(answer.Result.Objects[number], answer.Result.Platforms, drawn, new Words(language)).Svg(TrailPage.Style);
                if (drawing.Length > 0)
                    files.Put(string.Create(CultureInfo.InvariantCulture, $"trail-{number + 1}.svg"), drawing);
            }

            files.Put("trail.json", AnswerJson.Serialize(answer) + "\n");
            foreach (var table in TrailTables.All(answer.Result))
                files.Put(table);
        });
    }
}
