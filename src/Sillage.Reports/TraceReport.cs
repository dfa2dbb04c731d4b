using Sillage.Reports.Coordination;
using Sillage.Reports.Maps;

namespace Sillage.Reports;

/// <summary>Writes a trace: report.html, map.html, report.json, tables/*.csv, manifest.json. The same results give the same bytes.</summary>
public static class TraceReport
{
    /// <summary>The interactive map, beside the page.</summary>
    public const string MapFile = "map.html";

    /// <summary>Writes the files into a folder, which is made if there is none. If one cannot be written, an earlier report there stays as it was.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="results">What was found.</param>
    /// <param name="language">Language of the page: "en" or "fr".</param>
    /// <returns>Paths of the files; the first is the page.</returns>
    /// <exception cref="IOException">The folder cannot be written (disk full, no permission).</exception>
    public static IReadOnlyList<string> Write(string folder, TraceResults results, string language)
    {
        ArgumentNullException.ThrowIfNull(results);
        IReadOnlyList<Table>[] tables =
        [
            AnswerTables.Of(results.Scan), AnswerTables.Of(results.Origin), AnswerTables.Of(results.Tempo), AnswerTables.Of(results.Rings), AnswerTables.Of(results.Spreaders), AnswerTables.Of(results.Amplification), AnswerTables.Of(results.Automation), AnswerTables.Of(results.Manipulation),
            AnswerTables.Of(results.Communities), AnswerTables.Of(results.Breakout), [.. AnswerTables.Of(results.Coordination), CoordinationTables.Members(results.Coordination.Result)],
            AnswerTables.Of(results.Languages), AnswerTables.Of(results.Migration), AnswerTables.Of(results.Places), results.Labels is null ? [] : AnswerTables.Of(results.Labels), results.Trail is null ? [] : AnswerTables.Of(results.Trail), results.Silence is null ? [] : AnswerTables.Of(results.Silence), results.Markers.Count == 0 ? [] : [AnswerTables.Of(results.Markers)],
        ];
        return WholeFiles.Write(folder, "the report", files =>
        {
            files.Put("report.html", new ReportPage(results, language).Write());
            files.Put("report.json", AnswerJson.Serialize(Answers(results, language)) + "\n");
            if (results.Map.Nodes.Count > 0)
                files.PutBytes(MapFile, stream => MapPage.Write(results.Map, new MapPageOptions { Language = language }, stream));
            foreach (var table in tables.SelectMany(one => one))
                files.Put(table);
            files.Put("manifest.json", Manifest(results, language, files.Outputs));
        });
    }

    /// <summary>All answers, as the report's JSON has them.</summary>
    private static object Answers(TraceResults results, string language) => new
    {
        Schema = "sillage/report/1",
        results.Topic,
        results.TimeZone,
        results.Version,
        results.Command,
        results.Case,
        results.Markers,
        Story = Story.Tell(results, language),
        results.Scan,
        results.Origin,
        results.Tempo,
        results.Rings,
        results.Spreaders,
        results.Amplification,
        results.Automation,
        results.Manipulation,
        results.Communities,
        results.Breakout,
        results.Coordination,
        Map = MapOf(results),
        results.Languages,
        results.Migration,
        results.Places,
        results.Labels,
        results.Trail,
        results.Silence,
    };

    /// <summary>What the report's map draws.</summary>
    private static object MapOf(TraceResults results) => new
    {
        File = results.Map.Nodes.Count > 0 ? MapFile : null,
        Accounts = results.Map.Nodes.Count,
        Edges = results.Map.Edges.Count,
        results.Map.From,
        results.Map.To,
        results.Map.Method,
        results.Map.Omitted,
    };

    private static string Manifest(TraceResults results, string language, IReadOnlyList<(string Name, string Sha256)> outputs) => AnswerJson.Serialize(new
    {
        Schema = "sillage/manifest/1",
        results.Version,
        results.Topic,
        Language = language,
        results.TimeZone,
        results.Command,
        Inputs = results.Case.Imports.Select(import => new { import.Name, import.Bytes, import.Sha256, import.Reader }),
        Options = new
        {
            Scan = results.Scan.Options,
            Origin = results.Origin.Options,
            Tempo = results.Tempo.Options,
            Rings = results.Rings.Options,
            Automation = results.Automation.Options,
            Manipulation = results.Manipulation.Options,
            Spreaders = results.Spreaders.Options,
            Amplification = results.Amplification.Options,
            Communities = results.Communities.Options,
            Breakout = results.Breakout.Options,
            Coordination = results.Coordination.Options,
            Languages = results.Languages.Options,
            Migration = results.Migration.Options,
            Places = results.Places.Options,
            Labels = results.Labels?.Options,
            Trail = results.Trail?.Options,
            Silence = results.Silence?.Options,
            results.Markers,
        },
        Outputs = outputs.Select(file => new { file.Name, file.Sha256 }),
    }) + "\n";
}
