using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>The machine's Chromium; tests that need it are skipped where there is none.</summary>
internal static class Chromium
{
    /// <summary>Collection of the tests that start a browser: two at once wait for each other's pixels.</summary>
    public const string OneAtATime = "browser";

    /// <summary>Starts it; it draws WebGL on the processor.</summary>
    public static async Task<IBrowser> Launch()
    {
        var program = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "no Chromium here: install it (apt-get install chromium) or name it in CHROMIUM");
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"] });
    }

    /// <summary>Collects what a page complains about.</summary>
    public static List<string> Complaints(IPage tab)
    {
        var complaints = new List<string>();
        // Reading the picture back is what saving is for; the driver remarks on it.
        tab.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("GPU stall due to ReadPixels", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        tab.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    /// <summary>What axe finds wrong with a page for readers with disabilities, a line each; "" for nothing. It reports on nothing else: of thousands of good cells that takes most of the time.</summary>
    public static async Task<string> Barriers(IPage tab) => Told(await tab.RunAxe(OnlyViolations));

    /// <summary>The same of a part of a page.</summary>
    public static async Task<string> Barriers(ILocator part) => Told(await part.RunAxe(OnlyViolations));

    private static AxeRunOptions OnlyViolations => new() { ResultTypes = [ResultType.Violations] };

    private static string Told(AxeResult found) => string.Join(
        '\n', found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}: {string.Join(';', node.Any.Select(check => check.Message))}")));

    /// <summary>Folder of the checkout.</summary>
    public static string Repository { get; } = Root();

    /// <summary>Folder for screenshots beside the build's results.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Repository, "artifacts", "screenshots")).FullName;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sillage.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? Path.GetTempPath();
    }
}
