using System.Buffers.Binary;
using Sillage.Cases.Columns;
using Sillage.Posts;

namespace Sillage.Cases.Import;

/// <summary>One profile of one account: when it was seen, its counts when it was seen last, and its texts until they are written.</summary>
/// <param name="key">Hash of platform and account above, hash of the profile's texts below.</param>
/// <param name="name">Platform and account (<see cref="Names"/>).</param>
internal struct ProfileSighting(UInt128 key, ArraySegment<byte> name)
{
    /// <summary>Hash of platform and account above, hash of the profile's texts below.</summary>
    public readonly UInt128 Key = key;

    /// <summary>Platform and account.</summary>
    public readonly ArraySegment<byte> Name = name;

    /// <summary>What the key is the hash of (<see cref="Keep"/>); nothing once it is known that the case has it.</summary>
    public ArraySegment<byte> Texts;

    /// <summary>When it was seen, and with which counts.</summary>
    public ProfileNumbers Numbers = ProfileNumbers.None;

    /// <summary>True where the case may have other numbers.</summary>
    public bool Changed;

    /// <summary>By platform, account and hash of the profile.</summary>
    public static int Order(in ProfileSighting one, in ProfileSighting other) =>
        one.Name.AsSpan().SequenceCompareTo(other.Name) is var order and not 0 ? order : ((ulong)one.Key).CompareTo((ulong)other.Key);

    /// <summary>Keeps texts in the order of the table's columns, each behind its length, and the profile's date and flags before them.</summary>
    public static ArraySegment<byte> Keep(TextHeap heap, Account account)
    {
        ReadOnlySpan<ReadOnlyMemory<byte>> texts =
        [
            account.Handle, account.Name, account.Description, account.Location, account.TimeZone, account.Language, account.Url,
            account.Image, account.Category,
        ];
        var length = sizeof(long) + 3 + (texts.Length * sizeof(int));
        foreach (var text in texts)
            length += text.Length;
        var kept = heap.Take(length);
        var room = kept.AsSpan();
        BinaryPrimitives.WriteInt64LittleEndian(room, account.CreatedAt ?? ProfileNumbers.Unknown);
        room = room[sizeof(long)..];
        (room[0], room[1], room[2]) = (Flag(account.Verified), Flag(account.DefaultProfile), Flag(account.DefaultImage));
        room = room[3..];
        foreach (var text in texts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(room, text.Length);
            text.Span.CopyTo(room[sizeof(int)..]);
            room = room[(sizeof(int) + text.Length)..];
        }

        return kept;

        static byte Flag(bool? flag) => flag switch { null => 2, true => 1, false => 0 };
    }

    /// <summary>Takes in a sighting.</summary>
    public void Add(in ProfileNumbers seen)
    {
        var together = Numbers.With(seen);
        Changed |= together != Numbers;
        Numbers = together;
    }

    /// <summary>Writes a row of <see cref="ProfileMerge.NewTable"/>.</summary>
    public readonly void WriteKey(ChunkAppender rows, int number)
    {
        rows.Int32(0, number);
        Names.Write(rows, 1, Name);
        rows.Int64(3, (long)(ulong)Key);
        rows.EndRow();
    }

    /// <summary>Writes a row of <see cref="ProfileMerge.SeenTable"/>.</summary>
    public readonly void WriteNumbers(ChunkAppender rows)
    {
        Names.Write(rows, 0, Name);
        rows.Int64(2, (long)(ulong)Key);
        Numbers.Write(rows, 3, 5);
        rows.EndRow();
    }

    /// <summary>Writes a row of the accounts' table.</summary>
    public readonly void Write(ChunkAppender rows)
    {
        Names.Write(rows, 0, Name);
        rows.Int64(2, (long)(ulong)Key);
        Numbers.Write(rows, 3, 18);
        ReadOnlySpan<byte> texts = Texts;
        var createdAt = BinaryPrimitives.ReadInt64LittleEndian(texts);
        rows.Int64(14, createdAt == ProfileNumbers.Unknown ? null : createdAt);
        texts = texts[sizeof(long)..];
        for (var flag = 0; flag < 3; flag++)
            rows.Bool(15 + flag, texts[flag] == 2 ? null : texts[flag] == 1);
        texts = texts[3..];
        for (var column = 5; !texts.IsEmpty; column++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(texts);
            rows.Text(column, texts.Slice(sizeof(int), length));
            texts = texts[(sizeof(int) + length)..];
        }

        rows.EndRow();
    }
}
