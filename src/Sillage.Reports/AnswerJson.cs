using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Sillage.Reports;

/// <summary>Answers for programs: the keys of docs/results.md, camelCase, times ISO 8601 UTC, numbers plain.</summary>
public static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(AnswerTypes.Default, new DefaultJsonTypeInfoResolver()),
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        Converters = { new UtcTime(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>An answer, or another documented record, as JSON.</summary>
    public static string Serialize<T>(T answer) => JsonSerializer.Serialize(answer, Options);

    /// <summary>"2017-05-05T18:49:00Z", with as many digits of the second as it has.</summary>
    public static string Time(DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[32];
        return Encoding.ASCII.GetString(text[..Time(time, text)]);
    }

    /// <summary>The same, written into a text of ASCII.</summary>
    /// <param name="time">The time.</param>
    /// <param name="text">Takes it; has room for 28 bytes or more.</param>
    /// <returns>Its length.</returns>
    internal static int Time(DateTimeOffset time, Span<byte> text)
    {
        // "O" is the one form that is quick to write: 2017-05-05T18:49:00.0000000Z. Of its seven digits six are ours.
        time.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        var length = 26;
        while (text[length - 1] == (byte)'0' && length > 20)
            length--;
        if (length == 20)
            length = 19;
        text[length] = (byte)'Z';
        return length + 1;
    }

    private sealed class UtcTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Time(value));
    }
}
