using System.Globalization;
using DuckDB.NET.Data;

namespace Sillage.Cases;

/// <summary>Brings an older case to the schema of this program, a step for each version. Nothing in it is changed or lost: steps only add, or say better what a view is.</summary>
internal static class SchemaSteps
{
    /// <summary>Statements that make a case of version n + 1 from one of version n; the first makes version 2.</summary>
    private static readonly string[] Steps =
    [
        "CREATE TABLE domain_labels (domain VARCHAR NOT NULL, label VARCHAR NOT NULL, source VARCHAR, set_at TIMESTAMP);",
        "CREATE TABLE detected_languages (detector VARCHAR NOT NULL, text_hash VARCHAR NOT NULL, language VARCHAR, confidence FLOAT NOT NULL);",
        Statements("accounts.sql"),
    ];

    /// <summary>The statements of a file that is embedded in the assembly.</summary>
    public static string Statements(string file)
    {
        using var stream = typeof(SchemaSteps).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Takes the steps that a case opened for writing lacks, all or none.</summary>
    public static void Run(DuckDBConnection connection)
    {
        var version = int.Parse(connection.Scalar<string>("SELECT value FROM case_info WHERE key = 'schema_version'") ?? "1", CultureInfo.InvariantCulture);
        if (version >= CaseFile.SchemaVersion)
            return;
        using var transaction = connection.BeginTransaction();
        foreach (var step in Steps.Skip(version - 1))
            connection.Execute(step);
        connection.Execute("UPDATE case_info SET value = ? WHERE key = 'schema_version'", CaseFile.SchemaVersion.ToString(CultureInfo.InvariantCulture));
        transaction.Commit();
    }
}
