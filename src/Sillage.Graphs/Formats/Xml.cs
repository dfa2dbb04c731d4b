using System.Globalization;
using System.Text;
using System.Xml;

namespace Sillage.Graphs.Formats;

/// <summary>What the XML formats have in common.</summary>
internal static class Xml
{
    private static readonly XmlWriterSettings Writing = new() { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    /// <summary>Nothing outside the file is ever fetched, and entities of a DTD stay unread.</summary>
    private static readonly XmlReaderSettings Reading = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    public static XmlWriter Writer(Stream stream) => XmlWriter.Create(stream, Writing);

    /// <summary>Reads a file, and turns every complaint about it into one that says where.</summary>
    public static GraphDocument Read(Stream stream, string format, Func<XmlReader, GraphDocument> read)
    {
        using var reader = XmlReader.Create(stream, Reading);
        try
        {
            return read(reader);
        }
        catch (XmlException error)
        {
            throw new GraphFormatException($"line {error.LineNumber}: this is not {format}: {error.Message}", error) { Line = error.LineNumber };
        }
        catch (Exception error) when (error is (FormatException or ArgumentException or OverflowException) and not GraphFormatException)
        {
            var line = (reader as IXmlLineInfo)?.LineNumber ?? 0;
            throw new GraphFormatException($"line {line}: {error.Message}", error) { Line = line };
        }
    }

    /// <summary>The text without characters that XML cannot hold; each is replaced by U+FFFD.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') || text.All(c => XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c)))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar);
        return clean.ToString();
    }

    public static void Attribute(this XmlWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteAttributeString(name, Clean(value));
    }

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The attribute of the element that the reader is at.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static string Needed(this XmlReader reader, string name) =>
        reader.GetAttribute(name) ?? throw new FormatException($"<{reader.LocalName}> has no {name}");
}
