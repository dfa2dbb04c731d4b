using System.Globalization;

namespace Sillage.Cases;

/// <summary>Where the posts of a slice lie in its case: their rows in the table posts, and the place that each of these has in the slice. Twelve bytes a post.</summary>
internal sealed class PostRows
{
    private readonly long[] rows;
    private readonly int[] places;

    /// <param name="rows">The rows.</param>
    /// <param name="places">Place in the slice of each row.</param>
    public PostRows(long[] rows, int[] places)
    {
        (this.rows, this.places) = (rows, places);
        // As a case is read they ascend already.
        if (!Ascend(rows))
            Array.Sort(rows, places);
    }

    /// <summary>Posts of the slice.</summary>
    public int Count => rows.Length;

    /// <summary>The place of a row in the slice; −1 where it is of none of its posts.</summary>
    public int Place(long row) => Array.BinarySearch(rows, row) is >= 0 and var at ? places[at] : -1;

    /// <summary>The places of rows as a table gives them, mostly ascending.</summary>
    /// <param name="asked">Rows of the case.</param>
    /// <param name="found">Takes their places; −1 for those that are of none of the slice's posts.</param>
    public void Place(ReadOnlySpan<long> asked, Span<int> found)
    {
        var at = 0;
        for (var i = 0; i < asked.Length; i++)
        {
            if (i == 0 || asked[i] < asked[i - 1])
                at = Array.BinarySearch(rows, asked[i]) is var hit && hit < 0 ? ~hit : hit;
            while (at < rows.Length && rows[at] < asked[i])
                at++;
            found[i] = at < rows.Length && rows[at] == asked[i] ? places[at] : -1;
        }
    }

    /// <summary>Some posts as a table in SQL with their rows in a column row.</summary>
    /// <param name="wanted">Answers true for the places of those posts.</param>
    public string Table(Func<int, bool> wanted)
    {
        var list = string.Join(", ", Enumerable.Range(0, rows.Length).Where(at => wanted(places[at])).Select(at => rows[at].ToString(CultureInfo.InvariantCulture)));
        return $"(SELECT unnest([{list}]::BIGINT[]) AS row)";
    }

    /// <summary>A condition in SQL that holds for all posts of a part of the slice, and for few others where a case was read in order of time.</summary>
    /// <param name="first">Place of its first post.</param>
    /// <param name="beyond">Place behind its last one.</param>
    public string Within(int first, int beyond)
    {
        var (from, to) = (long.MaxValue, -1L);
        for (var at = 0; at < rows.Length; at++)
        {
            if (places[at] >= first && places[at] < beyond)
                (from, to) = (Math.Min(from, rows[at]), rows[at]);
        }

        return string.Create(CultureInfo.InvariantCulture, $"rowid BETWEEN {from} AND {to}");
    }

    private static bool Ascend(long[] rows)
    {
        for (var at = 1; at < rows.Length; at++)
        {
            if (rows[at] < rows[at - 1])
                return false;
        }

        return true;
    }
}
