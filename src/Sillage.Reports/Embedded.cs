namespace Sillage.Reports;

/// <summary>Files that the assembly carries: styles and the bundles of web/.</summary>
internal static class Embedded
{
    /// <summary>A text file.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A script that can stand in a page: a browser ends a script at this sequence wherever it stands.</summary>
    public static string Script(string name) => Text(name).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
}
