using DuckDB.NET.Data;

namespace Sillage.Cases;

/// <summary>Short forms for statements with few rows; hot paths use <see cref="Columns.ChunkAppender"/> and its counterpart for reading.</summary>
internal static class Statements
{
    /// <summary>Runs statements that return nothing; "?" stand for <paramref name="values"/>.</summary>
    public static void Execute(this DuckDBConnection connection, string sql, params object?[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; default where there is none or it is null.</summary>
    public static T? Scalar<T>(this DuckDBConnection connection, string sql, params object?[] values)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }

    /// <summary>All rows, each turned into a value by <paramref name="row"/>.</summary>
    public static List<T> Rows<T>(this DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> row, params object?[] values)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row((DuckDBDataReader)reader));
        return rows;
    }

    private static DuckDBCommand Command(DuckDBConnection connection, string sql, object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter(value ?? DBNull.Value));
        return command;
    }
}
