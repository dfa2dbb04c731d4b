namespace Sillage.Posts.Links;

/// <summary>Links made comparable: the same page under its many spellings gets one form.</summary>
/// <remarks>Source: the rules of CooRnet's link cleaning (Giglietto et al. 2020), restated in docs/topics.md.</remarks>
public static class Link
{
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "ref_url", "rss", "feed_id", "ncid", "tid", "cmp",
        "cmpid", "ocid", "smid", "s_cid", "spm", "yclid", "_hsenc", "_hsmi",
    };

    private static readonly HashSet<string> Shorteners = new(StringComparer.OrdinalIgnoreCase)
    {
        "bit.ly", "buff.ly", "cutt.ly", "dlvr.it", "fb.me", "goo.gl", "ift.tt", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "shorturl.at", "t.co", "tiny.cc",
        "tinyurl.com", "trib.al", "wp.me",
    };

    private static readonly string[] MobilePrefixes = ["www.", "m.", "mobile.", "amp."];

    /// <summary>
    /// The link without scheme, "www." and mobile prefixes, default port, fragment, tracking parameters and closing slash, its host in
    /// lower case; youtu.be/X becomes youtube.com/watch?v=X. "https://www.Example.org/a/?utm_source=x#top" gives "example.org/a".
    /// </summary>
    public static string Normalise(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var rest = link.AsSpan().Trim();
        var scheme = rest.IndexOf("://", StringComparison.Ordinal);
        if (scheme is > 0 and < 10)
            rest = rest[(scheme + 3)..];
        var fragment = rest.IndexOf('#');
        if (fragment >= 0)
            rest = rest[..fragment];

        var hostEnd = rest.IndexOfAny('/', '?');
        var host = Host(hostEnd < 0 ? rest : rest[..hostEnd]);
        rest = hostEnd < 0 ? [] : rest[hostEnd..];

        var queryStart = rest.IndexOf('?');
        var path = (queryStart < 0 ? rest : rest[..queryStart]).TrimEnd('/').ToString();
        var query = queryStart < 0 ? "" : Query(rest[(queryStart + 1)..].ToString());
        if (host == "youtu.be" && path.Length > 1)
            return "youtube.com/watch?v=" + path[1..];
        return host + path + query;
    }

    /// <summary>The host of a link in its normal form: "example.org".</summary>
    public static string Domain(string link)
    {
        var normal = Normalise(link);
        var end = normal.AsSpan().IndexOfAny('/', '?');
        return end < 0 ? normal : normal[..end];
    }

    /// <summary>The domains that <see cref="IsShortener"/> knows.</summary>
    public static IReadOnlyCollection<string> ShortenerDomains => Shorteners;

    /// <summary>True if the domain only forwards (t.co, bit.ly): where it leads is known only if the capture says so.</summary>
    public static bool IsShortener(string domain) => Shorteners.Contains(domain);

    private static string Host(ReadOnlySpan<char> host)
    {
        var user = host.LastIndexOf('@');
        if (user >= 0)
            host = host[(user + 1)..];
        var name = host.ToString().ToLowerInvariant();
        if (name.EndsWith(":80", StringComparison.Ordinal) || name.EndsWith(":443", StringComparison.Ordinal))
            name = name[..name.LastIndexOf(':')];
        name = name.TrimEnd('.');
        // "m.www.example.org": until none is left.
        while (MobilePrefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal) && name.AsSpan(prefix.Length).Contains('.')) is { } prefix)
            name = name[prefix.Length..];
        return name;
    }

    private static string Query(string query)
    {
        var kept = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsTracking(pair.Split('=', 2)[0]));
        var joined = string.Join('&', kept);
        return joined.Length == 0 ? "" : "?" + joined;
    }

    private static bool IsTracking(string name) => name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
}
