using Microsoft.Playwright;
using Sillage.Analysis;
using Sillage.Reports.Accounts;
using Sillage.Testing;
using SkiaSharp;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>The card of an account as files, and in a real browser.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class AccountCardFilesTests : IDisposable
{
    private const string Command = "sillage account case.case @alice --out card";

    private readonly string folder = Directory.CreateTempSubdirectory("sillage-card-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_card_gives_the_same_bytes()
    {
        var first = Write("one").ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        var second = Write("two").ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
        Assert.Equal("account.html", first.Keys.First());
        Assert.Contains("account-groups.csv", first.Keys);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_picture_is_drawn_to_its_edges_and_holds_its_words(string language)
    {
        Write("card", language);
        using var picture = SKBitmap.Decode(Path.Combine(folder, "card", "account.png"));

        Assert.Equal(2480, picture.Width);
        Assert.InRange(picture.Height, 1600, 6000);
        // Margins stay white, and all four quarters have ink.
        Assert.All(Enumerable.Range(0, picture.Height), y => Assert.Equal(SKColors.White, picture.GetPixel(picture.Width - 10, y)));
        var ink = new int[4];
        for (var y = 0; y < picture.Height; y += 2)
        {
            for (var x = 0; x < picture.Width; x += 2)
                ink[(x * 2 / picture.Width) + (2 * (y * 2 / picture.Height))] += picture.GetPixel(x, y) == SKColors.White ? 0 : 1;
        }

        Assert.All(ink, inked => Assert.True(inked > 300, $"only {inked} points are drawn in a quarter"));
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("en", ColorScheme.Dark, 390)]
    [InlineData("fr", ColorScheme.Light, 390)]
    public async Task The_page_is_accessible_in_both_languages_on_wide_and_narrow_screens(string language, ColorScheme scheme, int width)
    {
        Write("card", language);
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 }, Offline = true });
        var tab = await context.NewPageAsync();
        var complaints = new List<string>();
        tab.Console += (_, message) => complaints.Add(message.Text);
        await tab.GotoAsync(new Uri(Path.Combine(folder, "card", "account.html")).AbsoluteUri);

        Assert.Empty(complaints);
        var drawn = tab.Locator(".figures svg:visible");
        Assert.Equal(5, await drawn.CountAsync());
        Assert.Equal(168 + 6, await drawn.First.Locator("rect").CountAsync());
        // Nothing runs out of a drawing, and its words are as large as they are meant to be on either screen.
        Assert.Equal("", await tab.EvaluateAsync<string>("""
            [...document.querySelectorAll('.figures svg')].filter(svg => svg.getClientRects().length > 0).flatMap(svg => [...svg.querySelectorAll('text')].filter(text => {
                const [place, words] = [svg.getBoundingClientRect(), text.getBoundingClientRect()];
                return words.left < place.left - 1 || words.right > place.right + 1 || words.right > window.innerWidth;
            })).map(text => text.textContent).join('; ')
            """));
        Assert.InRange(await drawn.First.EvaluateAsync<double>("svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"), 0.9, 1.3);
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        // A narrow screen shows each sign as a block of named figures that runs out of nothing; it is a table to those who hear it all the same.
        var signs = tab.Locator("table.stacked").First;
        Assert.True(await signs.EvaluateAsync<bool>("table => table.scrollWidth <= table.parentElement.clientWidth"), "the signs are wider than their place");
        Assert.Equal(width < 640 ? "block" : "table-row", await signs.Locator("tbody tr").First.EvaluateAsync<string>("row => getComputedStyle(row).display"));
        Assert.Equal(width < 640 ? $"\"{(language == "fr" ? "indice" : "sign")}\"" : "none", await signs.Locator("tbody td").First.EvaluateAsync<string>("cell => getComputedStyle(cell, '::before').content"));
        Assert.Equal(7, await signs.GetByRole(AriaRole.Columnheader).CountAsync());
        Assert.True(await signs.GetByRole(AriaRole.Row).CountAsync() > 10);
        Assert.Equal("", await Chromium.Barriers(tab));
        await tab.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"account-{language}-{scheme}-{width}.png"), FullPage = true });
    }

    [Fact]
    public void Hostile_words_stay_words()
    {
        Write("card");
        var page = File.ReadAllText(Path.Combine(folder, "card", "account.html"));

        Assert.Contains("Desk &lt;b&gt;Tool&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_on_a_French_card_is_French()
    {
        var tables = AccountTables.All(Card().Result);

        Assert.DoesNotContain(tables.SelectMany(table => table.Columns), column => !French.Knows(column));
        Assert.DoesNotContain(tables, table => table.Title == French.Of(table).Title);
        Assert.DoesNotContain(tables[0].Rows, row => !French.Knows((string)row[0]!));
        Assert.NotNull(French.Method(Card().Schema));
        Assert.DoesNotContain(Card().Result.Indicators, use => !French.Knows(use.Label) || (use.Unit.Length > 0 && !French.Knows(use.Unit)));
    }

    private static Answer<AccountCardOptions, AccountCardResult> Card()
    {
        using var card = CardedCase.Make();
        return AccountCard.Run(card.Slice(), new AccountCardOptions { Account = "@alice", TimeZone = "Europe/Paris" }, TestContext.Current.CancellationToken);
    }

    private IReadOnlyList<string> Write(string name, string language = "en") => AccountFiles.Write(Path.Combine(folder, name), Card(), language, Command);
}
