using Sillage.Posts.Sources.Html;

namespace Sillage.Posts.Sources.Json;

/// <summary>Reads what one record of a format holds into <paramref name="found"/>.</summary>
internal delegate void JsonRecordReading(JsonValue record, JsonPosts found);

/// <summary>
/// What a record holds: posts (those inside others behind the one that holds them), accounts, notices. Kept back until the whole
/// record was read; the posts are reused from record to record.
/// </summary>
/// <param name="read">How the format reads one record.</param>
internal sealed class JsonPosts(JsonRecordReading read) : IJsonFormat
{
    private readonly JsonTree tree = new();
    private readonly JsonTree headingTree = new();
    private readonly List<Post> posts = [];
    private readonly List<(string Platform, Account Account)> accounts = [];
    private readonly List<Notice> notices = [];
    private readonly List<string> repairs = [];
    private readonly List<HtmlLink> links = [];
    private readonly List<JsonFailure> failures = [];
    private ReadOnlyMemory<byte> heading;
    private int used;

    /// <inheritdoc/>
    public IReadOnlyList<JsonFailure> Failures => failures;

    /// <summary>The object around the list that the record is an element of, in <see cref="Captures.Framing.JsonList"/>; else nothing.</summary>
    public JsonValue Heading { get; private set; }

    /// <inheritdoc/>
    public void Enter(ReadOnlyMemory<byte> around)
    {
        heading = around;
        var cursor = new JsonCursor(heading.Span, 0, heading.Length);
        Heading = headingTree.Open(ref cursor, heading);
    }

    /// <inheritdoc/>
    public void Gather(ref JsonCursor cursor, ReadOnlyMemory<byte> block)
    {
        used = 0;
        headingTree.Arena.Begin(heading);
        accounts.Clear();
        notices.Clear();
        repairs.Clear();
        failures.Clear();
        var record = tree.Open(ref cursor, block);
        if (cursor.Failed)
            return;
        read(record, this);
        if (tree.Failure is not null)
            cursor.FailAt(tree.FailedAt, tree.Field, tree.Failure);
    }

    /// <inheritdoc/>
    public void Emit(IPostSink sink, long line)
    {
        for (var at = 0; at < used; at++)
            sink.Add(posts[at], line);
        foreach (var (platform, account) in accounts)
            sink.Add(platform, account, line);
        foreach (var notice in notices)
            sink.Add(notice with { Line = line });
        foreach (var repair in repairs)
            sink.Repaired(repair);
        tree.Arena.Report(sink);
    }

    /// <summary>One more post of the record, empty but for its platform.</summary>
    public Post Add(string platform, bool embedded = false)
    {
        if (used == posts.Count)
            posts.Add(new Post());
        var post = posts[used++];
        post.Clear();
        (post.Platform, post.Embedded) = (platform, embedded);
        return post;
    }

    /// <summary>An account that is listed for itself.</summary>
    public Account AddAccount(string platform)
    {
        var account = new Account();
        accounts.Add((platform, account));
        return account;
    }

    /// <summary>Something that the capture says about itself.</summary>
    public void Add(NoticeKind kind, long? at, ReadOnlyMemory<byte> post, ReadOnlyMemory<byte> account, string? detail) =>
        notices.Add(new Notice(kind, 0, at, Name(post), Name(account), null, detail));

    /// <summary>Texts one behind the other, valid as long as the record's own.</summary>
    public ReadOnlyMemory<byte> Join(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third = default) => tree.Arena.Join(first, second, third);

    /// <summary>As the other; one text is not copied.</summary>
    public ReadOnlyMemory<byte> Join(List<ReadOnlyMemory<byte>> parts) => parts.Count == 1 ? parts[0] : tree.Arena.Join(parts);

    /// <summary>What a text in HTML says, valid as long as the record's own texts; its links until the next is read.</summary>
    public HtmlText Html(ReadOnlyMemory<byte> text) => HtmlText.Of(text, tree.Arena, links);

    /// <summary>Room for the parts of a text, for whoever fills and joins it at once.</summary>
    public List<ReadOnlyMemory<byte>> Parts { get; } = [];

    /// <summary>Counts a repair.</summary>
    public void Repair(string repair)
    {
        if (!repairs.Contains(repair))
            repairs.Add(repair);
    }

    /// <summary>Reads each element of a page; one that cannot be read costs only itself.</summary>
    public void Each(JsonValue list, JsonRecordReading readItem)
    {
        foreach (var item in list)
            One(item, readItem);
    }

    /// <summary>Reads a part of a page; if it cannot be read it costs only itself.</summary>
    public void One(JsonValue item, JsonRecordReading readItem)
    {
        var (before, accountsBefore, noticesBefore) = (used, accounts.Count, notices.Count);
        readItem(item, this);
        if (tree.Failure is null)
            return;
        failures.Add(new JsonFailure(item.Start, tree.FailedAt, tree.Field, tree.Field is null ? tree.Failure : $"{tree.Field} {tree.Failure}"));
        used = before;
        accounts.RemoveRange(accountsBefore, accounts.Count - accountsBefore);
        notices.RemoveRange(noticesBefore, notices.Count - noticesBefore);
        tree.Forgive();
    }

    /// <summary>Adds to a list what is said and not in it yet.</summary>
    public static void Keep(List<ReadOnlyMemory<byte>> list, ReadOnlyMemory<byte> text)
    {
        if (!text.IsEmpty && !list.Exists(known => known.Span.SequenceEqual(text.Span)))
            list.Add(text);
    }

    /// <summary>Sets when a post was published; the record fails if it does not say.</summary>
    /// <param name="post">The post.</param>
    /// <param name="owner">Object that holds the time.</param>
    /// <param name="property">Its property.</param>
    public static void ReadTime(Post post, JsonValue owner, ReadOnlySpan<byte> property)
    {
        var value = owner[property];
        if (value.Time() is { } time)
        {
            // A fraction of zeros is how writers of whole seconds fill the notation.
            post.PostedAt = time;
            post.ClockSeconds = time % 1_000_000 == 0 ? 1 : 0;
        }
        else
        {
            owner.Lack(System.Text.Encoding.UTF8.GetString(property));
        }
    }

    /// <summary>A creation date of an account; left out and counted as a repair if it cannot be one.</summary>
    public long? ProfileTime(JsonValue value)
    {
        var implausible = false;
        var time = value.TimeIfAny(ref implausible);
        if (implausible)
            Repair(XFields.AccountDateImplausible);
        return time;
    }

    private static string? Name(ReadOnlyMemory<byte> text) => text.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(text.Span);
}
