using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>What the captures of Telegram have in common.</summary>
internal static class TelegramFields
{
    /// <summary>Platform name of every post.</summary>
    public const string Platform = "telegram";

    /// <summary>A message by its chat and its number there: numbers alone begin anew in every chat.</summary>
    public static ReadOnlyMemory<byte> Within(ReadOnlyMemory<byte> chat, ReadOnlyMemory<byte> message, CsvCells cells) =>
        chat.IsEmpty || message.IsEmpty ? message : cells.Join(chat.Span, "/"u8, message.Span);

    /// <summary>As the other.</summary>
    public static ReadOnlyMemory<byte> Within(ReadOnlyMemory<byte> chat, ReadOnlyMemory<byte> message, JsonPosts found) =>
        chat.IsEmpty || message.IsEmpty ? message : found.Join(chat.Span, "/"u8, message.Span);

    /// <summary>An account of a kind ("channel", "user") by its number; empty if there is none.</summary>
    public static ReadOnlyMemory<byte> Account(ReadOnlySpan<byte> kind, ReadOnlyMemory<byte> number, CsvCells cells) =>
        number.IsEmpty ? default : cells.Join(kind, number.Span);

    /// <summary>As the other.</summary>
    public static ReadOnlyMemory<byte> Account(ReadOnlySpan<byte> kind, ReadOnlyMemory<byte> number, JsonPosts found) =>
        number.IsEmpty ? default : found.Join(kind, number.Span);
}
