namespace Sillage.Simulation;

/// <summary>An account as X API v1.1 writes it.</summary>
internal static class Profile
{
    public static void Write(Person person, Utf8Buffer json)
    {
        var french = person.Language == Language.French;
        json.Add("\"user\":{"u8);
        json.AddId("id"u8, person.Id);
        json.Add(",\"name\":\""u8);
        json.Add(person.Name);
        json.Add("\",\"screen_name\":\""u8);
        json.Add(person.Handle);
        json.Add("\",\"location\":"u8);
        TextOrNull(person.Location, json);
        json.Add(",\"url\":null,\"description\":"u8);
        TextOrNull(person.Bare ? "" : french ? "Compte inventé d'une simulation" : "Invented account of a simulation", json);
        json.Add(person.Role == Role.LeaksSite ? ",\"protected\":false,\"verified\":true"u8 : ",\"protected\":false,\"verified\":false"u8);
        Number(",\"followers_count\":"u8, person.Followers, json);
        Number(",\"friends_count\":"u8, person.Following, json);
        Number(",\"listed_count\":"u8, person.Followers / 100, json);
        Number(",\"favourites_count\":"u8, person.Posts / 3, json);
        Number(",\"statuses_count\":"u8, person.Posts, json);
        json.Add(",\"created_at\":\""u8);
        json.AddDate(person.CreatedAt);
        json.Add(!person.HasTimeZone
            ? "\",\"utc_offset\":null,\"time_zone\":null"u8
            : french ? "\",\"utc_offset\":7200,\"time_zone\":\"Paris\""u8 : "\",\"utc_offset\":-14400,\"time_zone\":\"Eastern Time (US & Canada)\""u8);
        json.Add(french ? ",\"geo_enabled\":false,\"lang\":\"fr\""u8 : ",\"geo_enabled\":false,\"lang\":\"en\""u8);
        json.Add(person.Bare
            ? ",\"default_profile\":true,\"default_profile_image\":true},"u8
            : ",\"default_profile\":false,\"default_profile_image\":false},"u8);
    }

    private static void Number(ReadOnlySpan<byte> name, long number, Utf8Buffer json)
    {
        json.Add(name);
        json.Add(number);
    }

    private static void TextOrNull(string text, Utf8Buffer json)
    {
        if (text.Length == 0)
        {
            json.Add("null"u8);
            return;
        }

        json.Add("\""u8);
        json.Add(text);
        json.Add("\""u8);
    }
}
