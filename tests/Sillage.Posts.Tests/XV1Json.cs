namespace Sillage.Posts.Tests;

/// <summary>Invented statuses of API v1.1, as small as they may be.</summary>
internal static class XV1Json
{
    public const string Date = "Fri May 05 18:49:00 +0000 2017";

    /// <summary>A status with more properties behind (or in place of, the last wins) the usual ones.</summary>
    public static string Status(string id, string more = "", string user = "ada", string text = "Hello harbour") =>
        $$"""{"created_at":"{{Date}}","id_str":"{{id}}","text":"{{text}}","user":{{User(user)}}{{(more.Length > 0 ? "," : "")}}{{more}}}""";

    /// <summary>A user whose id is the length of its handle times 111.</summary>
    public static string User(string handle) =>
        $$"""{"id_str":"{{handle.Length * 111}}","screen_name":"{{handle}}","followers_count":12}""";
}
