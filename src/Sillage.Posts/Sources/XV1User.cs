using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>The user object of API v1.1.</summary>
internal static class XV1User
{
    /// <summary>Reads a user object; false if the value is null.</summary>
    public static bool Read(ref JsonCursor cursor, JsonArena arena, Account account, ref XRepairs repairs)
    {
        account.Clear();
        if (!cursor.EnterObject())
            return false;
        ReadOnlyMemory<byte> id = default, idText = default;
        var destroyed = false;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): id = cursor.ReadId(arena, ref destroyed); break;
                case 3 when name.SequenceEqual("url"u8):
                    var link = cursor.ReadText(arena);
                    if (account.Url.IsEmpty)
                        account.Url = link;
                    break;
                case 4 when name.SequenceEqual("name"u8): account.Name = cursor.ReadText(arena); break;
                case 4 when name.SequenceEqual("lang"u8): account.Language = cursor.ReadText(arena); break;
                case 6 when name.SequenceEqual("id_str"u8): idText = cursor.ReadId(arena, ref destroyed); break;
                case 8 when name.SequenceEqual("location"u8): account.Location = cursor.ReadText(arena); break;
                case 8 when name.SequenceEqual("verified"u8): account.Verified = cursor.ReadBoolean(); break;
                case 8 when name.SequenceEqual("entities"u8): ReadEntities(ref cursor, arena, account); break;
                case 9 when name.SequenceEqual("time_zone"u8): account.TimeZone = cursor.ReadText(arena); break;
                case 10 when name.SequenceEqual("created_at"u8):
                    account.CreatedAt = cursor.ReadProfileTime(arena, ref repairs.AccountDate);
                    break;
                case 11 when name.SequenceEqual("screen_name"u8): account.Handle = cursor.ReadText(arena); break;
                case 11 when name.SequenceEqual("description"u8): account.Description = cursor.ReadText(arena); break;
                case 12 when name.SequenceEqual("listed_count"u8): account.Listed = cursor.ReadCount(); break;
                case 13 when name.SequenceEqual("friends_count"u8): account.Following = cursor.ReadCount(); break;
                case 14 when name.SequenceEqual("statuses_count"u8): account.Posts = cursor.ReadCount(); break;
                case 15 when name.SequenceEqual("followers_count"u8): account.Followers = cursor.ReadCount(); break;
                case 15 when name.SequenceEqual("default_profile"u8): account.DefaultProfile = cursor.ReadBoolean(); break;
                case 16 when name.SequenceEqual("favourites_count"u8): account.Likes = cursor.ReadCount(); break;
                case 21 when name.SequenceEqual("default_profile_image"u8): account.DefaultImage = cursor.ReadBoolean(); break;
                case 23 when name.SequenceEqual("profile_image_url_https"u8): account.Image = cursor.ReadText(arena); break;
                default: cursor.Skip(); break;
            }
        }

        account.Id = idText.IsEmpty ? id : idText;
        if (account.Id.IsEmpty)
        {
            repairs.AccountId = true;
            if (account.Handle.IsEmpty)
                cursor.Lack("id_str");
        }

        return true;
    }

    /// <summary>The profile's link in full stands in `entities.url.urls[0].expanded_url`; `url` itself is shortened.</summary>
    private static void ReadEntities(ref JsonCursor cursor, JsonArena arena, Account account)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("url"u8))
                ReadProfileLink(ref cursor, arena, account);
            else
                cursor.Skip();
        }
    }

    private static void ReadProfileLink(ref JsonCursor cursor, JsonArena arena, Account account)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            if (!name.SequenceEqual("urls"u8))
            {
                cursor.Skip();
            }
            else if (cursor.EnterArray())
            {
                while (cursor.NextElement())
                {
                    if (XV1Entities.ReadLink(ref cursor, arena) is { IsEmpty: false } link)
                        account.Url = link;
                }
            }
        }
    }
}
