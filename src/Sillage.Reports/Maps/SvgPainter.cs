using System.Globalization;
using System.Text;
using System.Xml;

namespace Sillage.Reports.Maps;

/// <summary>
/// Writes a scene as SVG: layers with names (edges, accounts, labels, legend), text as text, so that a desk can go on with it.
/// </summary>
/// <remarks>
/// Not by Skia's SVG canvas: that writes a path and its attributes for each edge, no layers, and every name twice because of the halo.
/// Each text says how wide it is in our font; drawn in another it keeps that width, so that names never touch.
/// </remarks>
internal sealed class SvgPainter
{
    private const string Svg = "http://www.w3.org/2000/svg";

    private readonly XmlWriter writer;

    private SvgPainter(XmlWriter writer) => this.writer = writer;

    /// <summary>Writes the scene.</summary>
    public static void Write(MapScene scene, Stream target)
    {
        using var writer = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n", CloseOutput = false });
        new SvgPainter(writer).Write(scene);
    }

    private void Write(MapScene scene)
    {
        writer.WriteStartElement("svg", Svg);
        Attributes(("viewBox", $"0 0 {Number(scene.Width)} {Number(scene.Height)}"), ("width", Number(scene.Width)), ("height", Number(scene.Height)), ("role", "img"), ("aria-labelledby", "title desc"));
        Attributes(("font-family", "'Source Sans 3','Source Sans Pro','Noto Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif"));
        Text("title", scene.Title, "title");
        Text("desc", scene.Description, "desc");
        Element("rect", ("width", "100%"), ("height", "100%"), ("fill", scene.Theme.Page));
        Layer("edges", () => Edges(scene.Edges), ("fill", "none"));
        Layer("accounts", () => Discs(scene.Nodes), ("stroke-width", Number(Strokes.Ring)));
        Layer("legend-discs", () => Discs(scene.Legend), ("stroke-width", Number(Strokes.Ring)));
        Layer("labels", () => Writings(scene.Labels, scene.Theme), ("font-weight", "600"), ("paint-order", "stroke"), ("stroke", scene.Theme.Page), ("stroke-opacity", Number(Strokes.HaloAlpha / 255.0)), ("stroke-linejoin", "round"));
        Layer("words", () => Writings(scene.Words, scene.Theme));
        writer.WriteEndElement();
    }

    private void Edges(IEnumerable<CurveGroup> groups)
    {
        foreach (var group in groups)
        {
            writer.WriteStartElement("g", Svg);
            Attributes(("stroke", group.Color), ("stroke-opacity", Number(group.Opacity)), ("stroke-width", Number(group.Width)));
            foreach (var curve in group.Curves)
            {
                Element("path", ("d", string.Create(CultureInfo.InvariantCulture, $"M{curve.X0:0.#} {curve.Y0:0.#}Q{curve.ControlX:0.#} {curve.ControlY:0.#} {curve.X1:0.#} {curve.Y1:0.#}")));
            }

            writer.WriteEndElement();
        }
    }

    private void Discs(IEnumerable<Disc> discs)
    {
        foreach (var disc in discs)
        {
            writer.WriteStartElement("circle", Svg);
            Attributes(("cx", Number(disc.X)), ("cy", Number(disc.Y)), ("r", Number(disc.Radius)), ("fill", disc.Fill ?? "none"));
            if (disc.Ring is { } ring)
                Attributes(("stroke", ring));
            if (disc.Name is { } name)
                Text("title", name);
            writer.WriteEndElement();
        }
    }

    private void Writings(IEnumerable<Writing> writings, MapTheme theme)
    {
        foreach (var writing in writings)
        {
            writer.WriteStartElement("text", Svg);
            Attributes(("x", Number(writing.X)), ("y", Number(writing.Y)), ("font-size", Number(writing.Size)), ("textLength", Number(writing.Width)), ("lengthAdjust", "spacingAndGlyphs"), ("fill", writing.Color));
            if (writing.Halo)
                Attributes(("stroke-width", Number(Strokes.Halo * writing.Size)));
            else if (writing.Bold)
                Attributes(("font-weight", "600"));
            writer.WriteString(writing.Text);
            writer.WriteEndElement();
        }
    }

    private void Layer(string name, Action content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement("g", Svg);
        Attributes(("id", name));
        Attributes(attributes);
        content();
        writer.WriteEndElement();
    }

    private void Text(string element, string text, string? id = null)
    {
        writer.WriteStartElement(element, Svg);
        if (id is not null)
            Attributes(("id", id));
        writer.WriteString(text);
        writer.WriteEndElement();
    }

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name, Svg);
        Attributes(attributes);
        writer.WriteEndElement();
    }

    private void Attributes(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            writer.WriteAttributeString(name, value);
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
