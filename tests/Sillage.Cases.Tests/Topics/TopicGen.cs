using CsCheck;
using Sillage.Cases.Topics;
using Sillage.Testing;

namespace Sillage.Cases.Tests;

/// <summary>Generators of topics.</summary>
internal static class TopicGen
{
    public static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    public static Gen<TopicExpression> Term(TermKind kind, Gen<string> values) => values.Select(value => (TopicExpression)new Term(kind, value));

    /// <summary>A bound up to <paramref name="reach"/> before or after the tests' start.</summary>
    public static Gen<TopicExpression> Bounds(TimeSpan step, int reach) =>
        Gen.Select(Gen.Bool, Gen.Int[-reach, reach], (since, steps) => (TopicExpression)new TimeBound(since, InventedPost.Start + (steps * step)));

    /// <summary>Terms combined, at most <paramref name="depth"/> deep.</summary>
    public static Gen<TopicExpression> Expressions(int depth, Gen<TopicExpression> terms) => depth == 0
        ? terms
        : Gen.OneOf(
            terms,
            Gen.Select(Expressions(depth - 1, terms), Expressions(depth - 1, terms), (left, right) => (TopicExpression)new AllOf(left, right)),
            Gen.Select(Expressions(depth - 1, terms), Expressions(depth - 1, terms), (left, right) => (TopicExpression)new AnyOf(left, right)),
            Expressions(depth - 1, terms).Select(part => (TopicExpression)new Except(part)));
}
