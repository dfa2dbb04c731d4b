namespace Sillage.Simulation;

/// <summary>
/// The timeline, written minute by minute: planted acts at their exact times, and a crowd whose number in each minute is fixed so that
/// the documented totals come out. Memory: the posts that can still be reposted, whatever the scale.
/// </summary>
internal sealed class Evening : IDisposable
{
    private const long MinuteMs = 60_000;
    private const int MostRemembered = 4_000;

    private static readonly DateTimeOffset Start = new(2017, 5, 5, 17, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset WindowFrom = new(2017, 5, 5, 18, 50, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset WindowTo = new(2017, 5, 5, 22, 20, 0, TimeSpan.Zero);
    private static readonly int FirstWindowMinute = (int)(WindowFrom - Start).TotalMinutes;
    private static readonly int LastWindowMinute = (int)(WindowTo - Start).TotalMinutes;
    private static readonly string[] Clients = ["Web Client", "Phone Client A", "Phone Client B", "Tablet Client"];
    private static readonly string[] Spellings = ["MacronLeaks", "MacronLeaks", "MacronLeaks", "MacronLeaks", "MacronLeaks", "macronleaks", "MACRONLEAKS"];

    private readonly Random64 random;
    private readonly Population cast;
    private readonly TweetWriter writer;
    private readonly SimulationOptions options;
    private readonly PriorityQueue<Action<long>, (long At, int Order)> planted = new();
    private readonly int[] crowd;
    private readonly List<Tweet> recent = [];
    private readonly List<Tweet> leaksSite = [];
    private readonly Dictionary<long, (long En, long Fr, long Und)> quarters = [];
    private readonly List<PlantedPost> leaksSitePosts = [];
    private Tweet? first;
    private int plantedOrder;
    private long lastMs;
    private int sequence;
    private long posts, topicPosts, inWindow, inSilence, within1m, within5m;

    public Evening(Stream output, SimulationOptions options)
    {
        this.options = options;
        random = new Random64(options.Seed);
        cast = new Population(random);
        writer = new TweetWriter(output);
        Plant();
        crowd = CrowdPerMinute();
    }

    /// <summary>From 17:00 on 5 May to 20:00 on 7 May, UTC.</summary>
    public static int Minutes => 51 * 60;

    public void WriteMinute(int minute)
    {
        var from = Start.ToUnixTimeMilliseconds() + (minute * MinuteMs);
        var times = new List<(long At, bool OnTopic)>();
        for (var i = 0; i < crowd[minute]; i++)
            times.Add((from + random.Below((int)MinuteMs), true));
        var background = (int)Math.Round(8 * options.Scale) + random.Below(5);
        for (var i = 0; i < background; i++)
            times.Add((from + random.Below((int)MinuteMs), false));
        times.Sort();

        foreach (var (at, onTopic) in times)
        {
            RunPlanted(at);
            if (onTopic)
                CrowdPost(at);
            else
                OffTopic(at);
        }

        RunPlanted(from + MinuteMs - 1);
        if (minute % 600 == 250)
            writer.WriteLimit(minute, from + MinuteMs - 1);
        if (minute % 200 == 150 && recent.Count > 0)
            writer.WriteDelete(recent[0].Id, recent[0].Author.Id, from + MinuteMs - 1);
    }

    public SimulationTruth Truth(string notice)
    {
        var languages = quarters.OrderBy(pair => pair.Key)
            .Select(pair => new PlantedLanguages(DateTimeOffset.FromUnixTimeSeconds(pair.Key * 900), pair.Value.En, pair.Value.Fr, pair.Value.Und)).ToArray();
        DateTimeOffset? crossing = null;
        for (var i = 0; i + 2 < languages.Length && crossing is null; i++)
        {
            if (languages[i..(i + 3)].All(quarter => quarter.French > quarter.English))
                crossing = languages[i].From;
        }

        return new SimulationTruth(
            "sillage/truth/1", notice, options.Seed, options.Scale, writer.Lines, posts, topicPosts, WindowFrom, WindowTo, inWindow,
            new PlantedPost(Text(first!.Id), DateTimeOffset.FromUnixTimeMilliseconds(first.At), first.Author.Handle), within1m, within5m,
            cast.LeaksSite.Handle, cast.LeaksSite.Followers, leaksSitePosts, inSilence, languages, crossing,
            Handles(cast.Automated), [.. cast.Groups.Select(Handles)], Handles(cast.Newsroom), Handles(cast.BusyHumans));
    }

    public void Dispose() => writer.Dispose();

    private static string[] Handles(Person[] people) => [.. people.Select(person => person.Handle)];

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The acts whose times are fixed; all of them are on the topic.</summary>
    private void Plant()
    {
        var origin = At(18, 49, 0);
        At(origin, at => first = Original(at, cast.Activist, "en", "MacronLeaks", ("https://t.co/sim0000001", "https://paste.example/eml-archive"), Clients[1]));
        for (var i = 0; i < 15; i++)
            At(origin + 3_000 + (i * 3_800L), at => Repost(at, i: random.Below(cast.UsSupporters.Length), cast.UsSupporters, () => first!));
        for (var i = 0; i < 72; i++)
            At(origin + 62_000 + (i * 3_250L), at => Repost(at, i: random.Below(cast.UsSupporters.Length), cast.UsSupporters, () => first!));
        for (var i = 0; i < 15; i++)
        {
            At(At(19, 20, 0) + (i * 11 * MinuteMs) + 7_000, at =>
            {
                var tweet = Original(at, cast.LeaksSite, "en", "MacronLeaks", ("https://t.co/sim0000002", "https://files.example/item/eml"), Clients[0]);
                leaksSite.Add(tweet);
                leaksSitePosts.Add(new PlantedPost(Text(tweet.Id), DateTimeOffset.FromUnixTimeMilliseconds(at), cast.LeaksSite.Handle));
            });
        }

        // Automated accounts repost the newest post of the leaks site or the first post, every 90 seconds to the second.
        for (var account = 0; account < cast.Automated.Length; account++)
        {
            for (var at = At(19, 0, account % 60) + (account * 37L); at < At(22, 15, 0); at += 90_000)
            {
                var who = account;
                At(at, now => Repost(now, who, cast.Automated, () => leaksSite.Count > 0 && (leaksSite[^1].EarlyReposts < 60 || now - leaksSite[^1].At > 5 * MinuteMs) ? leaksSite[^1] : first!));
            }
        }

        // Coordinated groups: within eight seconds, the odd ones post the same text, the even ones repost the same post.
        for (var group = 0; group < cast.Groups.Length; group++)
        {
            for (var action = 0; action < 12; action++)
            {
                Tweet? shared = null;
                string? text = null;
                for (var member = 0; member < cast.Groups[group].Length; member++)
                {
                    var (g, who) = (group, member);
                    At(At(19, 10 + group, 0) + (action * 14 * MinuteMs) + (member * 640L), at =>
                    {
                        var language = cast.Groups[g][who].Language;
                        if (g % 2 == 1)
                            Original(at, cast.Groups[g][who], language, "MacronLeaks", null, Clients[0], text ??= Texts.OnTopic(random, language));
                        else
                            Repost(at, who, cast.Groups[g], () => shared ??= Recent(language));
                    });
                }
            }
        }

        // The newsroom network: one headline, one tool, openly.
        for (var i = 0; i < cast.Newsroom.Length; i++)
        {
            var who = i;
            At(At(20, 5, 0) + (i * 20_000L), at => Original(at, cast.Newsroom[who], "en", "MacronLeaks", ($"https://t.co/simn{who:D6}", $"https://news.example/{who}/campaign-mail"), "News Scheduler", "Campaign confirms that mail was stolen, calls for caution"));
        }
    }

    /// <summary>
    /// The crowd per minute: a rise to a plateau and a slow fall in the documented window, then a thin tail. Its sum in the window is
    /// what is missing to 46,928 (times scale) beside the planted acts.
    /// </summary>
    private int[] CrowdPerMinute()
    {
        var perMinute = new int[Minutes];
        var (from, to) = (WindowFrom.ToUnixTimeMilliseconds(), WindowTo.ToUnixTimeMilliseconds());
        var fixedInWindow = planted.UnorderedItems.Count(item => item.Priority.At >= from && item.Priority.At < to);
        var wanted = (int)Math.Max(0, Math.Round(46_928 * options.Scale) - fixedInWindow);
        var weights = new double[Minutes];
        for (var minute = FirstWindowMinute; minute < LastWindowMinute; minute++)
        {
            double t = minute - FirstWindowMinute;
            weights[minute] = (0.15 + (1 - Math.Exp(-t / 25))) * Math.Exp(-t / 500) * (1 + (0.25 * Math.Sin(t / 9)));
        }

        Distribute(perMinute, weights, wanted);
        Array.Clear(weights);
        for (var minute = LastWindowMinute; minute < Minutes; minute++)
            weights[minute] = Math.Exp(-(minute - LastWindowMinute) / 300.0) + 0.03;
        Distribute(perMinute, weights, (int)Math.Round(9_000 * options.Scale));
        return perMinute;
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

    private void CrowdPost(long at)
    {
        var french = random.Chance(FrenchShare(at));
        var busy = french && random.Chance(0.05);
        var people = busy ? cast.BusyHumans : french ? cast.FrenchSupporters : cast.UsSupporters;
        if (random.Chance(0.25))
            people = cast.Bystanders;
        var who = (int)(people.Length * Math.Pow(random.Unit(), 2));
        var language = french ? "fr" : "en";
        var act = random.Unit();
        if (act < 0.72 && recent.Count > 0)
        {
            Repost(at, who, people, () => Popular(at, language));
        }
        else
        {
            (string, string)? link = random.Chance(0.3) ? ("https://t.co/sim0000001", "https://paste.example/eml-archive?utm_source=social") : null;
            var tag = random.Chance(0.04) ? "und" : language;
            Original(
                at, people[who], tag, Spellings[random.Below(Spellings.Length)], link, Clients[random.Below(Clients.Length)],
                tag == "und" ? "!!!" : null, quoted: act > 0.93 ? Popular(at, language) : null, answerTo: act is > 0.88 and <= 0.93 ? Popular(at, language) : null, spoken: language);
        }
    }

    /// <summary>French grows from a tenth to four fifths; it passes a half (of the two) towards 20:20.</summary>
    private static double FrenchShare(long at)
    {
        var minutes = (at - WindowFrom.ToUnixTimeMilliseconds()) / (double)MinuteMs;
        return 0.08 + (0.74 / (1 + Math.Exp(-(minutes - 82) / 14)));
    }

    private Tweet Popular(long at, string language)
    {
        // The first post and the leaks site draw most, but nobody beats the first post's first five minutes.
        if (language == "en" && leaksSite.Count > 0 && random.Chance(0.3) && leaksSite[^1] is var site && (site.EarlyReposts < 60 || at - site.At > 5 * MinuteMs))
            return site;
        if (language == "en" && first is not null && at - first.At > 5 * MinuteMs && random.Chance(0.12))
            return first;
        return Recent(language);
    }

    private Tweet Recent(string language)
    {
        if (recent.Count == 0)
            return first!;
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var tweet = recent[(int)(recent.Count * Math.Sqrt(random.Unit()))];
            if (tweet.Author.Language == language && tweet.EarlyReposts < 25)
                return tweet;
        }

        return recent[^1];
    }

    private Tweet Original(
        long at, Person author, string language, string? hashtag, (string Short, string Long)? link, string client, string? text = null, Tweet? quoted = null,
        Tweet? answerTo = null, string? spoken = null)
    {
        var words = text ?? (hashtag is null ? Texts.OffTopic(random, language) : Texts.OnTopic(random, spoken ?? language));
        var full = (answerTo is null ? "" : $"@{answerTo.Author.Handle} ") + words + (hashtag is null ? "" : $" #{hashtag}") + (link is { } known ? $" {known.Short}" : "");
        var tweet = new Tweet
        {
            Id = NextId(at),
            At = at,
            Author = author,
            Text = full,
            Language = language,
            Client = client,
            Hashtag = hashtag,
            Link = link,
            Quoted = quoted is { Quoted: null } ? quoted : null,
            AnswerTo = answerTo,
        };
        writer.Write(tweet);
        Count(at, language, hashtag is not null);
        // The first post and the leaks site's have their own draw; the crowd picks among the rest.
        if (hashtag is null || tweet.Author == cast.LeaksSite || tweet.Author == cast.Activist)
            return tweet;
        if (recent.Count == MostRemembered)
            recent.RemoveRange(0, MostRemembered / 4);
        recent.Add(tweet);
        return tweet;
    }

    private void Repost(long at, int i, Person[] people, Func<Tweet> choose)
    {
        var original = choose();
        var by = people[i] == original.Author ? people[(i + 1) % people.Length] : people[i];
        if (at - original.At <= 5 * MinuteMs)
            original.EarlyReposts++;
        if (original == first)
        {
            within1m += at - original.At <= MinuteMs ? 1 : 0;
            within5m += at - original.At <= 5 * MinuteMs ? 1 : 0;
        }

        writer.WriteRepost(NextId(at), at, by, by.Role == Role.Automated ? "Auto Client" : Clients[i % Clients.Length], original);
        Count(at, original.Language, original.Hashtag is not null);
    }

    private void OffTopic(long at)
    {
        var person = cast.Bystanders[random.Below(cast.Bystanders.Length)];
        Original(at, person, person.Language, null, null, Clients[random.Below(Clients.Length)]);
    }

    private void Count(long at, string language, bool onTopic)
    {
        posts++;
        if (!onTopic)
            return;
        topicPosts++;
        var time = DateTimeOffset.FromUnixTimeMilliseconds(at);
        inWindow += time >= WindowFrom && time < WindowTo ? 1 : 0;
        inSilence += time >= Start.AddHours(5) && time < Start.AddHours(49) ? 1 : 0;
        var quarter = quarters.GetValueOrDefault(at / 900_000);
        quarters[at / 900_000] = language switch { "en" => quarter with { En = quarter.En + 1 }, "fr" => quarter with { Fr = quarter.Fr + 1 }, _ => quarter with { Und = quarter.Und + 1 } };
    }

    private void RunPlanted(long until)
    {
        while (planted.TryPeek(out var act, out var due) && due.At <= until)
        {
            planted.Dequeue();
            act(due.At);
        }
    }

    private void At(long at, Action<long> act) => planted.Enqueue(act, (at, plantedOrder++));

    private static long At(int hour, int minute, int second) =>
        new DateTimeOffset(2017, 5, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() + (((hour * 60L) + minute) * MinuteMs) + (second * 1000L);

    /// <summary>A snowflake: milliseconds since X's epoch, then a number within the millisecond.</summary>
    private long NextId(long at)
    {
        sequence = at == lastMs ? sequence + 1 : 0;
        lastMs = at;
        return ((at - 1_288_834_974_657) << 22) | (uint)(sequence & 0x3FFFFF);
    }
}
