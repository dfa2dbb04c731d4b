using CsCheck;
using Sillage.Posts.Links;
using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>The same page under its many spellings has one form.</summary>
public class LinkTests
{
    [Theory]
    [InlineData("https://www.Example.org/a/?utm_source=x#top", "example.org/a")]
    [InlineData("http://example.org:80/", "example.org")]
    [InlineData("https://example.org:443/A", "example.org/A")]
    [InlineData("https://example.org:8080/a", "example.org:8080/a")]
    [InlineData("example.org", "example.org")]
    [InlineData(" https://example.org./a ", "example.org/a")]
    [InlineData("https://m.www.example.org/a", "example.org/a")]
    [InlineData("https://amp.example.org/a", "example.org/a")]
    [InlineData("https://www.com/", "www.com")]
    [InlineData("https://www.com./", "www.com")]
    [InlineData("https://user:secret@example.org/a", "example.org/a")]
    [InlineData("https://example.org/a?b=1&utm_medium=y&c=2&fbclid=z", "example.org/a?b=1&c=2")]
    [InlineData("https://example.org/a?REF=x&CMP=y&ncid=1&tid=2&rss=3&feed_id=4", "example.org/a")]
    [InlineData("https://example.org?b=1", "example.org?b=1")]
    [InlineData("https://youtu.be/abc?t=10", "youtube.com/watch?v=abc")]
    [InlineData("https://youtu.be/", "youtu.be")]
    [InlineData("https://m.youtube.com/watch?v=abc", "youtube.com/watch?v=abc")]
    [InlineData("", "")]
    [InlineData("https://", "")]
    public void A_link_is_brought_into_its_normal_form(string link, string normal) => Assert.Equal(normal, Link.Normalise(link));

    [Theory]
    [InlineData("https://www.example.org/a", "example.org")]
    [InlineData("https://youtu.be/abc", "youtube.com")]
    [InlineData("sub.example.org?b", "sub.example.org")]
    public void The_domain_is_the_host_of_the_normal_form(string link, string domain) => Assert.Equal(domain, Link.Domain(link));

    [Fact]
    public void The_normal_form_of_a_normal_form_is_itself() => Links.Sample(link => Assert.Equal(Link.Normalise(link), Link.Normalise(Link.Normalise(link))));

    [Fact]
    public void Scheme_tracking_fragment_and_mobile_prefixes_do_not_matter() =>
        Gen.Select(Links, Pick("http://", "https://", "HTTPS://"), Pick("www.", "m.", "mobile.", "amp.", "www.m."), Pick("#top", "")).Sample((link, scheme, prefix, fragment) =>
            Assert.Equal(Link.Normalise(link), Link.Normalise(scheme + prefix + link + (link.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "utm_campaign=x" + fragment)));

    /// <summary>Hosts with paths and queries, without scheme.</summary>
    private static Gen<string> Links { get; } = Gen.Select(
        Pick("example.org", "a.example.org", "www.example.org", "m.mobile.example.org", "youtu.be", "youtube.com", "example.org:8080", "EXAMPLE.org"),
        Pick("", "/", "/a", "/a/", "/A/b", "/a//"), Pick("", "?b=1", "?b=1&c=2", "?v=abc&utm_source=y"), string.Concat);

    private static Gen<string> Pick(params string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
