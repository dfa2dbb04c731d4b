using System.Text;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Sillage.Cases.Columns;

/// <summary>
/// Reads the rows of a query out of DuckDB's own column vectors, up to 2,048 rows at a time, as they are found: nothing is called or allocated per row.
/// While one is read, nothing else may be asked of its connection.
/// </summary>
/// <remarks>Layout: docs of DuckDB's C API, "Vectors", checked against version 1.5.</remarks>
internal sealed unsafe class ChunkReader : IDisposable
{
    private DuckDBPreparedStatement statement;
    private DuckDBResult result;
    private DuckDBDataChunk? chunk;

    /// <exception cref="CaseException">The query fails.</exception>
    public ChunkReader(DuckDBConnection connection, string sql)
    {
        if (NativeMethods.PreparedStatements.DuckDBPrepare(connection.NativeConnection, sql, out statement) != DuckDBState.Success)
        {
            var why = NativeMethods.PreparedStatements.DuckDBPrepareError(statement);
            statement.Dispose();
            throw Trouble(why);
        }

        if (NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out result) == DuckDBState.Success)
            return;
        var trouble = Trouble(NativeMethods.Query.DuckDBResultError(ref result));
        Dispose();
        throw trouble;
    }

    /// <summary>Rows of the chunk.</summary>
    public int Rows { get; private set; }

    /// <summary>Goes on to the next chunk; false at the end. What was read from the one before is gone.</summary>
    /// <exception cref="CaseException">The query fails on the way.</exception>
    public bool Next()
    {
        chunk?.Dispose();
        chunk = NativeMethods.Query.DuckDBFetchChunk(result);
        Rows = chunk.IsInvalid ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
        if (Rows == 0 && NativeMethods.Query.DuckDBResultError(ref result) is { Length: > 0 } why)
            throw Trouble(why);
        return Rows > 0;
    }

    /// <summary>A column of the chunk that is never null, <see cref="Rows"/> values.</summary>
    /// <typeparam name="T">The column's type: int for INTEGER, long for BIGINT, byte for UTINYINT.</typeparam>
    /// <param name="column">Position in the query.</param>
    public ReadOnlySpan<T> Column<T>(int column)
        where T : unmanaged =>
        new(NativeMethods.Vectors.DuckDBVectorGetData(Vector(column)), Rows);

    /// <summary>A column of texts.</summary>
    /// <param name="column">Position in the query.</param>
    public TextColumn Texts(int column)
    {
        var vector = Vector(column);
        return new TextColumn((byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector), NativeMethods.Vectors.DuckDBVectorGetValidity(vector));
    }

    /// <summary>A column whose values may be missing.</summary>
    /// <typeparam name="T">The column's type: long for BIGINT, bool for BOOLEAN.</typeparam>
    /// <param name="column">Position in the query.</param>
    public NullableColumn<T> Nullable<T>(int column)
        where T : unmanaged
    {
        var vector = Vector(column);
        return new NullableColumn<T>((T*)NativeMethods.Vectors.DuckDBVectorGetData(vector), NativeMethods.Vectors.DuckDBVectorGetValidity(vector));
    }

    public void Dispose()
    {
        chunk?.Dispose();
        NativeMethods.Query.DuckDBDestroyResult(ref result);
        statement.Dispose();
    }

    private IntPtr Vector(int column) => NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk!, column);

    private static CaseException Trouble(string? why) => new($"cannot read from the case file: {why}");
}

/// <summary>A column of texts in one of DuckDB's chunks (string_t: up to twelve bytes inside, of longer texts where they are).</summary>
/// <param name="texts">Sixteen bytes a row.</param>
/// <param name="present">A bit a row; null where every row has a text.</param>
internal readonly unsafe ref struct TextColumn(byte* texts, ulong* present)
{
    private const int Size = 16;
    private const int InlineBytes = 12;

    private readonly byte* texts = texts;
    private readonly ulong* present = present;

    /// <summary>The text of a row in UTF-8, good while the chunk is; empty where there is none.</summary>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            if (!Presence.Has(present, row))
                return default;
            var text = texts + (Size * (long)row);
            var length = *(int*)text;
            return new(length <= InlineBytes ? text + sizeof(int) : *(byte**)(text + 8), length);
        }
    }
    /// <summary>The text of a row; null where there is none.</summary>
    public string? OrNull(int row) => Presence.Has(present, row) ? Encoding.UTF8.GetString(this[row]) : null;
}

/// <summary>A column of numbers or flags in one of DuckDB's chunks, good while the chunk is.</summary>
/// <typeparam name="T">Type of its values.</typeparam>
/// <param name="values">A value a row.</param>
/// <param name="present">A bit a row; null where every row has a value.</param>
internal readonly unsafe ref struct NullableColumn<T>(T* values, ulong* present)
    where T : unmanaged
{
    private readonly T* values = values;
    private readonly ulong* present = present;

    /// <summary>The value of a row; null where there is none.</summary>
    public T? this[int row] => Presence.Has(present, row) ? values[row] : null;
}

/// <summary>Which rows of a column have a value: a bit each, and no bits at all where all have one.</summary>
internal static unsafe class Presence
{
    public static bool Has(ulong* present, int row) => present == null || (present[row >> 6] & (1UL << (row & 63))) != 0;
}
