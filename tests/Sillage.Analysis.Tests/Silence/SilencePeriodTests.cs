using CsCheck;
using Sillage.Cases;
using Xunit;

namespace Sillage.Analysis.Tests;

public class SilencePeriodTests
{
    [Fact]
    public void Every_group_counts_each_of_its_accounts_once() => Gen.Select(Gen.Int[0, 4].Array[1, 60], Gen.Int[0, 3].Array[60]).Sample((authors, groups) =>
    {
        var slice = PlainSlice.Of([.. authors.Select((author, post) => new PlainPost(post, $"account{author}"))]);
        var division = new PostGroups("anything", ["a", "b", "c", "d"], post => groups[post]);

        var found = new SilencePeriod(slice, default, default, 1, slice.Captured()).By(division);

        for (var group = 0; group < found.Length; group++)
        {
            int[] own = [.. Enumerable.Range(0, authors.Length).Where(post => groups[post] == group)];
            Assert.Equal((own.Length, own.Select(post => authors[post]).Distinct().Count()), (found[group].Posts, found[group].Accounts));
        }
    });
}
