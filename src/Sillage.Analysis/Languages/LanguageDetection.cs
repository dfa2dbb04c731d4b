using System.Text.RegularExpressions;
using Lingua;
using Sillage.Cases;
using static Lingua.Language;

namespace Sillage.Analysis;

/// <summary>The language of posts of a slice: its tag, else what the detector says of its text.</summary>
internal sealed partial class LanguageDetection
{
    /// <summary>The detector's choice is limited to languages that are frequent on platforms: fewer candidates, fewer errors on short texts.</summary>
    private static readonly Lazy<LanguageDetector> Detector = new(() => LanguageDetectorBuilder
        .FromLanguages(Arabic, Chinese, Czech, Dutch, English, French, German, Greek, Hungarian, Italian, Japanese, Polish, Portuguese, Romanian, Russian, Spanish, Swedish, Turkish, Ukrainian)
        .WithLowAccuracyMode().Build());

    private readonly short[] languages;
    private readonly bool[] detected;

    private LanguageDetection(IReadOnlyList<string> names, short[] languages, bool[] detected, long leftOut)
    {
        Names = names;
        this.languages = languages;
        this.detected = detected;
        LeftOut = leftOut;
    }

    /// <summary>Languages; the first is "undetermined".</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Different texts beyond the option's limit.</summary>
    public long LeftOut { get; }

    public short Language(int post) => languages[post];

    public bool IsDetected(int post) => detected[post];

    /// <summary>Finds the languages of some posts of a slice.</summary>
    public static LanguageDetection Of(Slice slice, int[] posts, LanguagesOptions options, CancellationToken cancel)
    {
        List<string> names = [Languages.Undetermined, .. slice.Languages.Skip(1)];
        var index = names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => (short)pair.i, StringComparer.Ordinal);
        var languages = new short[slice.Count];
        var detected = new bool[slice.Count];
        var untagged = new bool[slice.Count];
        foreach (var post in posts)
        {
            languages[post] = slice.Language[post];
            untagged[post] = slice.Language[post] == 0;
        }

        if (!untagged.Contains(true))
            return new LanguageDetection(names, languages, detected, 0);

        // Each different text is detected once, in parallel; the result does not depend on the order.
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        var textOf = new List<(int Post, int Text)>();
        foreach (var (post, text) in slice.Words.Texts(post => untagged[post]))
        {
            var words = Words(text);
            if (words.Count(char.IsLetter) < options.FewestLetters)
                continue;
            if (!texts.TryGetValue(words, out var number))
                texts.Add(words, number = texts.Count);
            textOf.Add((post, number));
        }

        var ordered = texts.Keys.ToArray();
        var found = new string?[Math.Min(ordered.Length, options.MostDetected)];
        Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var language = Detector.Value.DetectLanguageOf(ordered[i]);
            found[i] = language == Unknown ? null : language.IsoCode6391().ToString().ToLowerInvariant();
        });

        foreach (var (post, text) in textOf)
        {
            if (text >= found.Length || found[text] is not { } name)
                continue;
            if (!index.TryGetValue(name, out var language))
            {
                index.Add(name, language = (short)names.Count);
                names.Add(name);
            }

            languages[post] = language;
            detected[post] = true;
        }

        return new LanguageDetection(names, languages, detected, Math.Max(0, ordered.Length - found.Length));
    }

    private static string Words(string text) => Noise().Replace(text, " ").Trim();

    [GeneratedRegex(@"https?://\S+|[@#]\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Noise();
}
