using System.Reflection;
using System.Runtime.CompilerServices;
using Sillage.Analysis;
using Sillage.Cases;
using Xunit;

namespace Sillage.Architecture.Tests;

/// <summary>A question is a folder: options, result, and the question itself, a pure function from a slice to an answer.</summary>
public class QuestionTests
{
    /// <summary>Folders of Sillage.Analysis that several questions share.</summary>
    private static readonly string[] Shared = ["Statistics"];

    public static TheoryData<string> Questions =>
    [
        .. Directory.GetDirectories(Path.Combine(House.Root, "src", "Sillage.Analysis")).Select(folder => Path.GetFileName(folder)).Except([.. Shared, "bin", "obj"]).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Questions))]
    public void It_answers_its_options_with_its_result(string question)
    {
        var run = Type(question).GetMethod("Run", BindingFlags.Public | BindingFlags.Static);

        Assert.NotNull(run);
        Assert.True(Type(question) is { IsAbstract: true, IsSealed: true }, $"{question} is a static class: a question remembers nothing");
        Assert.Equal(typeof(Answer<,>).MakeGenericType(Type(question + "Options"), Type(question + "Result")), run.ReturnType);
        var parameters = run.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        Assert.Equal([typeof(Slice), Type(question + "Options")], parameters[..2]);
        Assert.Equal(typeof(CancellationToken), parameters[^1]);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Its_options_have_defaults_and_its_options_and_result_never_change(string question)
    {
        Assert.NotNull(Activator.CreateInstance(Type(question + "Options")));
        foreach (var record in new[] { Type(question + "Options"), Type(question + "Result") })
        {
            Assert.True(record.IsSealed && record.GetMethod("<Clone>$") is not null, $"{record} is a sealed record");
            Assert.All(record.GetProperties().Where(property => property.CanWrite), property => Assert.Contains(typeof(IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void It_is_read_in_files_named_after_it(string question)
    {
        var folder = Path.Combine(House.Root, "src", "Sillage.Analysis", question);

        Assert.True(File.Exists(Path.Combine(folder, $"{question}.cs")));
        Assert.Contains($"record {question}Options", Text(folder), StringComparison.Ordinal);
        Assert.Contains($"record {question}Result", Text(folder), StringComparison.Ordinal);
    }

    private static string Text(string folder) => string.Concat(Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText));

    private static Type Type(string name) => House.Assembly("Analysis").GetType($"Sillage.Analysis.{name}") ?? throw new InvalidOperationException($"Sillage.Analysis has no {name}");
}
