namespace Sillage.Simulation;

/// <summary>How many the crowd posts in each minute, and what: camps with their languages and habits.</summary>
internal sealed class Crowd(Cast cast, Random64 random, Stage stage)
{
    private const double Topic = 46_928;
    private const double Afterwards = 9_000;
    private const double EntryMinute = 89;

    // The hits: the newest posts of the leaks site draw three of ten English reposts, the first post one of eight; French supporters carry over a few.
    private const double SiteShare = 0.3, FirstShare = 0.12, CarriedOver = 0.1;

    /// <summary>
    /// Posts per minute from 17:00: a rise to a plateau and a slow fall in the documented window, then a thin tail. The sum in the window
    /// is what is missing to 46,928 (times scale) beside the planted acts.
    /// </summary>
    public static int[] PerMinute(double scale, int plantedInWindow)
    {
        var perMinute = new int[Timeline.Minutes];
        var (first, last) = ((int)(Timeline.WindowFrom - Timeline.Start).TotalMinutes, (int)(Timeline.WindowTo - Timeline.Start).TotalMinutes);
        var weights = new double[Timeline.Minutes];
        for (var minute = first; minute < last; minute++)
        {
            double t = minute - first;
            weights[minute] = (0.15 + (1 - Math.Exp(-t / 25))) * Math.Exp(-t / 500) * (1 + (0.25 * Math.Sin(t / 9)));
        }

        Distribute(perMinute, weights, Math.Max(0, (int)Math.Round(Topic * scale) - plantedInWindow));
        Array.Clear(weights);
        for (var minute = last; minute < Timeline.Minutes; minute++)
            weights[minute] = Math.Exp(-(minute - last) / 300.0) + 0.03;
        Distribute(perMinute, weights, (int)Math.Round(Afterwards * scale));
        return perMinute;
    }

    /// <summary>Somebody of the crowd posts on the topic.</summary>
    public void Act(long at)
    {
        var camp = WhoseTurn(at);
        var act = random.Unit();
        if (act < 0.72 && Repost(at, camp))
            return;
        var author = cast.Draw(camp, random);
        var language = Cast.LanguageOf(camp);
        // Four in a hundred say nothing in any language: a sign, a number, the hashtag with a link.
        var wordless = random.Chance(0.04);
        var other = act > 0.88 ? Talked(at, camp, author) : null;
        stage.Post(at, author, new Content(
            wordless ? Wording.Wordless : language == Language.French ? Wording.French : Wording.English, random.Next(), wordless ? Language.Undetermined : language, Attachments.Spelling(random),
            random.Chance(wordless ? 0.8 : 0.3) ? (random.Chance(0.6) ? Attachments.Paste : Attachments.PasteCampaign) : Attachments.None, (byte)random.Below(Attachments.HumanClients),
            act > 0.93 && other is { Quoted: null } ? other : null, act is > 0.88 and <= 0.93 ? other : null));
    }

    /// <summary>Somebody posts on something else.</summary>
    public void OffTopic(long at)
    {
        var camp = random.Chance(0.55) ? Camp.EnglishBystanders : Camp.FrenchBystanders;
        var language = Cast.LanguageOf(camp);
        stage.Post(at, cast.Draw(camp, random), new Content(
            language == Language.French ? Wording.FrenchOffTopic : Wording.EnglishOffTopic, random.Next(), language, Attachments.OffTopic(random, language), Attachments.None,
            (byte)random.Below(Attachments.HumanClients)));
    }

    /// <summary>
    /// A quarter are bystanders. Of the rest all are of the US far right until Le Pen supporters come in an hour and a half after the first
    /// post; French, a twentieth before, grows to four fifths, and passes a half about 20:40.
    /// </summary>
    private Camp WhoseTurn(long at)
    {
        var minutes = (at - Timeline.WindowFrom.ToUnixTimeMilliseconds()) / (double)Timeline.MinuteMs;
        var entered = minutes >= EntryMinute;
        var french = random.Chance(0.05 + (entered ? 0.77 / (1 + Math.Exp(-(minutes - 105) / 12)) : 0));
        var bystander = random.Chance(0.25);
        return french ? (bystander || !entered ? Camp.FrenchBystanders : Camp.LePenSupporters) : (bystander ? Camp.EnglishBystanders : Camp.UsFarRight);
    }

    private bool Repost(long at, Camp camp)
    {
        if (HitFor(at, camp) is { } hit && hit.NextReposter(camp) is { } fan)
        {
            stage.Repost(at, fan, (byte)random.Below(Attachments.HumanClients), hit.Tweet);
            return true;
        }

        var account = cast.Draw(camp, random);
        if (PoolFor(camp).Pick(random, at, account) is not { } tweet)
            return false;
        stage.Repost(at, account, (byte)random.Below(Attachments.HumanClients), tweet);
        return true;
    }

    /// <summary>A post to quote or to answer.</summary>
    private Tweet? Talked(long at, Camp camp, int author) => HitFor(at, camp)?.Tweet ?? PoolFor(camp).Pick(random, at, author);

    private Hit? HitFor(long at, Camp camp)
    {
        var drawn = camp switch { Camp.LePenSupporters => CarriedOver, Camp.FrenchBystanders => 0, _ => 1 };
        if (stage.Site is { } site && random.Chance(SiteShare * drawn))
        {
            // While the newest waits, the one before it goes on.
            if (random.Chance(site.Draw(at)))
                return site;
            if (stage.EarlierSite is { } earlier)
                return earlier;
        }

        return stage.First is { } first && random.Chance(FirstShare * drawn * first.Draw(at)) ? first : null;
    }

    /// <summary>Supporters mostly repost their own camp, bystanders both.</summary>
    private Pool PoolFor(Camp camp)
    {
        var other = camp switch
        {
            Camp.UsFarRight => Camp.EnglishBystanders,
            Camp.EnglishBystanders => Camp.UsFarRight,
            Camp.LePenSupporters => Camp.FrenchBystanders,
            _ => Camp.LePenSupporters,
        };
        return stage.Pools[(int)(random.Chance(camp is Camp.UsFarRight or Camp.LePenSupporters ? 0.15 : 0.5) ? other : camp)];
    }

    /// <summary>Splits a total over minutes in proportion to weights; rounding is carried on, so that the sum is exact.</summary>
    private static void Distribute(int[] perMinute, double[] weights, int total)
    {
        var sum = weights.Sum();
        double due = 0;
        var given = 0;
        var last = Array.FindLastIndex(weights, weight => weight > 0);
        for (var minute = 0; minute < weights.Length; minute++)
        {
            due += total * weights[minute] / sum;
            var now = minute == last ? total - given : (int)due - given;
            perMinute[minute] += now;
            given += now;
        }
    }
}
