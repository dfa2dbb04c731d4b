using System.Collections.Frozen;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>The domains on which a platform's posts are read, and what its links and handles tell.</summary>
/// <remarks>Source: the platforms' own addresses. Mastodon has as many domains as servers: it is told only by the servers named here.</remarks>
internal static class PlatformSites
{
    private static readonly FrozenDictionary<string, string> Platforms = new (string Platform, string Domains)[]
    {
        ("x", "x.com twitter.com"), ("bluesky", "bsky.app bsky.social"), ("mastodon", "mastodon.social mastodon.online mstdn.social mas.to piaille.fr"),
        ("telegram", "t.me telegram.me telegram.dog"), ("reddit", "reddit.com redd.it"), ("4chan", "4chan.org 4channel.org 4plebs.org archived.moe"),
        ("facebook", "facebook.com fb.com fb.watch"), ("instagram", "instagram.com"), ("youtube", "youtube.com youtu.be"), ("tiktok", "tiktok.com"),
        ("truthsocial", "truthsocial.com"), ("gab", "gab.com gab.ai"), ("weibo", "weibo.com weibo.cn"), ("vk", "vk.com"), ("threads", "threads.net"),
    }.SelectMany(row => row.Domains.Split(' ').Select(domain => (domain, row.Platform))).ToFrozenDictionary(site => site.domain, site => site.Platform, StringComparer.Ordinal);

    /// <summary>Names that many bear because nobody does.</summary>
    private static readonly FrozenSet<string> Nobody = new[] { "", "anonymous", "anon", "deleted", "unknown", "none", "null", "user" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The platform that a link leads to; null for other sites.</summary>
    public static string? Of(string normal) => Domains.Find(Platforms, Link.Domain(normal), out var platform) ? platform : null;

    /// <summary>A handle as it is compared across platforms: without sign, server and Bluesky's own domain, without separators, folded; empty for names of nobody.</summary>
    public static string Fold(string handle)
    {
        var name = handle.AsSpan().Trim().TrimStart('@');
        if (name.Length == 0 || name[0] == '[')
            return "";
        if (name.IndexOf('@') is > 0 and var server)
            name = name[..server];
        if (name.EndsWith(".bsky.social", StringComparison.OrdinalIgnoreCase))
            name = name[..^".bsky.social".Length];
        var folded = string.Concat(TextMatch.Fold(name.ToString()).Where(char.IsLetterOrDigit));
        // A number is an id that stands where no handle is known.
        return Nobody.Contains(folded) || folded.All(char.IsAsciiDigit) ? "" : folded;
    }

    /// <summary>The last part of a post's id: "t3_abc" and "at://…/abc" are "abc" in links.</summary>
    public static string IdInLinks(string postId) => postId[(postId.LastIndexOfAny(['/', '_', ':']) + 1)..];
}
