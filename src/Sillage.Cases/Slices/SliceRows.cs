using System.Globalization;
using DuckDB.NET.Data;
using Sillage.Cases.Columns;
using Sillage.Posts;

namespace Sillage.Cases;

/// <summary>A topic's posts as they come out of the case, in no order, with names as numbers.</summary>
internal sealed class SliceRows
{
    /// <summary>Posts of a slice at most: what finding targets can number.</summary>
    private const int Most = 800_000_000;

    /// <summary>Posts in a case from which on several threads read it.</summary>
    private const int WorthParts = 200_000;

    private readonly GrowingColumn<long> row = new();
    private readonly GrowingColumn<long> postedAt = new();
    private readonly NameBatch named = new();
    private int[] numbers = [];

    private SliceRows() => Languages.Know([]);

    /// <summary>Number of posts.</summary>
    public int Count => Id.Count;

    /// <summary>Ids that are no plain numbers, and the order of ids.</summary>
    public IdNumbers Ids { get; } = new();

    /// <summary>Authors and the authors of targets.</summary>
    public AccountNames Accounts { get; } = new();

    /// <summary>Platform of each post.</summary>
    public NamedColumn<byte> Platforms { get; } = new("platforms");

    /// <summary>Language of each post; "", which is always among them, where none is tagged.</summary>
    public NamedColumn<short> Languages { get; } = new("languages");

    /// <summary>Number of each post's id (<see cref="IdNumbers"/>).</summary>
    public GrowingColumn<long> Id { get; } = new();

    /// <summary>Number of the target's id; <see cref="Targets.None"/> where there is none.</summary>
    public GrowingColumn<long> Target { get; } = new();

    /// <summary>Number of the author (<see cref="AccountNames"/>).</summary>
    public GrowingColumn<int> Account { get; } = new();

    /// <summary>Number of the target's author; −1 where not known.</summary>
    public GrowingColumn<int> TargetAccount { get; } = new();

    /// <summary>What each post is.</summary>
    public GrowingColumn<PostKind> Kind { get; } = new();

    /// <summary>Seen only inside another post.</summary>
    public GrowingColumn<bool> Embedded { get; } = new();

    /// <summary>Followers of the author; −1 where not known.</summary>
    public GrowingColumn<int> Followers { get; } = new();

    /// <summary>Coarsest clock among the posts, in seconds.</summary>
    public int ClockSeconds { get; private set; }

    /// <summary>Reads the posts for which a condition holds.</summary>
    /// <param name="source">The case.</param>
    /// <param name="condition">Condition in SQL over the table posts.</param>
    /// <param name="parts">Parts of the case that are read at once; null for as many as are worth it.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="CaseException">The case cannot be read, or too many posts match.</exception>
    public static SliceRows Read(CaseFile source, string condition, int? parts, CancellationToken cancel)
    {
        var rows = source.Connection.Scalar<long>("SELECT max(rowid) FROM posts") + 1;
        var threads = parts ?? (rows < WorthParts ? 1 : Environment.ProcessorCount);
        var reading = Enumerable.Range(0, threads).Select(part => Task.Run(
            () =>
            {
                using var connection = source.Connect();
                return Read(connection, $"rowid >= {rows * part / threads} AND rowid < {rows * (part + 1) / threads} AND ({condition})", cancel);
            },
            cancel)).ToArray();
        Task.WhenAll(reading).GetAwaiter().GetResult();
        var all = reading[0].Result;
        foreach (var part in reading[1..])
            all.Add(part.Result);
        return all.Count <= Most
            ? all
            : throw new CaseException(string.Create(CultureInfo.InvariantCulture, $"the topic matches {all.Count:N0} posts; a slice holds at most {Most:N0}. Narrow it with since: and until:."));
    }

    private static SliceRows Read(DuckDBConnection connection, string condition, CancellationToken cancel)
    {
        var read = new SliceRows();
        using var rows = new ChunkReader(
            connection,
            $"""
            SELECT rowid, epoch_us(posted_at), platform, post_id, account_id, handle, kind, embedded, language, clock_seconds, line,
                CASE WHEN followers IS NULL THEN -1 ELSE least(followers, 2147483647) END::INTEGER,
                CASE kind WHEN 1 THEN repost_of WHEN 2 THEN quote_of WHEN 3 THEN reply_to END,
                CASE kind WHEN 1 THEN repost_of_account WHEN 2 THEN quote_of_account WHEN 3 THEN reply_to_account END,
                CASE kind WHEN 1 THEN repost_of_handle WHEN 2 THEN quote_of_handle WHEN 3 THEN reply_to_handle END
            FROM posts WHERE {condition}
            """);
        while (rows.Next())
        {
            cancel.ThrowIfCancellationRequested();
            read.Add(rows);
        }

        return read;
    }

    private void Add(ChunkReader rows)
    {
        var rowids = rows.Column<long>(0);
        var times = rows.Column<long>(1);
        var platforms = rows.Texts(2);
        var posts = rows.Texts(3);
        var accounts = rows.Texts(4);
        var handles = rows.Texts(5);
        var kinds = rows.Column<PostKind>(6);
        var embedded = rows.Column<bool>(7);
        var languages = rows.Texts(8);
        var clocks = rows.Column<int>(9);
        var lines = rows.Column<long>(10);
        var followers = rows.Column<int>(11);
        var targets = rows.Texts(12);
        var targetAccounts = rows.Texts(13);
        var targetHandles = rows.Texts(14);
        named.Clear();
        for (var at = 0; at < rows.Rows; at++)
            named.Add(platforms[at], accounts[at]);
        for (var at = 0; at < rows.Rows; at++)
        {
            if (!targetAccounts[at].IsEmpty)
                named.Add(platforms[at], targetAccounts[at]);
        }

        if (numbers.Length < named.Count)
            numbers = new int[2 * named.Count];
        Accounts.Of(named, numbers);
        var target = rows.Rows;
        for (var at = 0; at < rows.Rows; at++)
        {
            var platform = platforms[at];
            var id = Ids.Of(platform, posts[at]);
            if (posts[at].StartsWith((byte)'~'))
                Ids.Read(id, lines[at]);
            row.Add(rowids[at]);
            postedAt.Add(times[at]);
            Id.Add(id);
            Platforms.Add(platform);
            Languages.Add(languages[at]);
            Account.Add(numbers[at]);
            Accounts.Note(numbers[at], handles[at], times[at]);
            Kind.Add(kinds[at]);
            Embedded.Add(embedded[at]);
            Followers.Add(followers[at]);
            Target.Add(targets[at].IsEmpty ? Targets.None : Ids.Of(platform, targets[at]));
            ClockSeconds = Math.Max(ClockSeconds, clocks[at]);
            if (targetAccounts[at].IsEmpty)
            {
                TargetAccount.Add(-1);
                continue;
            }

            Accounts.Note(numbers[target], targetHandles[at], long.MinValue);
            TargetAccount.Add(numbers[target++]);
        }
    }

    private void Add(SliceRows part)
    {
        var accounts = Accounts.Add(part.Accounts);
        var ids = Ids.Add(part.Ids);
        row.Add(part.row, value => value);
        postedAt.Add(part.postedAt, value => value);
        Id.Add(part.Id, ids);
        Target.Add(part.Target, ids);
        Account.Add(part.Account, account => accounts[account]);
        TargetAccount.Add(part.TargetAccount, account => account < 0 ? -1 : accounts[account]);
        Kind.Add(part.Kind, value => value);
        Embedded.Add(part.Embedded, value => value);
        Followers.Add(part.Followers, value => value);
        Platforms.Add(part.Platforms);
        Languages.Add(part.Languages);
        ClockSeconds = Math.Max(ClockSeconds, part.ClockSeconds);
    }

    /// <summary>The order of the slice: by time, then by id; and the times in it.</summary>
    public (int[] Order, long[] PostedAt) InOrder()
    {
        var order = new int[Count];
        for (var at = 0; at < order.Length; at++)
            order[at] = at;
        var times = postedAt.Take(order);
        Array.Sort(times, order);
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && times[end] == times[first])
                end++;
            if (end > first + 1)
                order.AsSpan(first..end).Sort((one, other) => Ids.Compare(Id[one], Id[other]) is not 0 and var byId ? byId : Platforms.Compare(one, other));
            first = end;
        }

        return (order, times);
    }

    /// <summary>Where in the case each post lies; their rows are not left here.</summary>
    /// <param name="order">The order of the slice.</param>
    public PostRows TakeRows(int[] order)
    {
        var (read, places) = (new int[order.Length], new int[order.Length]);
        for (var place = 0; place < order.Length; place++)
            (read[place], places[order[place]]) = (place, place);
        return new PostRows(row.Take(read), places);
    }
}
