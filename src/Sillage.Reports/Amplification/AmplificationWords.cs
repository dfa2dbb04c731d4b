using Sillage.Analysis;

namespace Sillage.Reports.Amplification;

/// <summary>Who made it big, in sentences. Counting and model stand side by side, and neither says why.</summary>
internal static class AmplificationWords
{
    /// <summary>Accounts that the story tells.</summary>
    private const int Told = 2;

    /// <summary>Share of the topic from which counted descent is worth a sentence.</summary>
    private const double WorthTelling = 0.01;

    private const string Anchor = "amplification";

    /// <summary>The story's sentences; none where nobody's posts carry one.</summary>
    public static IEnumerable<Sentence> Story(Answer<AmplificationOptions, AmplificationResult> answer, Words words)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var result = answer.Result;
        foreach (var account in result.Accounts.Where(account => account.Counted.Descending.Low >= WorthTelling && account.Acts > 0).Take(Told))
        {
            yield return new Sentence(Counted(account, result.TopicPosts, words), Anchor);
            // Where the volume bends faster than the model lets its background, an effect and the evening's own rise are one.
            if (result.Model is { BackgroundTooSlow: false } && account.Induced is { Posts.High: >= 0.5 } induced)
                yield return new Sentence(Induced(account, induced, result.TopicPosts, words), Anchor);
        }
    }

    /// <summary>What names its posts as where it comes from.</summary>
    public static string Counted(AmplifyingAccount account, long topic, Words words)
    {
        var share = account.Counted.Descending;
        var (all, of, part, low, high) = (words.Number(topic), words.Number(share.Count), words.Percent(100 * share.Value), words.Percent(100 * share.Low), words.Percent(100 * share.High));
        return words.French
            ? $"Sur les {all} publications, {of} ({part} ; intervalle à 95 % de {low} à {high}) citent, relaient ou commentent, directement ou non, {Acts(account, words)}."
            : $"Of the {all} posts, {of} ({part}; 95 % interval {low} to {high}) repost, quote or answer {Acts(account, words)}, directly or through others.";
    }

    /// <summary>What would be missing without it, if the model is true; where the interval reaches 0, that is said.</summary>
    public static string Induced(AmplifyingAccount account, InducedDescent induced, long topic, Words words)
    {
        var (all, of, low, high) = (words.Number(topic), Round(induced.Posts.Value, words), Round(induced.Posts.Low, words), Round(induced.Posts.High, words));
        if (induced.Posts.Low < 0.5)
        {
            return words.French
                ? $"Le volume ne montre pas avec certitude un effet {Of(account, words)} : selon le modèle, {words.Count(Whole(induced), "posts")} {(Whole(induced) < 2 ? "en descend" : "en descendent")} (intervalle à 95 % de 0 à {high})."
                : $"The volume shows no certain effect of {Acts(account, words)}: by the model {words.Count(Whole(induced), "posts")} {(Whole(induced) == 1 ? "descends" : "descend")} from {(account.Acts == 1 ? "it" : "them")} (95 % interval 0 to {high}).";
        }

        return words.French
            ? $"Sur les {all} publications, {of} (intervalle à 95 % de {low} à {high}) descendent, selon le modèle, {Of(account, words)} ; une cause commune aurait la même apparence."
            : $"Of the {all} posts, {of} (95 % interval {low} to {high}) descend, by the model, from {Acts(account, words)}; a common cause would look the same.";
    }

    private static string Acts(AmplifyingAccount account, Words words) => (account.Acts == 1, words.French) switch
    {
        (true, true) => $"l’unique publication de {words.Account(account.Account)}",
        (true, false) => $"{words.Account(account.Account)}’s one post",
        (_, true) => $"les {words.Number(account.Acts)} publications de {words.Account(account.Account)}",
        (_, false) => $"{words.Account(account.Account)}’s {words.Number(account.Acts)} posts",
    };

    /// <summary>« de » before it, in French.</summary>
    private static string Of(AmplifyingAccount account, Words words) => account.Acts == 1 ? "de " + Acts(account, words) : "d" + Acts(account, words)[1..];

    private static long Whole(InducedDescent induced) => (long)Math.Round(induced.Posts.Value);

    private static string Round(double posts, Words words) => words.Number((long)Math.Round(posts));
}
