using System.Collections.Frozen;
using Sillage.Cases;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>Which posts of a slice have which objects, and where their links lead.</summary>
internal sealed class ObjectPosts
{
    private const int TextsAtOnce = 16_384;

    private readonly Slice slice;
    private readonly IReadOnlyList<TrailTarget> targets;
    private readonly ulong[] holds;
    private readonly List<PostLink> links = [];

    /// <param name="slice">Posts, of which those with an object count.</param>
    /// <param name="targets">At most <see cref="TrailTarget.Most"/> objects.</param>
    /// <param name="cancel">Stops.</param>
    public ObjectPosts(Slice slice, IReadOnlyList<TrailTarget> targets, CancellationToken cancel)
    {
        (this.slice, this.targets, holds) = (slice, targets, new ulong[slice.Count]);
        Hashtags();
        Links();
        Media();
        cancel.ThrowIfCancellationRequested();
        Texts(cancel);
        links.RemoveAll(link => holds[link.Post] == 0);
        With = [.. Enumerable.Range(0, slice.Count).Where(post => holds[post] != 0)];
    }

    /// <summary>The objects of each post, a bit each, the first object lowest.</summary>
    public IReadOnlyList<ulong> Holds => holds;

    /// <summary>The posts with an object, in the slice's order.</summary>
    public IReadOnlyList<int> With { get; }

    /// <summary>Their links to artefact pages and to platforms, in the posts' order.</summary>
    public IReadOnlyList<PostLink> KnownLinks => links;

    private void Hashtags()
    {
        var wanted = Bits(TrailKind.Hashtag, target => TextMatch.Fold(target.Value));
        if (wanted.Count == 0)
            return;
        var known = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var (post, hashtag) in slice.Words.Hashtags().Uses)
        {
            if (!known.TryGetValue(hashtag, out var bits))
                known[hashtag] = bits = wanted.GetValueOrDefault(TextMatch.Fold(hashtag));
            holds[post] |= bits;
        }
    }

    private void Links()
    {
        var (pages, hosts, hashes) = (Bits(TrailKind.Link, target => target.Value), Bits(TrailKind.Domain, target => target.Value), Hashes());
        var known = new Dictionary<string, (ulong Bits, PostLink Link)>(StringComparer.Ordinal);
        foreach (var (post, link) in slice.Words.Links().Uses)
        {
            if (!known.TryGetValue(link, out var facts))
            {
                var normal = Link.Normalise(link);
                var bits = pages.GetValueOrDefault(normal) | Within(hosts, Link.Domain(normal)) | Holding(hashes, link);
                known[link] = facts = (bits, new PostLink(0, normal, ArtefactSites.OfPage(normal), PlatformSites.Of(normal)));
            }

            holds[post] |= facts.Bits;
            if (facts.Link.Artefact is not null || facts.Link.Platform is not null)
                links.Add(facts.Link with { Post = post });
        }
    }

    private void Media()
    {
        var (pages, hashes) = (Bits(TrailKind.Link, target => target.Value), Hashes());
        if (pages.Count == 0 && hashes.Length == 0)
            return;
        foreach (var (post, address) in slice.Words.Media())
            holds[post] |= (pages.Count == 0 ? 0 : pages.GetValueOrDefault(Link.Normalise(address))) | Holding(hashes, address);
    }

    private void Texts(CancellationToken cancel)
    {
        (string Words, ulong Bit)[] wanted = [.. Hashes(), .. Bits(TrailKind.Text, target => TextMatch.Fold(target.Value)).Select(pair => (pair.Key, pair.Value))];
        if (wanted.Length == 0)
            return;
        foreach (var texts in slice.Words.Texts(_ => true).Chunk(TextsAtOnce))
            Parallel.For(0, texts.Length, new ParallelOptions { CancellationToken = cancel }, i => holds[texts[i].Post] |= Holding(wanted, texts[i].Text));
    }

    private static ulong Holding((string Words, ulong Bit)[] wanted, string text)
    {
        if (wanted.Length == 0)
            return 0;
        var (folded, bits) = (TextMatch.Fold(text), 0UL);
        foreach (var (words, bit) in wanted)
        {
            if (TextMatch.Holds(folded, words))
                bits |= bit;
        }

        return bits;
    }

    private static ulong Within(FrozenDictionary<string, ulong> hosts, string host)
    {
        var bits = 0UL;
        for (var rest = host; hosts.Count > 0; rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            bits |= hosts.GetValueOrDefault(rest);
            if (!rest.Contains('.', StringComparison.Ordinal))
                break;
        }

        return bits;
    }

    private (string Words, ulong Bit)[] Hashes() => [.. Bits(TrailKind.Hash, target => target.Value).Select(pair => (pair.Key, pair.Value))];

    private FrozenDictionary<string, ulong> Bits(TrailKind kind, Func<TrailTarget, string> form)
    {
        var bits = new Dictionary<string, ulong>(StringComparer.Ordinal);
        for (var number = 0; number < targets.Count; number++)
        {
            if (targets[number].Kind == kind)
                bits[form(targets[number])] = bits.GetValueOrDefault(form(targets[number])) | (1UL << number);
        }

        return bits.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>A link of a post whose site is known.</summary>
/// <param name="Post">Index into the slice.</param>
/// <param name="Normal">Normal form.</param>
/// <param name="Artefact">Kind of artefact page; null for none.</param>
/// <param name="Platform">Platform that it leads to; null for none.</param>
internal sealed record PostLink(int Post, string Normal, ArtefactKind? Artefact, string? Platform);
