using System.Globalization;
using Sillage.Cases.Topics;

namespace Sillage.Cases.Tests;

/// <summary>Writes an expression as a user might: of the spellings that the grammar allows, one by chance.</summary>
internal sealed class TopicPrinter(Random random)
{
    public string Print(TopicExpression expression) => expression switch
    {
        AllOf all => $"({Print(all.Left)}{Pick(" ", " AND ", "  ")}{Print(all.Right)})",
        AnyOf any => $"({Print(any.Left)}{Pick(" OR ", "\tOR  ")}{Print(any.Right)})",
        Except except => $"{Pick("-", "NOT ")}{Print(except.Part)}",
        TimeBound bound => $"{(bound.IsSince ? "since" : "until")}:{Time(bound.At)}",
        Term term => Print(term),
        _ => throw new InvalidOperationException($"cannot print {expression}"),
    };

    private string Print(Term term) => term.Kind switch
    {
        TermKind.Hashtag => $"#{term.Value}",
        TermKind.Phrase => Pick($"\"{term.Value}\"", $"text:\"{term.Value}\"", $"\" {term.Value} \""),
        TermKind.Contains => Pick($"contains:\"{term.Value}\"", $"CONTAINS:\"{term.Value}\""),
        TermKind.Link => $"link:{Pick("", "https://", "http://www.")}{term.Value}",
        TermKind.Domain => $"domain:{Pick("", "https://", "www.")}{term.Value}",
        TermKind.From => $"{Pick("from", "FROM")}:{Pick(Bare(term.Value), $"@{term.Value}")}",
        TermKind.Mention => Pick($"@{term.Value}", $"mention:{Bare(term.Value)}", $"mention:@{term.Value}"),
        TermKind.RepostOf => $"repostof:{Bare(term.Value)}",
        TermKind.Language => $"lang:{Pick(term.Value, term.Value.ToUpperInvariant())}",
        TermKind.Kind => $"kind:{term.Value}",
        TermKind.Platform => $"platform:{term.Value}",
        TermKind.Id => $"id:{Bare(term.Value)}",
        _ => throw new InvalidOperationException($"cannot print {term}"),
    };

    /// <summary>A value behind a colon; in quotes where the two would be the :// of a link.</summary>
    private static string Bare(string value) => value.StartsWith("//", StringComparison.Ordinal) ? $"\"{value}\"" : value;

    private string Time(DateTimeOffset at) => Pick(at.ToUniversalTime(), at.ToOffset(TimeSpan.FromHours(2))) is var written && written.Offset == TimeSpan.Zero
        ? written.ToString(Pick("yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"), CultureInfo.InvariantCulture)
        : written.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private T Pick<T>(params T[] ways) => ways[random.Next(ways.Length)];
}
