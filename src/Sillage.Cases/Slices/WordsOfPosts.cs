using System.Text;
using Sillage.Cases.Columns;

namespace Sillage.Cases;

/// <summary>Reads a column of the posts of a slice. The database only scans its table: joined and sorted it would read the same five times as slowly.</summary>
internal static class WordsOfPosts
{
    /// <summary>Reads words of which many posts have the same.</summary>
    /// <param name="source">The case.</param>
    /// <param name="posts">Where the slice's posts lie in it.</param>
    /// <param name="column">Column of the table posts, or the texts of one that holds lists.</param>
    /// <param name="condition">Holds for the posts that have any.</param>
    public static SharedWords Shared(CaseFile source, PostRows posts, string column, string condition)
    {
        var names = new NameTable();
        var (places, numbers) = (new GrowingColumn<int>(), new GrowingColumn<int>());
        var last = -1;
        Read(source, posts, column, condition, (place, text) =>
        {
            // Mostly what the post before had as well.
            if (last < 0 || !names[last].SequenceEqual(text))
                last = names.Of(text);
            places.Add(place);
            numbers.Add(last);
        });
        return InOrder(names, places, numbers, posts.Count);
    }

    /// <summary>Reads texts of some posts of a part of the slice, in its order.</summary>
    /// <param name="source">The case.</param>
    /// <param name="posts">Where the slice's posts lie in it.</param>
    /// <param name="column">Column of the table posts.</param>
    /// <param name="condition">Holds for the posts that have any.</param>
    /// <param name="wanted">Answers true for those that are asked for.</param>
    public static (int[] Posts, ArraySegment<byte>[] Texts) Texts(CaseFile source, PostRows posts, string column, string condition, Func<int, bool> wanted)
    {
        var heap = new TextHeap();
        var (places, texts) = (new List<int>(), new List<ArraySegment<byte>>());
        Read(source, posts, column, condition, (place, text) =>
        {
            if (!wanted(place))
                return;
            var kept = heap.Take(text.Length);
            text.CopyTo(kept);
            places.Add(place);
            texts.Add(kept);
        });
        var (sorted, sortedTexts) = (places.ToArray(), texts.ToArray());
        Array.Sort(sorted, sortedTexts);
        return (sorted, sortedTexts);
    }

    private delegate void Take(int place, ReadOnlySpan<byte> text);

    private static void Read(CaseFile source, PostRows posts, string column, string condition, Take take)
    {
        using var connection = source.Connect();
        using var rows = new ChunkReader(connection, $"SELECT rowid, {column} FROM posts WHERE {condition}");
        var places = Array.Empty<int>();
        while (rows.Next())
        {
            if (places.Length < rows.Rows)
                places = new int[rows.Rows];
            posts.Place(rows.Column<long>(0), places);
            var texts = rows.Texts(1);
            for (var row = 0; row < rows.Rows; row++)
            {
                if (places[row] >= 0)
                    take(places[row], texts[row]);
            }
        }
    }

    /// <summary>Uses in the order of the posts, and within a post as they were read; words numbered as they come then.</summary>
    private static SharedWords InOrder(NameTable names, GrowingColumn<int> places, GrowingColumn<int> numbers, int count)
    {
        var next = new int[count + 1];
        for (var use = 0; use < places.Count; use++)
            next[places[use] + 1]++;
        for (var post = 0; post < count; post++)
            next[post + 1] += next[post];
        var order = new int[places.Count];
        for (var use = 0; use < order.Length; use++)
            order[next[places[use]]++] = use;

        var (words, wordOf) = (new List<string>(names.Count), new int[names.Count]);
        var ordered = numbers.Take(order);
        for (var use = 0; use < ordered.Length; use++)
        {
            ref var word = ref wordOf[ordered[use]];
            if (word == 0)
            {
                words.Add(Encoding.UTF8.GetString(names[ordered[use]]));
                word = words.Count;
            }

            ordered[use] = word - 1;
        }

        return new SharedWords([.. words], places.Take(order), ordered);
    }
}
