using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests;

public class ShingleTests
{
    [Fact]
    public void The_two_wordings_of_the_pope_hoax_share_six_of_eight_shingles()
    {
        var one = Shingles.Of("breaking news! his holiness pope francis has failed…", ShingleKind.Words);
        var other = Shingles.Of("breaking news! his holiness pope francis has failed… read more", ShingleKind.Words);

        Assert.Equal((6, 8, 0.75), (one.Length, other.Length, Shingles.Jaccard(one, other)));
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData("three words only", false, false)]
    [InlineData("these are four words", false, true)]
    [InlineData("one two three four five six seven eight", true, true)]
    [InlineData("one two three four five six seven eight nine ten eleven", true, false)]
    [InlineData("法国总统候选人的邮件", false, false)]
    [InlineData("法国总统候选人的邮件被泄露在网上", false, true)]
    [InlineData("a b c", false, false)]
    public void Short_texts_and_scripts_without_spaces_are_compared_by_characters(string normal, bool words, bool characters) =>
        Assert.Equal((words, characters), Shingles.Kinds(normal));

    [Fact]
    public void Jaccard_is_what_it_says() => Gen.Select(Gen.UInt[0, 30].Array[1, 20], Gen.UInt[0, 30].Array[1, 20]).Sample((one, other) =>
    {
        uint[] Ascending(uint[] set) => [.. set.Distinct().Order()];

        Assert.Equal((double)one.Intersect(other).Count() / one.Union(other).Count(), Shingles.Jaccard(Ascending(one), Ascending(other)), 12);
    });

    [Fact]
    public void Signatures_agree_as_often_as_sets_are_similar()
    {
        // 1 − (1 − s^5)^25 for s = 60/140 and 140/180; 400 pairs each.
        foreach (var common in new uint[] { 60, 140 })
        {
            var met = 0;
            for (uint round = 0; round < 400; round++)
            {
                uint[] Set(uint salt) => [.. Enumerable.Range(0, (int)(common == 60 ? 100 : 160)).Select(i => Hash((round * 1000) + (uint)i + (i < common ? 0 : salt))).Order()];
                uint[] one = new uint[MinHash.Bands], other = new uint[MinHash.Bands];
                MinHash.Keys(Set(1_000_000), ShingleKind.Words, one);
                MinHash.Keys(Set(2_000_000), ShingleKind.Words, other);
                met += one.Zip(other).Any(pair => pair.First == pair.Second) ? 1 : 0;
            }

            var similarity = common == 60 ? 60 / 140.0 : 140 / 180.0;
            var chance = 1 - Math.Pow(1 - Math.Pow(similarity, 5), 25);
            Assert.InRange(met / 400.0, chance - (4 * Math.Sqrt(chance * (1 - chance) / 400)) - 0.005, chance + (4 * Math.Sqrt(chance * (1 - chance) / 400)) + 0.005);
        }

        static uint Hash(uint value)
        {
            var mixed = (ulong)value * 0x9E3779B97F4A7C15;
            return (uint)((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9 >> 32);
        }
    }
}
