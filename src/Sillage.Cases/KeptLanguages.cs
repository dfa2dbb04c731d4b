using System.Globalization;
using DuckDB.NET.Data;

namespace Sillage.Cases;

/// <summary>The table of a case with the languages that a detector heard.</summary>
internal static class KeptLanguages
{
    private const string HasTable = "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database() AND table_name = 'detected_languages'";

    /// <summary>Takes over what the case has of the detector; nothing from a case of an earlier version.</summary>
    public static void Read(DuckDBConnection connection, DetectedTexts texts, string detector)
    {
        if (connection.Scalar<long>(HasTable) == 0)
            return;
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = "SELECT text_hash, language, confidence FROM detected_languages WHERE detector = ?";
        command.Parameters.Add(new DuckDBParameter(detector));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            texts.AddKept(UInt128.Parse(reader.GetString(0), NumberStyles.HexNumber, CultureInfo.InvariantCulture), new DetectedLanguage(reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetFloat(2)));
    }

    /// <summary>
    /// Adds what is new. It only saves time, so that a case that another process has open, or that may not be written, stays as it is; so does a case
    /// of an earlier version, as a question does not raise it.
    /// </summary>
    public static void Write(string path, DetectedTexts texts)
    {
        try
        {
            using var connection = CaseFile.Connect(path, readOnly: false);
            if (connection.Scalar<long>(HasTable) == 0)
                return;
            using var transaction = connection.BeginTransaction();
            using (var appender = connection.CreateAppender("detected_languages"))
            {
                foreach (var (hash, heard) in texts.Fresh)
                {
                    appender.CreateRow().AppendValue(texts.Detector).AppendValue(hash.ToString("x32", CultureInfo.InvariantCulture)).AppendValue(heard.Language).AppendValue(heard.Confidence)
                        .EndRow();
                }
            }

            transaction.Commit();
        }
        catch (Exception e) when (e is CaseException or DuckDBException or IOException or UnauthorizedAccessException)
        {
            // Another has it open, or it may not be written: the texts are detected again the next time.
        }
    }
}
