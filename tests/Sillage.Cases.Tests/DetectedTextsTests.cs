using Xunit;

namespace Sillage.Cases.Tests;

/// <summary>Languages kept in a case are brought in while other questions ask the case.</summary>
public class DetectedTextsTests
{
    [Fact]
    public async Task Kept_languages_are_read_while_another_thread_asks_the_case()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var source = CaseFile.CreateTemporary();
        source.Execute("INSERT INTO detected_languages SELECT 'ear ' || (i % 50), printf('%032x', i), 'fr', 0.5 FROM range(100_000) t(i)");

        var told = Task.Run(() => Enumerable.Range(0, 60).Select(_ => CaseInfo.Of(source).Platforms.Count).ToArray(), cancel);
        var heard = Task.Run(
            () => Enumerable.Range(0, 50).Select(ear =>
            {
                source.Detected.Use($"ear {ear}");
                return source.Detected.Of((UInt128)ear);
            }).ToArray(),
            cancel);

        Assert.All(await told, platforms => Assert.Equal(0, platforms));
        Assert.All(await heard, language => Assert.Equal(new DetectedLanguage("fr", 0.5f), language));
    }

    [Fact]
    public async Task Whoever_asks_for_the_same_detector_meanwhile_waits_until_its_languages_are_there()
    {
        using var source = CaseFile.CreateTemporary();
        source.Execute("INSERT INTO detected_languages SELECT 'ear', printf('%032x', i), 'fr', 0.5 FROM range(100_000) t(i)");

        var heard = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                source.Detected.Use("ear");
                return source.Detected.Of(99_999);
            },
            TestContext.Current.CancellationToken)));

        Assert.All(heard, language => Assert.Equal("fr", language?.Language));
    }
}
