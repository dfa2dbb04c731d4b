using System.Text;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>The `includes` of an answer: users, media and places that its posts name by id. Reused from answer to answer.</summary>
internal sealed class XV2Includes(JsonArena arena)
{
    private readonly List<Account> users = [];
    private readonly Dictionary<ulong, int> usersById = [];
    private readonly Dictionary<ReadOnlyMemory<byte>, int> usersByHandle = new(new IgnoringCase());
    private readonly Dictionary<ulong, ReadOnlyMemory<byte>> mediaByKey = [];
    private readonly Dictionary<ulong, (ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Country)> placesById = [];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        usersById.Clear();
        usersByHandle.Clear();
        mediaByKey.Clear();
        placesById.Clear();
    }

    /// <summary>The user with this id; null if the answer does not hold it.</summary>
    public Account? User(ReadOnlyMemory<byte> id) => !id.IsEmpty && usersById.TryGetValue(XFields.Key(id.Span), out var at) ? users[at] : null;

    /// <summary>The mention with its id, which pages give only in the list of users.</summary>
    public AccountReference Identify(AccountReference mention) =>
        mention.Id.IsEmpty && usersByHandle.TryGetValue(mention.Handle, out var at) ? mention with { Id = users[at].Id } : mention;

    /// <summary>Address of a picture, or of a video's first picture; empty if the answer does not hold it.</summary>
    public ReadOnlyMemory<byte> Media(ReadOnlyMemory<byte> key) => mediaByKey.GetValueOrDefault(XFields.Key(key.Span));

    /// <summary>Name and country of a place; empty if the answer does not hold it.</summary>
    public (ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Country) Place(ReadOnlyMemory<byte> id) =>
        placesById.GetValueOrDefault(XFields.Key(id.Span));

    /// <summary>Reads `includes.users`.</summary>
    public void ReadUsers(ref JsonCursor cursor, ref XRepairs repairs)
    {
        if (!cursor.EnterArray())
            return;
        while (cursor.NextElement())
        {
            if (usersById.Count == users.Count)
                users.Add(new Account());
            var at = usersById.Count;
            if (XV2User.Read(ref cursor, arena, users[at], ref repairs) && !users[at].Id.IsEmpty)
            {
                usersById.TryAdd(XFields.Key(users[at].Id.Span), at);
                usersByHandle.TryAdd(users[at].Handle, at);
            }
        }

        cursor.Within("users");
    }

    /// <summary>Reads `includes.media`.</summary>
    public void ReadMedia(ref JsonCursor cursor)
    {
        if (!cursor.EnterArray())
            return;
        while (cursor.NextElement())
        {
            if (ReadMedia(ref cursor, arena, out var key) is { IsEmpty: false } address)
                mediaByKey[XFields.Key(key.Span)] = address;
        }

        cursor.Within("media");
    }

    /// <summary>Reads `includes.places`.</summary>
    public void ReadPlaces(ref JsonCursor cursor)
    {
        if (!cursor.EnterArray())
            return;
        while (cursor.NextElement())
        {
            ReadOnlyMemory<byte> id = default, place = default, country = default;
            if (!cursor.EnterObject())
                continue;
            while (cursor.NextProperty(out var name))
            {
                if (name.SequenceEqual("id"u8))
                    id = cursor.ReadText(arena);
                else if (name.SequenceEqual("full_name"u8))
                    place = cursor.ReadText(arena);
                else if (name.SequenceEqual("country_code"u8))
                    country = cursor.ReadText(arena);
                else
                    cursor.Skip();
            }

            placesById[XFields.Key(id.Span)] = (place, country);
        }

        cursor.Within("places");
    }

    /// <summary>One media object: its address, and its key.</summary>
    public static ReadOnlyMemory<byte> ReadMedia(ref JsonCursor cursor, JsonArena arena, out ReadOnlyMemory<byte> key)
    {
        key = default;
        ReadOnlyMemory<byte> address = default, preview = default;
        if (!cursor.EnterObject())
            return default;
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("url"u8))
                address = cursor.ReadText(arena);
            else if (name.SequenceEqual("preview_image_url"u8))
                preview = cursor.ReadText(arena);
            else if (name.SequenceEqual("media_key"u8))
                key = cursor.ReadText(arena);
            else
                cursor.Skip();
        }

        return address.IsEmpty ? preview : address;
    }

    /// <summary>Copies a profile.</summary>
    public static void Copy(Account from, Account to)
    {
        (to.Id, to.Handle, to.Name, to.Description, to.Location) = (from.Id, from.Handle, from.Name, from.Description, from.Location);
        (to.Url, to.Image, to.CreatedAt, to.Verified) = (from.Url, from.Image, from.CreatedAt, from.Verified);
        (to.Followers, to.Following, to.Posts, to.Likes, to.Listed) =
            (from.Followers, from.Following, from.Posts, from.Likes, from.Listed);
    }

    private sealed class IgnoringCase : IEqualityComparer<ReadOnlyMemory<byte>>
    {
        public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => Ascii.EqualsIgnoreCase(x.Span, y.Span);

        public int GetHashCode(ReadOnlyMemory<byte> handle)
        {
            var hash = 17;
            foreach (var sign in handle.Span)
                hash = hash * 31 + (sign | 0x20);
            return hash;
        }
    }
}
