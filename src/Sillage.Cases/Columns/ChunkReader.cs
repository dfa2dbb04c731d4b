using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Sillage.Cases.Columns;

/// <summary>
/// Reads the rows of a query out of DuckDB's own column vectors, up to 2,048 rows at a time: nothing is called or allocated per row.
/// For numbers that are never null; anything else is read row by row (<see cref="Statements.Rows"/>).
/// </summary>
/// <remarks>Layout: docs of DuckDB's C API, "Vectors", checked against version 1.5.</remarks>
internal sealed unsafe class ChunkReader : IDisposable
{
    private DuckDBResult result;
    private DuckDBDataChunk? chunk;

    /// <exception cref="CaseException">The query fails.</exception>
    public ChunkReader(DuckDBConnection connection, string sql)
    {
        if (NativeMethods.Query.DuckDBQuery(connection.NativeConnection, sql, out result) == DuckDBState.Success)
            return;
        var why = NativeMethods.Query.DuckDBResultError(ref result);
        NativeMethods.Query.DuckDBDestroyResult(ref result);
        throw new CaseException($"cannot read from the case file: {why}");
    }

    /// <summary>Rows of the chunk.</summary>
    public int Rows { get; private set; }

    /// <summary>Goes on to the next chunk; false at the end. What was read from the one before is gone.</summary>
    public bool Next()
    {
        chunk?.Dispose();
        chunk = NativeMethods.Query.DuckDBFetchChunk(result);
        Rows = chunk.IsInvalid ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
        return Rows > 0;
    }

    /// <summary>A column of the chunk, <see cref="Rows"/> values.</summary>
    /// <typeparam name="T">The column's type: int for INTEGER, long for BIGINT.</typeparam>
    /// <param name="column">Position in the query.</param>
    public ReadOnlySpan<T> Column<T>(int column)
        where T : unmanaged =>
        new(NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk!, column)), Rows);

    public void Dispose()
    {
        chunk?.Dispose();
        NativeMethods.Query.DuckDBDestroyResult(ref result);
    }
}
