using Sillage.Analysis;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>No answer is left to be read at run time.</summary>
public class AnswerTypesTests
{
    /// <summary>What the questions return.</summary>
    public static TheoryData<Type> Answers =>
    [
        .. typeof(Answer<,>).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods()).Select(method => method.ReturnType)
            .Where(type => type is { IsGenericType: true, ContainsGenericParameters: false } && type.GetGenericTypeDefinition() == typeof(Answer<,>)).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_answer_was_written_down_when_compiled(Type answer) => Assert.NotNull(AnswerTypes.Default.GetTypeInfo(answer));
}
