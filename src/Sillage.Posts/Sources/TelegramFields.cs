using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>What the captures of Telegram have in common.</summary>
internal static class TelegramFields
{
    /// <summary>Platform name of every post.</summary>
    public const string Platform = "telegram";

    /// <summary>A message by its chat and its number there: numbers alone begin anew in every chat.</summary>
    public static ReadOnlyMemory<byte> Within(ReadOnlyMemory<byte> chat, ReadOnlyMemory<byte> message) =>
        chat.IsEmpty || message.IsEmpty ? message : (byte[])[.. chat.Span, (byte)'/', .. message.Span];

    /// <summary>The same in the memory of a JSON record.</summary>
    public static ReadOnlyMemory<byte> Within(ReadOnlyMemory<byte> chat, ReadOnlyMemory<byte> message, JsonPosts found) =>
        chat.IsEmpty || message.IsEmpty ? message : found.Join(chat.Span, "/"u8, message.Span);

    /// <summary>An account of a kind ("channel", "user") by its number; empty if there is none.</summary>
    public static ReadOnlyMemory<byte> Account(ReadOnlySpan<byte> kind, ReadOnlyMemory<byte> number) =>
        number.IsEmpty ? default : (byte[])[.. kind, .. number.Span];
}
