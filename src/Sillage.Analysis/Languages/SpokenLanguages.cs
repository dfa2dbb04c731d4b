using System.Text.RegularExpressions;
using Lingua;
using Sillage.Cases;
using static Lingua.Language;

namespace Sillage.Analysis;

/// <summary>The language of posts of a slice: its tag, else what the detector says of its text.</summary>
internal sealed partial class SpokenLanguages
{
    /// <summary>Names the detector, its version and settings, for what is kept of it.</summary>
    private const string DetectorName = "Lingua 2.0.0, 19 languages, low accuracy";

    /// <summary>Texts between two reports of progress.</summary>
    private const int Reported = 500;

    /// <summary>The detector's choice is limited to languages that are frequent on platforms: fewer candidates, fewer errors on short texts.</summary>
    private static readonly Lazy<LanguageDetector> Detector = new(() => LanguageDetectorBuilder
        .FromLanguages(Arabic, Chinese, Czech, Dutch, English, French, German, Greek, Hungarian, Italian, Japanese, Polish, Portuguese, Romanian, Russian, Spanish, Swedish, Turkish, Ukrainian)
        .WithLowAccuracyMode().Build());

    private readonly short[] languages;
    private readonly float[] confidences;

    private SpokenLanguages(IReadOnlyList<string> names, short[] languages, float[] confidences, long leftOut) =>
        (Names, this.languages, this.confidences, LeftOut) = (names, languages, confidences, leftOut);

    /// <summary>Languages; the first is "undetermined".</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Different texts beyond the option's limit.</summary>
    public long LeftOut { get; }

    public short Language(int post) => languages[post];

    /// <summary>Whether it was detected; else the platform tagged it, or nothing tells it.</summary>
    public bool IsDetected(int post) => confidences[post] is > 0 and < TagConfidence;

    /// <summary>How sure the language is, above 0 to 1: 1 for a tag.</summary>
    public float Confidence(int post) => Math.Min(1, confidences[post]);

    /// <summary>Above what any detector says: a tag.</summary>
    private const float TagConfidence = 2;

    /// <summary>Finds the languages of some posts of a slice.</summary>
    public static SpokenLanguages Of(Slice slice, int[] posts, LanguagesOptions options, CancellationToken cancel)
    {
        List<string> names = [Languages.Undetermined, .. slice.Languages.Skip(1)];
        var index = names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => (short)pair.i, StringComparer.Ordinal);
        var (languages, confidences, untagged) = (new short[slice.Count], new float[slice.Count], new bool[slice.Count]);
        Array.Fill(confidences, TagConfidence);
        foreach (var post in posts)
        {
            languages[post] = slice.Language[post];
            untagged[post] = slice.Language[post] == 0;
        }

        if (!untagged.Contains(true))
            return new SpokenLanguages(names, languages, confidences, 0);

        var (textOf, hashes, texts) = Texts(slice, untagged, options.FewestLetters);
        var heard = Heard(slice.Words.Detected, hashes, texts, options.MostDetected, cancel);
        foreach (var (post, text) in textOf)
        {
            if (heard[text] is not { Language: { } name } said)
                continue;
            if (!index.TryGetValue(name, out var language))
            {
                index.Add(name, language = (short)names.Count);
                names.Add(name);
            }

            (languages[post], confidences[post]) = (language, said.Confidence);
        }

        return new SpokenLanguages(names, languages, confidences, heard.Count(said => said is null));
    }

    /// <summary>The different texts, links, handles and hashtags left out, and which post has which.</summary>
    private static (List<(int Post, int Text)> TextOf, List<UInt128> Hashes, List<string> Texts) Texts(Slice slice, bool[] untagged, int fewestLetters)
    {
        var (textOf, hashes, texts, numbers) = (new List<(int, int)>(), new List<UInt128>(), new List<string>(), new Dictionary<UInt128, int>());
        foreach (var (post, text) in slice.Words.Texts(post => untagged[post]))
        {
            var words = Words(text);
            if (words.Count(char.IsLetter) < fewestLetters)
                continue;
            var hash = DetectedTexts.Hash(words);
            if (!numbers.TryGetValue(hash, out var number))
            {
                numbers.Add(hash, number = texts.Count);
                hashes.Add(hash);
                texts.Add(words);
            }

            textOf.Add((post, number));
        }

        return (textOf, hashes, texts);
    }

    /// <summary>What the detector says of each text, asked once for each and in parallel; null for those that a sample leaves out.</summary>
    private static DetectedLanguage?[] Heard(DetectedTexts detected, List<UInt128> hashes, List<string> texts, int most, CancellationToken cancel)
    {
        detected.Use(DetectorName);
        // A sample by hash: as good as random, and the same whatever is in the case besides.
        var sample = Enumerable.Range(0, texts.Count).ToArray();
        if (texts.Count > most)
            sample = [.. sample.OrderBy(text => hashes[text]).Take(most)];
        int[] asked = [.. sample.Where(text => detected.Of(hashes[text]) is null)];
        long done = 0;
        Parallel.ForEach(asked, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, text =>
        {
            detected.Add(hashes[text], Detect(texts[text]));
            if (Interlocked.Increment(ref done) % Reported == 0)
                detected.Progress?.Invoke(Interlocked.Read(ref done), asked.Length);
        });
        if (asked.Length >= Reported)
            detected.Progress?.Invoke(asked.Length, asked.Length);
        var heard = new DetectedLanguage?[texts.Count];
        foreach (var text in sample)
            heard[text] = detected.Of(hashes[text]);
        return heard;
    }

    private static DetectedLanguage Detect(string text)
    {
        // In order of confidence. Two that are equally likely say nothing, as the library has it.
        var values = Detector.Value.ComputeLanguageConfidenceValues(text).Take(2).ToArray();
        return values is [{ Value: > 0 } best, ..] && (values.Length == 1 || values[1].Value < best.Value)
            ? new DetectedLanguage(best.Key.IsoCode6391().ToString().ToLowerInvariant(), (float)Math.Min(1, best.Value))
            : new DetectedLanguage(null, 0);
    }

    private static string Words(string text) => Noise().Replace(text, " ").Trim();

    [GeneratedRegex(@"https?://\S+|[@#]\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Noise();
}
