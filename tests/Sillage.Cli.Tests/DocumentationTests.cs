using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Sillage.Cases.Topics;
using Sillage.Simulation;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>What the documents tell a user to type can be typed.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Home = FindHome();

    private static readonly string[] Documents =
        [Path.Combine(Home, "README.md"), Path.Combine(Home, "CONTRIBUTING.md"), .. Directory.GetFiles(Path.Combine(Home, "docs"), "*.md").Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_command_shown_can_be_parsed()
    {
        var shown = Documents.SelectMany(Commands).ToList();

        Assert.True(shown.Count >= 12, $"only {shown.Count} commands found");
        foreach (var (document, line, words, comment) in shown)
        {
            var parsed = Root().Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
            Assert.True(parsed.Errors.Count == 0, $"{document}: {line}\n{string.Join('\n', parsed.Errors.Select(error => error.Message))}");
            foreach (var option in OptionName().Matches(comment).Select(match => match.Value))
                Assert.True(Has(parsed.CommandResult.Command, option), $"{document}: {line}\n{parsed.CommandResult.Command.Name} has no option {option}");
            foreach (var window in parsed.CommandResult.Command.Name == "mark" ? [] : Following(words, "--silence"))
                Assert.NotEmpty(Times.Silence(window).Name);
            foreach (var topic in words.Skip(1).Where(word => word.StartsWith('#')))
                Assert.Equal(topic, Topic.Parse(topic).Text);
        }
    }

    [Fact]
    public void Every_command_and_option_named_in_a_sentence_exists()
    {
        var root = Root();
        var named = Documents.SelectMany(document => InlineCode().Matches(File.ReadAllText(document)).Select(match => (Document: document, Code: match.Groups[1].Value))).ToList();
        var looked = 0;
        foreach (var (document, code) in named)
        {
            var words = code.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var start = words is ["sillage" or "./sillage", ..] ? 1 : 0;
            var command = words.Length > start ? root.Subcommands.FirstOrDefault(command => command.Name == words[start]) : null;
            if (start == 1 && words.Length > 1 && !words[1].StartsWith('-'))
                Assert.True(command is not null, $"{document} names {code}: there is no such command");
            if (start == 0 && command is null && !code.StartsWith("--", StringComparison.Ordinal))
                continue;
            looked++;
            foreach (var option in words.Where(word => OptionName().IsMatch(word)).Select(word => OptionName().Match(word).Value))
                Assert.True(command is null ? root.Subcommands.Any(any => Has(any, option)) : Has(command, option), $"{document} names {code}: there is no such option");
        }

        Assert.True(looked >= 5, $"only {looked} commands and options found");
    }

    [Fact]
    public void What_the_readme_shows_runs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the commands are run by a shell");
        var folder = Directory.CreateTempSubdirectory("sillage-readme-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "captures"));
            MacronLeaks.WriteTo(Path.Combine(folder, "captures"), new SimulationOptions { Scale = 0.05 }, null, TestContext.Current.CancellationToken);
            File.Delete(Path.Combine(folder, "captures", "truth.json"));
            var program = Path.Combine(folder, "sillage");
            File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{Cli.Program}' \"$@\"\n");

            var run = 0;
            foreach (var (_, line, words, _) in Commands(Documents[0]).Where(shown => NeedsOnlyCaptures(shown.Words)))
            {
                using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"chmod +x sillage && {line}"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
                var (code, output, error) = Cli.End(shell);
                Assert.True(code == 0, $"{line}\nexit code {code}\n{error}");
                Assert.True(words[0] is "import" || output.Length > 0, line);
                run++;
            }

            Assert.True(run >= 8, $"only {run} commands were run");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_field_of_a_mapping_is_documented()
    {
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "map.json"), """{"columns": {"a": "nothing"}}""");
            var (code, _, error) = Cli.Run(folder, ["scan", folder, "--map", "map.json"]);

            Assert.Equal(2, code);
            var fields = error[(error.IndexOf("fields are ", StringComparison.Ordinal) + 11)..].Trim().Split(", ");
            Assert.True(fields.Length > 40, error);
            var document = File.ReadAllText(Path.Combine(Home, "docs", "formats.md"));
            Assert.All(fields, field => Assert.Contains($"`{field}`", document, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RootCommand Root() => Sillage.Cli.Commands.Root(CancellationToken.None);

    /// <summary>True for commands that work on the folder of captures, on what earlier ones made of it, or on nothing.</summary>
    private static bool NeedsOnlyCaptures(string[] words) =>
        words[0] is "demo" or "simulate" or "sources" || words.Any(word => word.StartsWith("captures/", StringComparison.Ordinal) || word == "macronleaks.case");

    private static bool Has(Command command, string option) => option is "--help" || command.Options.Any(known => known.Name == option || known.Aliases.Contains(option));

    private static IEnumerable<string> Following(string[] words, string option) =>
        Enumerable.Range(1, words.Length - 1).Where(at => words[at - 1] == option).Select(at => words[at]);

    /// <summary>Lines of fenced blocks that start the program: the line without its comment, its words without the program's name, and the comment.</summary>
    private static IEnumerable<(string Document, string Line, string[] Words, string Comment)> Commands(string document)
    {
        string? fence = null;
        foreach (var line in File.ReadLines(document))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                fence = fence is null ? line : null;
            else if (fence is "```" or "```sh" && Program().Match(line) is { Success: true } program)
                yield return Shown(document, line, program.Length);
        }
    }

    private static (string Document, string Line, string[] Words, string Comment) Shown(string document, string line, int start)
    {
        List<string> words = [];
        var at = start;
        while (Word().Match(line, at) is { Success: true } word)
        {
            words.Add(word.Groups["quoted"].Success ? word.Groups["quoted"].Value : word.Groups["plain"].Value);
            at = word.Index + word.Length;
        }

        var comment = line.IndexOf(" #", at, StringComparison.Ordinal);
        return (Path.GetRelativePath(Home, document), comment < 0 ? line : line[..comment], [.. words], comment < 0 ? "" : line[comment..]);
    }

    private static string FindHome()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sillage.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"^(\./)?sillage(?= )")]
    private static partial Regex Program();

    /// <summary>The next word of a shell's command; none at a comment, a pipe, a redirection or another command.</summary>
    [GeneratedRegex("""\G\s+("(?<quoted>[^"]*)"|'(?<quoted>[^']*)'|(?<plain>[^\s"'#|>;&][^\s|>;&]*))(?=\s|$)""")]
    private static partial Regex Word();

    [GeneratedRegex("(?<!`)`([^`\n]+)`(?!`)")]
    private static partial Regex InlineCode();

    [GeneratedRegex("--[a-z][a-z-]*")]
    private static partial Regex OptionName();
}
