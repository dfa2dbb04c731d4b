using System.Globalization;
using System.Text;

namespace Sillage.Bench;

/// <summary>Invented v1.1 JSON lines with the weight of real ones: about 3 kB a status, every second one a repost with its original.</summary>
internal static class InventedCapture
{
    public static byte[] Lines(int count)
    {
        var text = new StringBuilder();
        for (var line = 0; line < count; line++)
        {
            var status = Status(line, line % 2 == 1 ? Status(line + count, null) : null);
            text.Append(status).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Status(int number, string? original)
    {
        var id = (860_000_000_000_000_000L + number * 4_194_304L).ToString(CultureInfo.InvariantCulture);
        var at = new DateTime(2022, 11, 7, 12, 0, 0, DateTimeKind.Utc).AddSeconds(number % 40_000);
        var when = at.ToString("ddd MMM dd HH:mm:ss +0000 yyyy", CultureInfo.InvariantCulture);
        var repost = original is null ? "" : $"\"retweeted_status\": {original}, ";
        return $$$"""
            {"created_at": "{{{when}}}", "id": {{{id}}}, "id_str": "{{{id}}}", "full_text": "Chapitre {{{number}}}: les expressions régulières se lisent mieux à voix haute 🌿 https://t.co/abcdefghij #harbour", "truncated": false, "display_text_range": [0, 120], "entities": {"hashtags": [{"text": "harbour", "indices": [112, 120]}], "symbols": [], "user_mentions": [], "urls": [{"url": "https://t.co/abcdefghij", "expanded_url": "https://example.org/chapter/{{{number}}}", "display_url": "example.org/chapter", "indices": [88, 111]}]}, "metadata": {"result_type": "recent", "iso_language_code": "fr"}, "source": "<a href=\"https://client.example\" rel=\"nofollow\">Example Web App</a>", "in_reply_to_status_id": null, "in_reply_to_status_id_str": null, "in_reply_to_user_id": null, "in_reply_to_user_id_str": null, "in_reply_to_screen_name": null, "user": {"id": {{{100_000 + number % 997}}}, "id_str": "{{{100_000 + number % 997}}}", "name": "Reader {{{number % 997}}}", "screen_name": "reader{{{number % 997}}}", "location": "Le Havre", "description": "Books, boats and a garden; invented for a benchmark.", "url": "https://t.co/klmnopqrst", "entities": {"url": {"urls": [{"url": "https://t.co/klmnopqrst", "expanded_url": "http://reader.example", "display_url": "reader.example", "indices": [0, 23]}]}, "description": {"urls": []}}, "protected": false, "followers_count": {{{number % 10_007}}}, "friends_count": 284, "listed_count": 32, "created_at": "Wed Aug 26 23:34:46 +0000 2009", "favourites_count": 26757, "utc_offset": null, "time_zone": null, "geo_enabled": true, "verified": false, "statuses_count": 42281, "lang": null, "contributors_enabled": false, "is_translator": false, "is_translation_enabled": false, "profile_background_color": "022330", "profile_background_image_url": "http://images.example/themes/theme15/bg.png", "profile_background_image_url_https": "https://images.example/themes/theme15/bg.png", "profile_background_tile": false, "profile_image_url": "http://images.example/profile/905186381995147264/7zKAG5sY_normal.jpg", "profile_image_url_https": "https://images.example/profile/905186381995147264/7zKAG5sY_normal.jpg", "profile_banner_url": "https://images.example/banners/69133574/1404410942", "profile_link_color": "0084B4", "profile_sidebar_border_color": "A8C7F7", "profile_sidebar_fill_color": "C0DFEC", "profile_text_color": "333333", "profile_use_background_image": true, "has_extended_profile": true, "default_profile": false, "default_profile_image": false, "following": null, "follow_request_sent": null, "notifications": null, "translator_type": "none", "withheld_in_countries": []}, "geo": null, "coordinates": null, "place": null, "contributors": null, {{{repost}}}"is_quote_status": false, "retweet_count": 77, "favorite_count": 408, "favorited": false, "retweeted": false, "possibly_sensitive": false, "lang": "fr"}
            """;
    }
}
