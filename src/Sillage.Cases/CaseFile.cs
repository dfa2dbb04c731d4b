using DuckDB.NET.Data;

namespace Sillage.Cases;

/// <summary>One investigation: a DuckDB file with posts, accounts, imports and what could not be read (docs/case-file.md).</summary>
public sealed class CaseFile : IDisposable
{
    /// <summary>Version of the schema that this program writes.</summary>
    public const int SchemaVersion = 1;

    private CaseFile(string path, DuckDBConnection connection)
    {
        Path = path;
        Connection = connection;
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>The open connection; <see cref="DuckDBConnection.Duplicate"/> serves further threads.</summary>
    public DuckDBConnection Connection { get; }

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();
}
