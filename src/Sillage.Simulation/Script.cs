namespace Sillage.Simulation;

/// <summary>The planted acts and their times. Each writes exactly one post on the topic, so that the crowd can fill up to the documented total.</summary>
internal sealed class Script
{
    /// <summary>Seconds between two acts of an automated account.</summary>
    public const int AutomatedSeconds = 90;

    private const int SitePosts = 15;
    private const int ActionsPerGroup = 12;
    private const int GroupWithinMs = 8_000;
    private const int NewsroomWithinMs = 45_000;
    private const ulong FirstSiteText = 1, FirstHeadline = 16;
    private const int Headlines = 5;

    private readonly PriorityQueue<Action<long>, (long At, int Order)> acts = new();
    private readonly Cast cast;
    private readonly Random64 random;
    private readonly Stage stage;
    private readonly Tally tally;

    public Script(Cast cast, Random64 random, Stage stage, Tally tally)
    {
        (this.cast, this.random, this.stage, this.tally) = (cast, random, stage, tally);
        FirstPost();
        LeaksSite();
        Automated();
        for (var group = 0; group < cast.Groups.Length; group++)
            Group(group);
        for (var headline = 0; headline < Headlines; headline++)
            Newsrooms(headline);
        foreach (var human in cast.BusyHumans)
            BusyHuman(human);
    }

    public int Count(DateTimeOffset from, DateTimeOffset to) =>
        acts.UnorderedItems.Count(act => act.Priority.At >= from.ToUnixTimeMilliseconds() && act.Priority.At < to.ToUnixTimeMilliseconds());

    /// <summary>Runs what is due.</summary>
    /// <param name="until">Milliseconds since 1970, included.</param>
    public void Run(long until)
    {
        while (acts.TryPeek(out var act, out var due) && due.At <= until)
        {
            acts.Dequeue();
            act(due.At);
        }
    }

    /// <summary>The first use, then 15 reposts within a minute and 87 within five.</summary>
    private void FirstPost()
    {
        var at = Timeline.FirstUse.ToUnixTimeMilliseconds();
        Plan(at, now => stage.Post(now, cast.Activist, new Content(Wording.Planted, 0, Language.English, 1, Attachments.Paste, Attachments.PhoneClient)));
        for (var i = 0; i < 87; i++)
        {
            var delay = i < 15 ? 2_000 + random.Below(57_000) : 60_500 + random.Below(239_000);
            Plan(at + delay, now => stage.Repost(now, stage.First!.NextReposter(Camp.UsFarRight)!.Value, (byte)random.Below(Attachments.HumanClients), stage.First.Tweet));
        }
    }

    private void LeaksSite()
    {
        for (var i = 0; i < SitePosts; i++)
        {
            var text = FirstSiteText + (ulong)i;
            var at = Timeline.At(19, 20).AddMinutes(i * 11).ToUnixTimeMilliseconds() + random.Below(240_000);
            Plan(at, now => stage.Post(now, cast.LeaksSite, new Content(Wording.Planted, text, Language.English, 1, Attachments.Files, Attachments.WebClient)));
        }
    }

    /// <summary>
    /// Every 90 seconds to the second, from 19:00 to 22:15: the first post, then each post of the leaks site once it is five minutes old,
    /// otherwise the newest of the US far right; should there be nothing new, that of others.
    /// </summary>
    private void Automated()
    {
        for (var i = 0; i < cast.Automated.Length; i++)
        {
            var account = cast.Automated[i];
            long newest = 0;
            Tweet? hit = null;
            for (var at = Timeline.At(19, 0).ToUnixTimeMilliseconds() + (i % 60 * 1_000) + (i * 37); at < Timeline.At(22, 15).ToUnixTimeMilliseconds(); at += AutomatedSeconds * 1_000)
            {
                Plan(at, now =>
                {
                    var wanted = stage.Site is { } site && now - site.Tweet.At > 300_000 ? site.Tweet : hit ?? stage.First!.Tweet;
                    if (wanted != hit)
                    {
                        hit = wanted;
                        stage.Repost(now, account, Attachments.AutomatedClient, wanted);
                    }
                    else if ((Newest(Camp.UsFarRight, newest, account) ?? Newest(Camp.EnglishBystanders, newest, account) ?? Newest(Camp.LePenSupporters, newest, account)) is { } tweet)
                    {
                        newest = tweet.Id;
                        stage.Repost(now, account, Attachments.AutomatedClient, tweet);
                    }
                    else
                    {
                        stage.Post(now, account, new Content(Wording.Wordless, random.Next(), Language.Undetermined, 1, Attachments.Files, Attachments.AutomatedClient));
                    }
                });
            }
        }
    }

    /// <summary>Within eight seconds the first and third group repost the same post, the second and fourth post the same text.</summary>
    private void Group(int group)
    {
        var language = group < 2 ? Language.English : Language.French;
        var camp = group < 2 ? Camp.UsFarRight : Camp.LePenSupporters;
        var (start, minutes) = group < 2 ? (Timeline.At(19, 10 + group), 14) : (Timeline.At(20, 22 + group), 9);
        long newest = 0;
        for (var action = 0; action < ActionsPerGroup; action++)
        {
            var begin = start.AddMinutes(action * minutes).ToUnixTimeMilliseconds() + random.Below(100_000);
            var shared = new SharedByGroup();
            foreach (var member in cast.Groups[group])
            {
                Plan(begin + random.Below(GroupWithinMs), now =>
                {
                    if (group % 2 == 0 && shared.Words is null && (shared.Tweet ??= Newest(camp, newest, member)) is { } tweet)
                    {
                        newest = tweet.Id;
                        shared.Posts.Add((stage.Repost(now, member, Attachments.WebClient, tweet), now));
                        return;
                    }

                    shared.Words ??= random.Next();
                    var content = new Content(language == Language.French ? Wording.French : Wording.English, shared.Words.Value, language, 1, Attachments.None, Attachments.WebClient);
                    shared.Posts.Add((stage.Post(now, member, content).Id, now));
                });
            }

            tally.Planted(group, shared);
        }
    }

    /// <summary>A trap: newsrooms of one house put the same headline out through the same tool, openly, each with its own link.</summary>
    private void Newsrooms(int headline)
    {
        var begin = Timeline.At(19, 55 + (headline * 28)).ToUnixTimeMilliseconds();
        var shared = new SharedByGroup { Words = FirstHeadline + (ulong)headline };
        for (var i = 0; i < cast.Newsroom.Length; i++)
        {
            var (newsroom, link) = (cast.Newsroom[i], (byte)(Attachments.News + i));
            Plan(begin + random.Below(NewsroomWithinMs), now => shared.Posts.Add(
                (stage.Post(now, newsroom, new Content(Wording.Planted, shared.Words.Value, Language.English, 1, link, Attachments.NewsClient)).Id, now)));
        }

        tally.Syndicated(shared);
    }

    /// <summary>A trap: somebody posts a lot, but in spells, with pauses, and mostly talking.</summary>
    private void BusyHuman(int human)
    {
        var at = Timeline.At(20, 20).ToUnixTimeMilliseconds() + random.Below(1_200_000);
        while (at < Timeline.At(23, 0).ToUnixTimeMilliseconds())
        {
            Plan(at, now =>
            {
                var act = random.Unit();
                var tweet = act < 0.75 ? stage.Pools[(int)Camp.LePenSupporters].Pick(random, now, human) : null;
                var client = (byte)(1 + (human % 3));
                if (tweet is not null && act < 0.45)
                    stage.Repost(now, human, client, tweet);
                else
                    stage.Post(now, human, new Content(Wording.French, random.Next(), Language.French, Attachments.Spelling(random), Attachments.None, client, AnswerTo: tweet));
            });
            var pause = random.Chance(0.08) ? 360_000 + random.Below(840_000) : 0;
            at += pause + 8_000 + (long)Math.Min(600_000, 45_000 * Math.Exp(1.1 * random.Normal()));
        }
    }

    private Tweet? Newest(Camp camp, long after, int account) => stage.Pools[(int)camp].Newest(after, account);

    private void Plan(long at, Action<long> act) => acts.Enqueue(act, (at, acts.Count));
}

/// <summary>What a group shared in one act: a post that all repost, or words that all post.</summary>
internal sealed class SharedByGroup
{
    public Tweet? Tweet { get; set; }

    public ulong? Words { get; set; }

    /// <summary>The posts and reposts of the members, in order of time.</summary>
    public List<(long Id, long At)> Posts { get; } = [];
}
