using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;
using Sillage.Posts.Captures;

namespace Sillage.Analysis;

/// <summary>
/// Reads CooRTweet's four columns (object_id, account_id, content_id, timestamp_share, in any order, others are passed over) straight into
/// shares: ten million rows in seconds, without a case.
/// </summary>
public static class ShareCsv
{
    private static readonly string[] Columns = ["object_id", "account_id", "content_id", "timestamp_share"];

    /// <summary>Reads a capture, packed or not.</summary>
    /// <returns>Null if it has not these columns, or is longer than 2 GB unpacked: then it is for the import.</returns>
    /// <exception cref="CaptureException">It cannot be opened, or no row of it can be read.</exception>
    /// <param name="capture">The file.</param>
    /// <param name="cancel">Stops.</param>
    /// <param name="nameless">Whether rows without an account are shares of one account without a name, as CooRTweet has it; else they are rejected.</param>
    public static ShareRows? Read(CaptureFile capture, CancellationToken cancel, bool nameless = false)
    {
        ArgumentNullException.ThrowIfNull(capture);
        using var stream = capture.Open();
        var head = stream.Sample.Head.Span;
        var end = head.IndexOf((byte)'\n');
        var header = Encoding.UTF8.GetString(end < 0 ? head : head[..end]).TrimEnd('\r').Split(',').Select(name => name.Trim().Trim('"')).ToArray();
        var at = Columns.Select(column => Array.IndexOf(header, column)).ToArray();
        if (at.Contains(-1))
            return null;
        var text = Whole(stream.Content, capture.Bytes);
        return text is null ? null : Parse(capture.Name, text.Value.Text, text.Value.Length, Math.Max(0, end), at, nameless, cancel);
    }

    private static (byte[] Text, int Length)? Whole(Stream content, long? stored)
    {
        var text = GC.AllocateUninitializedArray<byte>((int)Math.Min(Array.MaxLength, Math.Max(1 << 16, (stored ?? 0) + 1)));
        var length = 0;
        for (int read; (read = content.Read(text, length, text.Length - length)) > 0;)
        {
            length += read;
            if (length < text.Length)
                continue;
            if (length == Array.MaxLength)
                return null;
            Array.Resize(ref text, (int)Math.Min(Array.MaxLength, 2L * length));
        }

        return (text, length);
    }

    private static ShareRows Parse(string name, byte[] text, int length, int start, int[] columns, bool nameless, CancellationToken cancel)
    {
        // A field in quotes may hold the end of a line: then nobody knows where to cut, and one worker reads all.
        var quoted = text.AsSpan(0, length).Contains((byte)'"');
        var workers = quoted ? 1 : Environment.ProcessorCount;
        var lines = new int[workers];
        Parallel.For(0, workers, worker => lines[worker] = Lines(text.AsSpan(Cut(worker), Cut(worker + 1) - Cut(worker))));
        var rows = new Rows(lines.Sum());
        var parts = new Part[workers];
        Parallel.For(0, workers, worker =>
        {
            parts[worker] = new Part(text, rows, lines[..worker].Sum(), columns, nameless);
            parts[worker].Read(Cut(worker), Cut(worker + 1), quoted);
        });
        cancel.ThrowIfCancellationRequested();

        var rejected = parts.Sum(part => part.Rejected);
        var count = parts.Sum(part => part.Count);
        if (count == 0)
            throw new CaptureException($"{name} has the columns of shares, and no row of them that can be read{(rejected > 0 ? $": {parts.First(part => part.Rejected > 0).Reason}" : "")}.");
        Parallel.Invoke(() => Renumber(parts, part => part.Objects, rows.Shared), () => Renumber(parts, part => part.Accounts, rows.Account));
        for (var (worker, end) = (1, parts[0].Count); worker < workers; end += parts[worker++].Count)
            rows.MoveDown(parts[worker].First, end, parts[worker].Count);
        rows.Cut(count);
        var (objects, accounts) = (parts[0].Objects.Names(), parts[0].Accounts.Names());
        var examples = Examples(parts, text);
        Array.Clear(parts);
        Large.Release(count);
        return new ShareRows(
            ShareList.Sorted(rows.Account.AsSpan(0, count), rows.Shared.AsSpan(0, count), rows.At.AsSpan(0, count), default, accounts.Count, objects.Count), objects, accounts,
            new Utf8Names(text, rows.ContentStart, rows.ContentLength), rejected, examples);

        int Cut(int worker)
        {
            if (worker == workers)
                return length;
            var cut = start + (int)((long)(length - start) * worker / workers);
            var lineEnd = text.AsSpan(cut, length - cut).IndexOf((byte)'\n');
            return lineEnd < 0 ? length : cut + lineEnd + 1;
        }
    }

    private static int Lines(ReadOnlySpan<byte> text) => text.Count((byte)'\n') + (text.Length > 0 && text[^1] != (byte)'\n' ? 1 : 0);

    /// <summary>Every worker has numbered the names that it met; now one numbering for all, in the order of the file, as if one had read it.</summary>
    private static void Renumber(Part[] parts, Func<Part, Utf8Numbers> names, int[] column)
    {
        foreach (var part in parts[1..])
        {
            var number = names(parts[0]).Merge(names(part));
            foreach (ref var one in column.AsSpan(part.First, part.Count))
                one = number[one];
        }
    }

    private static List<(long, string)> Examples(Part[] parts, byte[] text)
    {
        var examples = new List<(long, string)>();
        foreach (var part in parts.Where(part => part.Rejected > 0))
            examples.Add((1 + text.AsSpan(0, part.RejectedAt).Count((byte)'\n'), part.Reason));
        return examples;
    }

    /// <summary>The rows of all workers, each with a room of its own.</summary>
    private sealed class Rows(int room)
    {
        public readonly int[] Account = GC.AllocateUninitializedArray<int>(room);
        public readonly int[] Shared = GC.AllocateUninitializedArray<int>(room);
        public readonly long[] At = GC.AllocateUninitializedArray<long>(room);

        public int[] ContentStart = GC.AllocateUninitializedArray<int>(room);
        public int[] ContentLength = GC.AllocateUninitializedArray<int>(room);

        /// <summary>Closes the gap that rejected rows left.</summary>
        public void MoveDown(int from, int to, int count)
        {
            if (from == to)
                return;
            foreach (var column in (Array[])[Account, Shared, At, ContentStart, ContentLength])
                Array.Copy(column, from, column, to, count);
        }

        /// <summary>The contents outlive the reading: no more of them than there are rows.</summary>
        public void Cut(int count)
        {
            Array.Resize(ref ContentStart, count);
            Array.Resize(ref ContentLength, count);
        }
    }

    /// <summary>The rows that one worker reads, from <paramref name="first"/> on, objects and accounts by numbers of its own.</summary>
    private sealed class Part(byte[] text, Rows rows, int first, int[] columns, bool nameless)
    {
        private readonly int[] starts = new int[columns.Max() + 1];
        private readonly int[] lengths = new int[columns.Max() + 1];
        private readonly (int[] Start, int[] Length) objects = (new int[Utf8Numbers.Batch], new int[Utf8Numbers.Batch]);
        private readonly (int[] Start, int[] Length) accounts = (new int[Utf8Numbers.Batch], new int[Utf8Numbers.Batch]);
        private int named;

        public Utf8Numbers Objects { get; } = new(text);

        public Utf8Numbers Accounts { get; } = new(text);

        public int First => first;

        public int Count { get; private set; }

        public long Rejected { get; private set; }

        public int RejectedAt { get; private set; }

        public string Reason { get; private set; } = "";

        /// <summary>Reads whole lines; those of a file in which nothing is in quotes 64 letters at a time.</summary>
        public void Read(int from, int to, bool quoted)
        {
            if (quoted)
                ReadQuoted(from, to);
            else
                ReadPlain(from, to);
            NumberNames();
        }

        private void ReadPlain(int from, int to)
        {
            var (line, start, fields) = (from, from, 0);
            for (var window = from; window < to; window += 64)
            {
                for (var ends = Ends(text.AsSpan(window, Math.Min(64, to - window))); ends != 0; ends &= ends - 1)
                {
                    var end = window + BitOperations.TrailingZeroCount(ends);
                    Field(fields++, start, Bare(start, end));
                    start = end + 1;
                    if (text[end] != (byte)'\n')
                        continue;
                    Row(line, fields);
                    (line, fields) = (start, 0);
                }
            }

            if (line == to)
                return;
            Field(fields++, start, Bare(start, to));
            Row(line, fields);
        }

        /// <summary>Where commas and ends of lines are: a bit each.</summary>
        private static ulong Ends(ReadOnlySpan<byte> window)
        {
            if (window.Length == 64)
            {
                var letters = Vector512.Create(window);
                return (Vector512.Equals(letters, Vector512.Create((byte)',')) | Vector512.Equals(letters, Vector512.Create((byte)'\n'))).ExtractMostSignificantBits();
            }

            var ends = 0UL;
            for (var at = 0; at < window.Length; at++)
            {
                if (window[at] is (byte)',' or (byte)'\n')
                    ends |= 1UL << at;
            }

            return ends;
        }

        private void ReadQuoted(int from, int to)
        {
            for (var at = from; at < to;)
            {
                var (line, fields) = (at, 0);
                for (var more = true; more; fields++)
                {
                    if (at < to && text[at] == (byte)'"')
                    {
                        var start = ++at;
                        at = Closing(at, to);
                        Field(fields, start, at);
                        at = End(at, to);
                    }
                    else
                    {
                        var start = at;
                        at = End(at, to);
                        Field(fields, start, Bare(start, at));
                    }

                    more = at < to && text[at++] == (byte)',';
                }

                Row(line, fields);
            }
        }

        /// <summary>The quote that ends a field; two of them are one of its letters.</summary>
        private int Closing(int at, int to)
        {
            for (; at < to; at++)
            {
                if (text[at] != (byte)'"')
                    continue;
                if (at + 1 == to || text[at + 1] != (byte)'"')
                    break;
                at++;
            }

            return at;
        }

        private int End(int at, int to)
        {
            while (at < to && text[at] is not ((byte)',' or (byte)'\n'))
                at++;
            return at;
        }

        /// <summary>Without the carriage return of an end of line that has one.</summary>
        private int Bare(int start, int end) => end > start && text[end - 1] == (byte)'\r' ? end - 1 : end;

        private void Field(int field, int start, int end)
        {
            if (field >= starts.Length)
                return;
            (starts[field], lengths[field]) = (start, end - start);
        }

        /// <summary>Takes in a row whose fields were found.</summary>
        private void Row(int line, int fields)
        {
            if (fields == 1 && lengths[0] == 0)
                return;
            if (fields < starts.Length)
                Reject(line, $"the row has {fields} of {starts.Length} fields");
            else if (lengths[columns[0]] == 0)
                Reject(line, "object_id is empty");
            else if (!nameless && lengths[columns[1]] == 0)
                Reject(line, "account_id is empty");
            else if (!Time(text.AsSpan(starts[columns[3]], lengths[columns[3]]), out var time))
                Reject(line, $"timestamp_share is no time: {Encoding.UTF8.GetString(text.AsSpan(starts[columns[3]], Math.Min(40, lengths[columns[3]])))}");
            else
                Add(time);
        }

        private static bool Time(ReadOnlySpan<byte> field, out long microseconds)
        {
            // Seconds of 1970 to 9999, whole in the common case.
            microseconds = 0;
            if (field.Length is > 0 and <= 12)
            {
                long seconds = 0;
                foreach (var letter in field)
                {
                    if (letter is < (byte)'0' or > (byte)'9')
                    {
                        seconds = -1;
                        break;
                    }

                    seconds = (10 * seconds) + (letter - '0');
                }

                microseconds = seconds * 1_000_000;
                if (seconds is >= 0 and <= 253_402_300_799)
                    return true;
            }

            var words = Encoding.UTF8.GetString(field);
            if (double.TryParse(words, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 253_402_300_799)
            {
                microseconds = (long)Math.Round(number * 1e6);
                return true;
            }

            if (!DateTimeOffset.TryParse(words, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) || time.Year < 1970)
                return false;
            microseconds = (time - DateTimeOffset.UnixEpoch).Ticks / 10;
            return true;
        }

        private void Add(long time)
        {
            var row = first + Count++;
            (objects.Start[named], objects.Length[named]) = (starts[columns[0]], lengths[columns[0]]);
            (accounts.Start[named], accounts.Length[named]) = (starts[columns[1]], lengths[columns[1]]);
            (rows.ContentStart[row], rows.ContentLength[row], rows.At[row]) = (starts[columns[2]], lengths[columns[2]], time);
            if (++named == Utf8Numbers.Batch)
                NumberNames();
        }

        private void NumberNames()
        {
            var row = first + Count - named;
            Objects.Number(objects.Start.AsSpan(0, named), objects.Length.AsSpan(0, named), rows.Shared.AsSpan(row));
            Accounts.Number(accounts.Start.AsSpan(0, named), accounts.Length.AsSpan(0, named), rows.Account.AsSpan(row));
            named = 0;
        }

        private void Reject(int begin, string reason)
        {
            if (Rejected++ == 0)
                (RejectedAt, Reason) = (begin, reason);
        }
    }
}
