using Sillage.Cases.Topics;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>What a word on the command line is taken for.</summary>
public class TrailTargetTests
{
    [Theory]
    [InlineData("https://www.Pastebin.com/QUYKJ3Bs/?utm_source=x#top", TrailKind.Link, "pastebin.com/QUYKJ3Bs")]
    [InlineData("pastebin.com/QUYKJ3Bs", TrailKind.Link, "pastebin.com/QUYKJ3Bs")]
    [InlineData("https://archive.org/", TrailKind.Domain, "archive.org")]
    [InlineData("archive.org", TrailKind.Domain, "archive.org")]
    [InlineData("https://en.wikipedia.org/wiki/Leak_(news)", TrailKind.Link, "en.wikipedia.org/wiki/Leak_(news)")]
    [InlineData("#MacronLeaks", TrailKind.Hashtag, "MacronLeaks")]
    [InlineData("D41D8CD98F00B204E9800998ECF8427E", TrailKind.Hash, "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709", TrailKind.Hash, "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("magnet:?xt=urn:btih:DA39A3EE5E6B4B0D3255BFEF95601890AFD80709&dn=x", TrailKind.Hash, "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("\"the offshore account\"", TrailKind.Text, "the offshore account")]
    [InlineData("« compte caché »", TrailKind.Text, "compte caché")]
    [InlineData("the offshore account", TrailKind.Text, "the offshore account")]
    [InlineData("offshore", TrailKind.Text, "offshore")]
    [InlineData("note:this", TrailKind.Text, "note:this")]
    [InlineData("OR", TrailKind.Text, "OR")]
    public void A_word_is_a_link_a_domain_a_file_a_hashtag_or_a_text(string written, TrailKind kind, string value)
    {
        var target = TrailTarget.Parse(written);

        Assert.Equal((written, kind, value), (target.Written, target.Kind, target.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"  \"")]
    [InlineData("https://")]
    [InlineData("magnet:?dn=x")]
    public void Nothing_is_refused(string written) => Assert.Throws<TopicException>(() => TrailTarget.Parse(written));

    [Theory]
    [InlineData("https://pastebin.com/a", ArtefactKind.Paste)]
    [InlineData("https://web.archive.org/web/2017/http://example.org", ArtefactKind.Archive)]
    [InlineData("https://boards.4chan.org/pol/thread/1", ArtefactKind.Board)]
    [InlineData("https://mega.nz/file/x", ArtefactKind.Locker)]
    [InlineData("magnet:?xt=urn:btih:abc", ArtefactKind.Torrent)]
    [InlineData("https://docs.google.com/document/d/1", ArtefactKind.Document)]
    [InlineData("https://google.com/search?q=pastebin.com", null)]
    [InlineData("https://notpastebin.com/a", null)]
    public void Artefact_sites_are_told_by_their_domain(string link, ArtefactKind? kind) => Assert.Equal(kind, ArtefactSites.Of(link));

    [Theory]
    [InlineData("@Wiki_Leaks", "wikileaks")]
    [InlineData("wikileaks.bsky.social", "wikileaks")]
    [InlineData("Éléonore@mastodon.social", "eleonore")]
    [InlineData("Anonymous", "")]
    [InlineData("[deleted]/t3_abc", "")]
    [InlineData("123456", "")]
    public void Handles_are_folded_and_nobodys_names_are_none(string handle, string folded) => Assert.Equal(folded, PlatformSites.Fold(handle));
}
