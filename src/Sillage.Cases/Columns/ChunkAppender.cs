using System.Runtime.CompilerServices;
using System.Text.Unicode;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using NativeAppender = DuckDB.NET.Native.DuckDBAppender;

namespace Sillage.Cases.Columns;

/// <summary>
/// Appends rows to a table by writing DuckDB's own column vectors: no boxing, no UTF-16, nothing allocated per row.
/// A column that is not written in a row is null. One appender serves one thread; several may write in the same transaction of one
/// connection, which they take in turns.
/// </summary>
/// <remarks>
/// Vectors hold up to 2,048 rows. Strings of up to twelve bytes live inside the vector (DuckDB's string_t); of longer ones it holds the
/// first four bytes and where they are, and DuckDB copies them with the chunk. Layout: docs of DuckDB's C API, "Vectors", checked against
/// version 1.5.
/// </remarks>
internal sealed unsafe class ChunkAppender : IDisposable
{
    private const int RowsPerChunk = 2048;
    private const int InlineBytes = 12;

    /// <summary>Rows that DuckDB collects before it writes them into the table: enough to be quick, few enough that full groups of rows are packed early.</summary>
    private const int RowsPerFlush = 4 * RowsPerChunk;

    /// <summary>Rows that wait at most for the connection: of all threads together half of what a group of rows holds, some 100 MB of posts.</summary>
    private static readonly int MostWaiting = Math.Max(2 * RowsPerFlush, 30 * RowsPerChunk / Environment.ProcessorCount);

    private readonly NativeAppender appender;
    private readonly DuckDBDataChunk chunk;
    private readonly IntPtr[] vectors;
    private readonly byte*[] data;
    private readonly ulong*[] validity;
    private readonly ColumnType[] types;
    private readonly int[] listSizes;
    private readonly int[] listCapacities;
    private readonly byte*[] items;
    private readonly TextHeap texts = new();
    private readonly Lock gate;
    private int row;

    /// <summary>Rows handed to DuckDB since it wrote the last.</summary>
    private int waiting;

    /// <param name="connection">Connection to write through.</param>
    /// <param name="gate">Held while the connection is used.</param>
    /// <param name="catalog">Catalog of the table ("temp"); null for the case itself.</param>
    /// <param name="table">Table to write to.</param>
    /// <param name="columns">Types of all its columns, in order.</param>
    public ChunkAppender(DuckDBConnection connection, Lock gate, string? catalog, string table, IReadOnlyList<ColumnType> columns)
    {
        this.gate = gate;
        types = [.. columns];
        vectors = new IntPtr[types.Length];
        data = new byte*[types.Length];
        validity = new ulong*[types.Length];
        listSizes = new int[types.Length];
        listCapacities = new int[types.Length];
        items = new byte*[types.Length];

        var logicalTypes = types.Select(LogicalTypeOf).ToArray();
        chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. logicalTypes.Select(type => type.DangerousGetHandle())], (ulong)types.Length);
        foreach (var type in logicalTypes)
            type.Dispose();

        lock (gate)
        {
            var state = catalog is null
                ? NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, null!, table, out appender)
                : NativeMethods.Appender.DuckDBAppenderCreateExt(connection.NativeConnection, catalog, "main", table, out appender);
            if (state != DuckDBState.Success)
                throw new CaseException($"cannot write table {table}: {Error()}");
        }

        StartChunk();
    }

    /// <summary>Rows appended since the start.</summary>
    public long Rows { get; private set; }

    public void Text(int column, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return;
        MarkValid(column);
        WriteString(data[column], row, utf8);
    }

    public void TextOrEmpty(int column, ReadOnlySpan<byte> utf8)
    {
        MarkValid(column);
        WriteString(data[column], row, utf8);
    }

    public void Int64(int column, long value)
    {
        MarkValid(column);
        ((long*)data[column])[row] = value;
    }

    public void Int64(int column, long? value)
    {
        if (value is { } known)
            Int64(column, known);
    }

    public void Int32(int column, int value)
    {
        MarkValid(column);
        ((int*)data[column])[row] = value;
    }

    public void Byte(int column, byte value)
    {
        MarkValid(column);
        data[column][row] = value;
    }

    public void Bool(int column, bool value) => Byte(column, value ? (byte)1 : (byte)0);

    public void Bool(int column, bool? value)
    {
        if (value is { } known)
            Bool(column, known);
    }

    public void Double(int column, double? value)
    {
        if (value is not { } known)
            return;
        MarkValid(column);
        ((double*)data[column])[row] = known;
    }

    /// <summary>Opens a list of <paramref name="count"/> texts in this row; fill it with <see cref="ListItem"/>.</summary>
    public void List(int column, int count)
    {
        if (count == 0)
            return;
        MarkValid(column);
        var entry = (ulong*)data[column] + (2 * row);
        entry[0] = (ulong)listSizes[column];
        entry[1] = (ulong)count;
        var needed = listSizes[column] + count;
        if (needed <= listCapacities[column])
            return;
        listCapacities[column] = Math.Max(needed, Math.Max(RowsPerChunk, 2 * listCapacities[column]));
        Check(NativeMethods.Vectors.DuckDBListVectorReserve(vectors[column], (ulong)listCapacities[column]));
        items[column] = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.Vectors.DuckDBListVectorGetChild(vectors[column]));
    }

    /// <summary>Writes the next text of the list opened last.</summary>
    public void ListItem(int column, ReadOnlySpan<byte> utf8) => WriteString(items[column], listSizes[column]++, utf8);

    public void EndRow()
    {
        Rows++;
        if (++row == RowsPerChunk)
            AppendChunk();
    }

    /// <summary>Writes everything into the table; it becomes durable with the connection's transaction.</summary>
    public void Flush()
    {
        AppendChunk();
        lock (gate)
            WriteWaiting();
    }

    public void Dispose()
    {
        chunk.Dispose();
        lock (gate)
            appender.Dispose();
    }

    private void AppendChunk()
    {
        if (row == 0)
            return;
        for (var column = 0; column < types.Length; column++)
        {
            if (types[column] == ColumnType.TextList)
                Check(NativeMethods.Vectors.DuckDBListVectorSetSize(vectors[column], (ulong)listSizes[column]));
        }

        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)row);
        Check(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk));
        waiting += row;
        if (waiting >= RowsPerFlush && TryTakeTurn())
        {
            try
            {
                WriteWaiting();
            }
            finally
            {
                gate.Exit();
            }
        }

        StartChunk();
    }

    private void WriteWaiting()
    {
        Check(NativeMethods.Appender.DuckDBAppenderFlush(appender));
        waiting = 0;
    }

    /// <summary>While another thread writes (it may pack a full group of rows, which takes half a second) this one goes on, unless too much waits.</summary>
    private bool TryTakeTurn()
    {
        if (gate.TryEnter())
            return true;
        if (waiting < MostWaiting)
            return false;
        gate.Enter();
        return true;
    }

    private void StartChunk()
    {
        NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
        texts.Clear();
        row = 0;
        for (var column = 0; column < types.Length; column++)
        {
            var vector = vectors[column] = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column);
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
            data[column] = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
            validity[column] = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
            Unsafe.InitBlock(validity[column], 0, RowsPerChunk / 8);
            listSizes[column] = 0;
            if (types[column] == ColumnType.TextList)
            {
                Unsafe.InitBlock(data[column], 0, RowsPerChunk * 2 * sizeof(ulong));
                Check(NativeMethods.Vectors.DuckDBListVectorSetSize(vector, 0));
                listCapacities[column] = 0;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MarkValid(int column) => validity[column][row >> 6] |= 1UL << (row & 63);

    private void WriteString(byte* strings, int index, ReadOnlySpan<byte> utf8)
    {
        // Readers deliver UTF-8; a damaged slice that slipped through must not reach the file, other tools would choke on it.
        if (!Utf8.IsValid(utf8))
            utf8 = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(utf8));

        var slot = strings + (16 * (long)index);
        *(uint*)slot = (uint)utf8.Length;
        if (utf8.Length <= InlineBytes)
        {
            *(ulong*)(slot + 4) = 0;
            *(uint*)(slot + 12) = 0;
            utf8.CopyTo(new Span<byte>(slot + 4, InlineBytes));
            return;
        }

        var kept = texts.Take(utf8.Length);
        utf8.CopyTo(kept);
        var start = (byte*)Unsafe.AsPointer(ref kept.Array![kept.Offset]);
        *(uint*)(slot + 4) = *(uint*)start;
        *(byte**)(slot + 8) = start;
    }

    private void Check(DuckDBState state)
    {
        if (state != DuckDBState.Success)
            throw new CaseException($"cannot write to the case file: {Error()}");
    }

    private string Error()
    {
        using var error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        return NativeMethods.ErrorData.DuckDBErrorDataMessage(error);
    }

    private static DuckDBLogicalType LogicalTypeOf(ColumnType type)
    {
        if (type != ColumnType.TextList)
            return NativeMethods.LogicalType.DuckDBCreateLogicalType(Scalar(type));
        using var text = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Varchar);
        return NativeMethods.LogicalType.DuckDBCreateListType(text);
    }

    private static DuckDBType Scalar(ColumnType type) => type switch
    {
        ColumnType.Text => DuckDBType.Varchar,
        ColumnType.Int64 => DuckDBType.BigInt,
        ColumnType.UInt64 => DuckDBType.UnsignedBigInt,
        ColumnType.Int32 => DuckDBType.Integer,
        ColumnType.Byte => DuckDBType.UnsignedTinyInt,
        ColumnType.Bool => DuckDBType.Boolean,
        ColumnType.Double => DuckDBType.Double,
        ColumnType.Time => DuckDBType.Timestamp,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}

/// <summary>Makes an appender to a table with these columns.</summary>
internal delegate ChunkAppender Append(string table, IReadOnlyList<(string Name, ColumnType Type)> columns);

/// <summary>Column types that the case file uses.</summary>
internal enum ColumnType
{
    Text,
    TextList,
    Int64,
    UInt64,
    Int32,
    Byte,
    Bool,
    Double,

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    Time,
}
