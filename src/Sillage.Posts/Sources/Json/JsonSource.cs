using Sillage.Posts.Captures;

namespace Sillage.Posts.Sources.Json;

/// <summary>A format of JSON objects: how it is recognised and read.</summary>
/// <param name="Name">As <see cref="ISource.Name"/>; in the layout over several lines "-json" is added.</param>
/// <param name="Title">As <see cref="ISource.Title"/>.</param>
/// <param name="Detect">Says from the properties of the first records how sure it is.</param>
/// <param name="Read">Reads one record.</param>
internal sealed record JsonFormat(string Name, string Title, Func<JsonShape, Confidence> Detect, JsonRecordReading Read);

/// <summary>A source of JSON objects in one layout.</summary>
/// <param name="format">What it reads.</param>
/// <param name="framing">Lines, or JsonValues for whole answers and pretty-printed files.</param>
internal sealed class JsonSource(JsonFormat format, Framing framing) : ISource
{
    /// <summary>The format in both layouts.</summary>
    public static IEnumerable<ISource> Both(JsonFormat format) => [new JsonSource(format, Framing.Lines), new JsonSource(format, Framing.JsonValues)];

    /// <inheritdoc/>
    public string Name => framing == Framing.Lines ? format.Name : format.Name + "-json";

    /// <inheritdoc/>
    public string Title => framing == Framing.Lines ? format.Title + ", JSON lines" : format.Title + ", JSON";

    /// <inheritdoc/>
    public Framing Framing => framing;

    /// <inheritdoc/>
    public Confidence Detect(Sample sample)
    {
        var shape = JsonShape.Of(sample);
        return shape.Framing == framing ? format.Detect(shape) : Confidence.None(shape.Why);
    }

    /// <inheritdoc/>
    public Func<IRecordReader> Open(Sample sample) => () => new JsonRecords(new JsonPosts(format.Read), framing);
}
