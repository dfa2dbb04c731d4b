using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests;

public class NearDuplicateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly NearDuplicateOptions Default = new();

    [Fact]
    public void Copies_with_a_changed_word_are_one_cluster_and_others_are_not()
    {
        var found = Find(
            "The minister hid the second report about the harbour from the whole parliament and the press for two years",
            "The minister hid the second report about the harbour from the whole parliament and the press for three years",
            "RT @x: The minister hid the second report about the harbour from the whole parliament and the press for two years https://t.co/1",
            "Nothing of this is about ports or ministers; the trains were late again this morning in the north",
            "");

        Assert.Equal([0, 1, 0, 2, -1], found.Text);
        Assert.Equal([0, 0, 0, 1, -1], found.Cluster);
        Assert.Equal((3, 2, 2), (found.TextCount, found.ClusterCount, found.VariantCount(0)));
        var variants = found.Variants(0);
        Assert.Equal((2, 1), (variants[0].Posts, variants[1].Posts));
        Assert.Equal((0, 1), (variants[0].FirstPost, variants[1].FirstPost));
        Assert.Equal([(TextChangeKind.Removed, "two"), (TextChangeKind.Added, "three")], variants[1].Changes.Where(change => change.Kind != TextChangeKind.Same).Select(change => (change.Kind, change.Text)));
        Assert.Equal([TextChangeKind.Same], variants[0].Changes.Select(change => change.Kind));
    }

    [Fact]
    public void A_chain_of_small_changes_does_not_join_its_ends()
    {
        // Each text drops the first three words of the one before: neighbours are alike, ends share nothing.
        var words = Enumerable.Range(0, 120).Select(i => $"word{i}").ToArray();
        var chain = Enumerable.Range(0, 30).Select(step => string.Join(' ', words.Skip(step * 3).Take(33))).ToArray();

        var found = Find(chain);

        Assert.True(found.ClusterCount is > 3 and < 30, $"{found.ClusterCount} clusters");
        for (var cluster = 0; cluster < found.ClusterCount; cluster++)
            Assert.All(found.Variants(cluster), variant => Assert.InRange(variant.Similarity, 0.6, 1));
    }

    [Fact]
    public void Nearly_every_pair_that_all_comparisons_find_hangs_together()
    {
        // Counted over all draws together, so every run must draw the same.
        var random = new Random(20170505);
        var (pairs, missed) = (0, 0);
        for (var draw = 0; draw < 300; draw++)
        {
            var template = Enumerable.Range(0, random.Next(9, 41)).Select(_ => Word()).ToArray();
            var texts = Enumerable.Range(0, random.Next(2, 9)).Select(_ => Changed(template, random.Next(4))).ToArray();
            var found = Find(texts);
            var sets = Array.ConvertAll(texts, text => Shingles.Of(NormalText.Of(text), ShingleKind.Words));
            for (var i = 0; i < texts.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (Shingles.Jaccard(sets[i], sets[j]) < 0.8 || Shingles.Jaccard(sets[0], sets[i]) < 0.6 || Shingles.Jaccard(sets[0], sets[j]) < 0.6)
                        continue;
                    pairs++;
                    if (Math.Min(sets[i].Length, sets[j].Length) > 0 && found.Cluster[i] != found.Cluster[j])
                        missed++;
                }
            }
        }

        Assert.True(pairs > 300, $"{pairs} pairs");
        Assert.True(missed <= pairs * 0.02, $"{missed} of {pairs} missed");

        string Word() => $"w{random.Next(401)}";

        string Changed(string[] template, int changes)
        {
            var words = template.ToArray();
            for (var change = 0; change < changes; change++)
                words[random.Next(words.Length)] = Word();
            return string.Join(' ', words);
        }
    }

    [Fact]
    public void Every_text_is_similar_to_the_earliest_of_its_cluster_and_both_can_be_read_from_the_difference() =>
        Gen.Int[0, 12].Select(i => $"w{i}").Array[0, 14].Array[1, 30].Sample(list =>
        {
            var texts = Array.ConvertAll(list, words => string.Join(' ', words));
            var found = Find(texts);

            for (var cluster = 0; cluster < found.ClusterCount; cluster++)
            {
                var variants = found.Variants(cluster);
                Assert.Equal(found.Cluster.Count(one => one == cluster), variants.Sum(variant => variant.Posts));
                foreach (var variant in variants)
                {
                    Assert.InRange(variant.Similarity, 0.6, 1);
                    Assert.Equal(variants[0].Text, string.Concat(variant.Changes.Where(change => change.Kind != TextChangeKind.Added).Select(change => change.Text)));
                    Assert.Equal(variant.Text, string.Concat(variant.Changes.Where(change => change.Kind != TextChangeKind.Removed).Select(change => change.Text)));
                }
            }

            Assert.Equal(found.Cluster, Find(texts).Cluster);
        });

    [Fact]
    public void Hostile_texts_are_texts()
    {
        var found = Find(
            "🎉🎉🎉🎉🎉🎉", "🎉🎉🎉🎉🎉🎉", "\uD83D broken \uDE00 halves of two signs here", new string('a', 100_000), string.Concat(Enumerable.Repeat("so ", 50_000)),
            "法国总统候选人的邮件被泄露在网上了", "法国总统候选人的邮件被泄露在网上", "\0\0\0", "  ", "‏‏‏");

        Assert.Equal(found.Text[0], found.Text[1]);
        Assert.Equal(found.Cluster[5], found.Cluster[6]);
        Assert.NotEqual(found.Text[5], found.Text[6]);
        Assert.Equal([-1, -1, -1], found.Cluster[7..]);
        Assert.Empty(Find().Cluster);
        Assert.Throws<ArgumentOutOfRangeException>(() => NearDuplicates.Find([], Default with { Copy = 0 }, Cancel));
    }

    [Fact]
    public void Ten_thousand_wordings_of_one_text_are_one_cluster()
    {
        var found = Find([.. Enumerable.Range(0, 10_000).Select(i => $"They do not want you to read this long and very important story about the harbour and the ministers of the north number {i}")]);

        Assert.Equal((10_000, 1), (found.TextCount, found.ClusterCount));
    }

    private static NearDuplicatesResult Find(params string[] texts) => NearDuplicates.Find(texts.Select((text, post) => (post, text)), Default, Cancel);
}
