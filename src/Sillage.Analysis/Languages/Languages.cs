using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>In which languages the topic ran, over time.</summary>
public static class Languages
{
    /// <summary>Word for posts whose language nothing tells.</summary>
    public const string Undetermined = "undetermined";

    /// <summary>Counts languages.</summary>
    public static Answer<LanguagesOptions, LanguagesResult> Run(Slice slice, LanguagesOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var captured = slice.Captured();
        var detected = SpokenLanguages.Of(slice, captured, options, cancel);
        var names = detected.Names;
        var step = options.BucketMinutes > 0 ? options.BucketMinutes : TimeBuckets.Step(slice, captured);

        var result = new LanguagesResult(
            Count(captured, detected), ByAccounts(slice, captured, detected), Count([.. captured.Where(post => !slice.IsRepost(post))], detected), step,
            Buckets(slice, captured, detected, step));
        return new Answer<LanguagesOptions, LanguagesResult>(
            "sillage/languages/1", slice.Topic, options, result, [.. Caveats(slice, result, detected)],
            new Method("Shares per bucket with Wilson intervals; the platform's tag first, else detected from the text", "Wilson 1927; detector: Lingua (SearchPioneer.Lingua), links, handles and hashtags removed"));
    }

    private static LanguageShare[] Count(ReadOnlySpan<int> posts, SpokenLanguages detection)
    {
        var tagged = new long[detection.Names.Count];
        var detected = new long[detection.Names.Count];
        foreach (var post in posts)
            (detection.IsDetected(post) ? detected : tagged)[detection.Language(post)]++;
        return Ranked(detection, tagged, detected, posts.Length);
    }

    private static LanguageShare[] ByAccounts(Slice slice, int[] posts, SpokenLanguages detection)
    {
        var tagged = new long[detection.Names.Count];
        var detected = new long[detection.Names.Count];
        // As numbers: by account, then by language, what was tagged before what was detected.
        var uses = Array.ConvertAll(posts, post => ((long)slice.Account[post] << 16) + (detection.Language(post) * 2) + (detection.IsDetected(post) ? 1 : 0));
        Array.Sort(uses);
        var (accounts, last) = (0L, -1L);
        foreach (var use in uses)
        {
            accounts += use >> 16 != last >> 16 ? 1 : 0;
            // A language that an account was tagged with once is tagged for it, whatever was detected elsewhere.
            if (use >> 1 != last >> 1)
                ((use & 1) != 0 ? detected : tagged)[(use & ushort.MaxValue) >> 1]++;
            last = use;
        }

        return Ranked(detection, tagged, detected, accounts);
    }

    private static LanguageShare[] Ranked(SpokenLanguages detection, long[] tagged, long[] detected, long of) =>
        [.. Enumerable.Range(0, tagged.Length).Where(language => tagged[language] + detected[language] > 0)
            .OrderByDescending(language => tagged[language] + detected[language]).ThenBy(language => detection.Names[language], StringComparer.Ordinal)
            .Select(language =>
            {
                var share = Shares.Wilson(tagged[language] + detected[language], of);
                var unknown = detection.Names[language] == Undetermined;
                return new LanguageShare(detection.Names[language], share.Count, unknown ? 0 : tagged[language], unknown ? 0 : detected[language], share.Value, share.Low, share.High);
            })];

    private static List<LanguageBucket> Buckets(Slice slice, int[] captured, SpokenLanguages detection, int stepMinutes)
    {
        var buckets = new List<LanguageBucket>();
        foreach (var (from, posts) in TimeBuckets.Split(slice, captured, stepMinutes))
        {
            var inside = captured.AsSpan(posts);
            buckets.Add(new LanguageBucket(Wording.Time(from), Wording.Time(from + (stepMinutes * TimeBuckets.Minute)), inside.Length, Count(inside, detection)));
        }

        return buckets;
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, LanguagesResult result, SpokenLanguages detection)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        var detected = result.Total.Sum(language => language.Detected);
        var all = result.Total.Sum(language => language.Posts);
        if (detected > 0)
            yield return Wording.Of("languages-detected", $"The language of {Wording.Number(detected)} of {Wording.Number(all)} posts was detected from their text; detection of short texts errs.", ("posts", Wording.Number(detected)), ("of", Wording.Number(all)));
        if (detection.LeftOut > 0)
            yield return Wording.Of("detection-limit", $"Different texts that were not sent to the detector (its limit), and count as undetermined: {Wording.Number(detection.LeftOut)}.", ("texts", Wording.Number(detection.LeftOut)));
    }
}
