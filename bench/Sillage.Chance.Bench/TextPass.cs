using Sillage.Analysis;

namespace Sillage.Chance.Bench;

/// <summary>Invented posts of about twenty words; every tenth is a copy of an earlier one with a word changed.</summary>
public static class TextPass
{
    public static void Run(int count)
    {
        var random = new Random(7);
        var texts = new (int Post, string Text)[count];
        for (var post = 0; post < count; post++)
        {
            var copy = post > 0 && post % 10 == 0;
            var words = copy ? texts[random.Next(post)].Text.Split(' ') : [.. Enumerable.Range(0, random.Next(8, 32)).Select(_ => Word())];
            if (copy)
                words[random.Next(words.Length)] = Word();
            texts[post] = (post, string.Join(' ', words));
        }

        for (var time = 0; time < 3; time++)
        {
            var distinct = Stages.Time("normal forms, shingles, signatures", () => DistinctTexts.Of(texts, default));
            Stages.Time("candidates and their comparison", () => new Candidates(distinct, new()).Join(default));
            var found = Stages.Time($"{count} texts", () => NearDuplicates.Find(texts, new(), default));
            Console.WriteLine($"  {found.TextCount} different, {found.ClusterCount} clusters, {GC.GetTotalMemory(true) >> 20} MiB with the texts given");
        }

        // The rank of a word is its number, and its frequency is one over its rank (Zipf), as in a language.
        string Word() => $"word{(int)Math.Pow(50_000, random.NextDouble())}";
    }
}
