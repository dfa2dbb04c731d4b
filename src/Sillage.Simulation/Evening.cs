namespace Sillage.Simulation;

/// <summary>
/// The evening, minute by minute: planted acts at their times, and a crowd whose number in each minute is fixed so that the documented
/// totals come out. Memory: the posts that can still be reposted, which are bounded, and a bit for each account.
/// </summary>
internal sealed class Evening : IDisposable
{
    private readonly SimulationOptions options;
    private readonly Random64 random;
    private readonly CaptureWriter capture;
    private readonly Tally tally;
    private readonly Stage stage;
    private readonly Script script;
    private readonly Crowd crowd;
    private readonly int[] perMinute;
    private int[] moments = [];

    public Evening(Stream output, bool compress, SimulationOptions options)
    {
        this.options = options;
        random = new Random64(options.Seed);
        var cast = new Cast(options.Seed, options.Scale);
        capture = new CaptureWriter(output, cast, compress);
        tally = new Tally(cast);
        stage = new Stage(cast, random, capture, tally, options.Scale);
        script = new Script(cast, random, stage, tally);
        crowd = new Crowd(cast, random, stage);
        perMinute = Crowd.PerMinute(options.Scale, script.Count(Timeline.WindowFrom, Timeline.WindowTo));
    }

    public void WriteMinute(int minute)
    {
        var from = Timeline.Start.AddMinutes(minute).ToUnixTimeMilliseconds();
        foreach (var moment in Moments(perMinute[minute], (int)Math.Round(2 * options.Scale) + random.Below(5)))
        {
            // The last bit tells whether the post is on the topic.
            var at = from + (moment >> 1);
            script.Run(at);
            if ((moment & 1) == 1)
                crowd.Act(at);
            else
                crowd.OffTopic(at);
        }

        var end = from + Timeline.MinuteMs - 1;
        script.Run(end);
        if (minute % 600 == 250)
            stage.Limit(minute, end);
        if (minute % 200 == 150)
            stage.Delete(end);
    }

    /// <summary>Writes what is still under way, and tells what was planted.</summary>
    public SimulationTruth Complete(string notice)
    {
        capture.Complete();
        return tally.Truth(options, notice, capture.Lines, capture.Bytes);
    }

    public void Dispose() => capture.Dispose();

    /// <summary>Random moments of a minute in order, so many of them on the topic.</summary>
    private Span<int> Moments(int onTopic, int offTopic)
    {
        var count = onTopic + offTopic;
        if (moments.Length < count)
            moments = new int[count * 2];
        for (var i = 0; i < count; i++)
            moments[i] = (random.Below((int)Timeline.MinuteMs) << 1) | (i < onTopic ? 1 : 0);
        var all = moments.AsSpan(0, count);
        all.Sort();
        return all;
    }
}
