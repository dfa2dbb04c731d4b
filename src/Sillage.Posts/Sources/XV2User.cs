using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>The user object of API v2.</summary>
internal static class XV2User
{
    /// <summary>Reads a user object; false if the value is null.</summary>
    public static bool Read(ref JsonCursor cursor, JsonArena arena, Account account, ref XRepairs repairs)
    {
        account.Clear();
        if (!cursor.EnterObject())
            return false;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): account.Id = cursor.ReadId(arena); break;
                case 3 when name.SequenceEqual("url"u8):
                    var link = cursor.ReadText(arena);
                    if (account.Url.IsEmpty)
                        account.Url = link;
                    break;
                case 4 when name.SequenceEqual("name"u8): account.Name = cursor.ReadText(arena); break;
                case 8 when name.SequenceEqual("username"u8): account.Handle = cursor.ReadText(arena); break;
                case 8 when name.SequenceEqual("location"u8): account.Location = cursor.ReadText(arena); break;
                case 8 when name.SequenceEqual("verified"u8): account.Verified = cursor.ReadBoolean(); break;
                case 8 when name.SequenceEqual("entities"u8): ReadEntities(ref cursor, arena, account); break;
                case 10 when name.SequenceEqual("created_at"u8):
                    account.CreatedAt = cursor.ReadProfileTime(arena, ref repairs.AccountDate);
                    break;
                case 11 when name.SequenceEqual("description"u8): account.Description = cursor.ReadText(arena); break;
                case 14 when name.SequenceEqual("public_metrics"u8): ReadMetrics(ref cursor, account); break;
                case 17 when name.SequenceEqual("profile_image_url"u8): account.Image = cursor.ReadText(arena); break;
                default: cursor.Skip(); break;
            }
        }

        if (account.Id.IsEmpty)
        {
            repairs.AccountId = true;
            if (account.Handle.IsEmpty)
                cursor.Lack("id");
        }

        return true;
    }

    private static void ReadMetrics(ref JsonCursor cursor, Account account)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("like_count"u8): account.Likes = cursor.ReadCount(); break;
                case 11 when name.SequenceEqual("tweet_count"u8): account.Posts = cursor.ReadCount(); break;
                case 12 when name.SequenceEqual("listed_count"u8): account.Listed = cursor.ReadCount(); break;
                case 15 when name.SequenceEqual("followers_count"u8): account.Followers = cursor.ReadCount(); break;
                case 15 when name.SequenceEqual("following_count"u8): account.Following = cursor.ReadCount(); break;
                default: cursor.Skip(); break;
            }
        }

        cursor.Within("public_metrics");
    }

    /// <summary>The profile's link in full stands in `entities.url.urls[0]`; `url` itself is shortened.</summary>
    private static void ReadEntities(ref JsonCursor cursor, JsonArena arena, Account account)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            if (!name.SequenceEqual("url"u8))
            {
                cursor.Skip();
            }
            else if (cursor.EnterObject())
            {
                while (cursor.NextProperty(out var inner))
                {
                    if (!inner.SequenceEqual("urls"u8))
                        cursor.Skip();
                    else if (XV2Entities.ReadLinks(ref cursor, arena, null) is { IsEmpty: false } link)
                        account.Url = link;
                }
            }
        }
    }
}
