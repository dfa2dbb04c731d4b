using System.Text;
using System.Text.RegularExpressions;
using Sillage.Posts.Captures;

namespace Sillage.Posts.Sources;

/// <summary>
/// Recognises what Sillage itself writes beside captures: the truth of a simulation, reports, manifests, answers. They begin with their schema, hold no
/// posts, and are passed over when a folder is read.
/// </summary>
public static partial class OwnFile
{
    /// <summary>A sentence about the file; null for one that may be a capture.</summary>
    /// <param name="sample">Beginning of the file.</param>
    public static string? Of(Sample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var head = Encoding.UTF8.GetString(sample.Head.Span[..Math.Min(200, sample.Head.Length)]);
        return Beginning().Match(head) is { Success: true } found ? $"this is Sillage's own file ({found.Groups[1].Value}), no capture" : null;
    }

    [GeneratedRegex("""^\s*\{\s*"schema"\s*:\s*"(sillage/[a-z]+)/\d+"\s*[,}]""", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
