using System.Globalization;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Accounts;

/// <summary>The card's drawings.</summary>
/// <param name="answer">The card.</param>
/// <param name="marks">Silences and events.</param>
/// <param name="words">Words.</param>
/// <param name="width">Their width.</param>
internal sealed class CardFigures(Answer<AccountCardOptions, AccountCardResult> answer, TimeMarks marks, Words words, double width = Figure.Wide)
{
    private const double Left = 54, Small = 12, Under = 15, PlotHeight = 110;
    private static readonly string[] EnglishDays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] FrenchDays = ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."];

    private readonly AccountCardResult card = answer.Result;

    private bool IsNarrow => width < Figure.Wide;

    /// <summary>Room of words that may have to be broken; a reader's font may be a quarter wider than the one that is measured.</summary>
    private double LabelRoom => IsNarrow ? 0.75 * width : 350;

    /// <summary>Days by hours.</summary>
    public Figure Week()
    {
        const double height = 20, top = 18;
        var cell = (width - Left) / 24;
        var days = words.French ? FrenchDays : EnglishDays;
        var most = Math.Max(1, card.Week.Posts.Max());
        List<FigureBox> boxes = [];
        List<FigureText> texts = [];
        for (var hour = 0; hour < 24; hour += 3)
            texts.Add(new FigureText($"{hour} h", Left + (hour * cell), 12, Small));
        for (var place = 0; place < card.Week.Posts.Count; place++)
        {
            var (day, hour, count) = (place / 24, place % 24, card.Week.Posts[place]);
            boxes.Add(new FigureBox(Left + (hour * cell), top + (day * height), cell - 1.5, height - 1.5, Heat(count, most), $"{days[day]} {hour} h{Colon} {Posts(count)}"));
        }

        texts.AddRange(days.Select((day, at) => new FigureText(day, Left - 6, top + (at * height) + 14, Small, Anchor: Anchor.End)));
        var below = top + (7 * height) + 6;
        for (var step = 0; step <= 5; step++)
            boxes.Add(new FigureBox(Left + (step * 26), below, 24, 11, Tone.Heat0 + step));
        var key = Say($"0 to {words.Number(most)} posts in an hour of the week, {answer.Options.TimeZone} time", $"de 0 à {words.Number(most)} publications par heure de la semaine, heure de {answer.Options.TimeZone}");
        string[] lines = IsNarrow ? [.. MapText.Wrap(key, LabelRoom, Small)] : [key];
        texts.AddRange(lines.Select((part, row) => new FigureText(part, IsNarrow ? 0 : Left + (6 * 26) + 8, below + (IsNarrow ? (row + 1) * Under : 0) + 10, Small)));
        return new Figure(Say("Posts by day of the week and hour", "Publications par jour de la semaine et heure"), width, below + (IsNarrow ? lines.Length * Under : 0) + 18, boxes, texts);
    }

    /// <summary>Hours of the day beside the crowd's.</summary>
    public Figure Hours() => Beside(
        Say("Hours of the day, beside all other accounts", "Heures du jour, à côté de tous les autres comptes"),
        [.. Enumerable.Range(0, 24).Select(hour => (hour % 3 == 0 ? $"{hour} h" : "", OfDay(card.Week.Posts, hour), OfDay(card.Week.Crowd, hour)))]);

    /// <summary>Delays of reposts beside the crowd's; null where none is known.</summary>
    public Figure? Delays() => card.Delays is not { } delays ? null : Beside(
        Say("Delay of its reposts, up to …, beside all other accounts", "Délai de ses relais, jusqu’à …, à côté de tous les autres comptes"),
        [.. delays.Bins.Select(bin => (UpTo(bin.BelowSeconds), bin.Reposts, bin.Crowd))]);

    /// <summary>Posts over time, by kind.</summary>
    public Figure Timeline()
    {
        const double top = 16;
        List<FigureBox> boxes = [];
        List<FigureText> texts = [];
        var most = Math.Max(1, card.Timeline.Select(bucket => bucket.Posts).DefaultIfEmpty().Max());
        var step = (width - Left) / Math.Max(1, card.Timeline.Count);
        Overlay(boxes, top);
        Grid(boxes, texts, top, words.Number(most));
        foreach (var (bucket, at) in card.Timeline.Select((bucket, at) => (bucket, at)))
        {
            var y = top + PlotHeight;
            foreach (var (count, tone) in new[] { (bucket.Original, Tone.Own), (bucket.Repost, Tone.Crowd), (bucket.Quote, Tone.Quote), (bucket.Reply, Tone.Reply) })
            {
                var height = PlotHeight * count / most;
                y -= height;
                if (count > 0)
                    boxes.Add(new FigureBox(Left + (at * step), y, Math.Max(0.8, step - Math.Min(1, step * 0.15)), height, tone, $"{Moment(bucket.From)}{Colon} {Posts(bucket.Posts)}"));
            }
        }

        var below = top + PlotHeight + 15;
        if (card.Timeline.Count > 0)
        {
            texts.Add(new FigureText(Moment(card.Timeline[0].From), Left, below, Small));
            texts.Add(new FigureText($"{Moment(card.Timeline[^1].From)} UTC", width, below, Small, Anchor: Anchor.End));
        }

        // Four keys are wider than a phone has beside its axis.
        var x = IsNarrow ? 0 : Left;
        foreach (var (name, tone) in new[] { (Say("originals", "originaux"), Tone.Own), (Say("reposts", "relais"), Tone.Crowd), (Say("quotes", "citations"), Tone.Quote), (Say("replies", "réponses"), Tone.Reply) })
            x = Key(boxes, texts, x, below + 8, name, tone);
        return new Figure(Say("Its posts over time", "Ses publications dans le temps"), width, below + 24, boxes, texts);
    }

    /// <summary>Silences and events behind the bars of the timeline.</summary>
    private void Overlay(List<FigureBox> boxes, double top)
    {
        if (card.Timeline.Count < 2)
            return;
        var (from, step) = (card.Timeline[0].From, card.Timeline[1].From - card.Timeline[0].From);
        var to = from + (step * card.Timeline.Count);
        foreach (var mark in marks.Within(from, to))
        {
            double X(DateTimeOffset at) => Left + ((width - Left) * ((at - from) / (to - from)));
            boxes.Add(mark.To is { } end
                ? new FigureBox(X(mark.From), top, Math.Max(1, X(end) - X(mark.From)), PlotHeight, mark.IsSilence ? Tone.Silence : Tone.Span, mark.Name)
                : new FigureBox(X(mark.From) - 0.5, top, 1, PlotHeight, Tone.Quiet, mark.Name));
        }
    }

    /// <summary>The same in words; empty where nothing is marked in the account's time.</summary>
    public string Overlaid() => card.Timeline.Count < 2 ? "" : marks.Told(card.Timeline[0].From, card.Timeline[^1].From + (card.Timeline[1].From - card.Timeline[0].From), words.French);

    /// <summary>Each measured sign on a line: its value, and on a track where it stands among the slice's accounts.</summary>
    public Figure? Evidence()
    {
        const double line = 22, track = 110;
        if (card.Evidence is not { } evidence)
            return null;
        List<FigureBox> boxes = [];
        List<FigureText> texts = [new("0 %", width - track, 12, Small), new("100 %", width, 12, Small, Anchor: Anchor.End)];
        var y = 20.0;
        foreach (var (measured, use) in evidence.Measurements.Zip(card.Indicators).Where(pair => pair.First.Value is not null))
        {
            var isSign = measured.Beyond == true;
            var tone = isSign ? Tone.Text : Tone.Quiet;
            // A narrow one has the words above the value and the track.
            var label = MapText.Wrap((isSign ? "● " : "") + (words.French ? French.Word(use.Label) : use.Label), LabelRoom, Small, lines: IsNarrow ? 2 : 1);
            texts.AddRange(label.Select((part, row) => new FigureText(part, 0, y + (row * Under) + 14, Small, tone)));
            y += IsNarrow ? label.Count * Under : 0;
            texts.Add(new FigureText(Value(measured.Value!.Value, use.Unit), width - track - 12, y + 14, Small, tone, Anchor.End));
            boxes.Add(new FigureBox(width - track, y + 9, track, 2, Tone.Line));
            if (measured.Percentile is { } percentile)
                boxes.Add(new FigureBox(width - track + ((track - 7) * percentile / 100), y + 5, 7, 10, isSign ? Tone.Crowd : Tone.Own, words.Percent(percentile)));
            y += IsNarrow ? line + 6 : line;
        }

        return new Figure(Say("Measured signs, and the share of accounts that are less telling", "Indices mesurés, et part des comptes moins parlants"), width, y + 4, boxes, texts);
    }

    /// <summary>A value with its unit, as the card shows it.</summary>
    public string Value(double value, string unit) => unit switch
    {
        "share" => words.Percent(100 * value),
        "" => words.Decimal(value, "0.##"),
        _ => $"{words.Decimal(value, Math.Abs(value) >= 100 ? "0" : "0.##")} {words.Unit(value, unit)}",
    };

    private Figure Beside(string title, (string Label, long Own, long Crowd)[] bins)
    {
        const double top = 16;
        double own = Math.Max(1, bins.Sum(bin => bin.Own)), crowd = Math.Max(1, bins.Sum(bin => bin.Crowd));
        var most = Math.Max(0.01, bins.Max(bin => Math.Max(bin.Own / own, bin.Crowd / crowd)));
        var step = (width - Left) / bins.Length;
        // Where every bin has its words, a narrow one has room for them in two rows only.
        var rows = IsNarrow && bins.All(bin => bin.Label.Length > 0) ? 2 : 1;
        List<FigureBox> boxes = [];
        List<FigureText> texts = [];
        Grid(boxes, texts, top, words.Percent(100 * most));
        foreach (var (bin, at) in bins.Select((bin, at) => (bin, at)))
        {
            var x = Left + (at * step);
            var height = PlotHeight * bin.Own / own / most;
            boxes.Add(new FigureBox(x + (step * 0.1), top + PlotHeight - height, step * 0.8, height, Tone.Own, $"{bin.Label}{Colon} {words.Number(bin.Own)} ({words.Percent(100 * bin.Own / own)})"));
            boxes.Add(new FigureBox(x, top + PlotHeight - (PlotHeight * bin.Crowd / crowd / most) - 1.5, step, 3, Tone.Crowd, $"{bin.Label}{Colon} {words.Number(bin.Crowd)} ({words.Percent(100 * bin.Crowd / crowd)})"));
            if (bin.Label.Length > 0)
                texts.Add(new FigureText(bin.Label, x + (step / 2), top + PlotHeight + 15 + (at % rows * Under), Small, Anchor: Anchor.Middle));
        }

        var below = top + PlotHeight + 24 + ((rows - 1) * Under);
        var next = Key(boxes, texts, Left, below, Say("this account", "ce compte"), Tone.Own);
        Key(boxes, texts, next, below, Say("all others", "tous les autres"), Tone.Crowd);
        return new Figure(title, width, below + 16, boxes, texts);
    }

    private void Grid(List<FigureBox> boxes, List<FigureText> texts, double top, string most)
    {
        boxes.Add(new FigureBox(Left, top, width - Left, 0.8, Tone.Line));
        boxes.Add(new FigureBox(Left, top + PlotHeight, width - Left, 0.8, Tone.Line));
        texts.Add(new FigureText(most, Left - 5, top + 5, Small, Anchor: Anchor.End));
        texts.Add(new FigureText("0", Left - 5, top + PlotHeight + 4, Small, Anchor: Anchor.End));
    }

    private static double Key(List<FigureBox> boxes, List<FigureText> texts, double x, double y, string name, Tone tone)
    {
        boxes.Add(new FigureBox(x, y, 11, 11, tone));
        texts.Add(new FigureText(name, x + 16, y + 10, Small));
        return x + 16 + Lettering.Width(name, Small) + 22;
    }

    private static Tone Heat(int count, int most) => count == 0 ? Tone.Heat0 : Tone.Heat0 + (int)Math.Ceiling(5.0 * count / most);

    private static long OfDay(IReadOnlyList<int> week, int hour) => Enumerable.Range(0, 7).Sum(day => (long)week[(day * 24) + hour]);

    private static string UpTo(double? seconds) => seconds switch
    {
        null => "…",
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h"),
    };

    private string Posts(long count) => Say(count == 1 ? "1 post" : $"{words.Number(count)} posts", count < 2 ? $"{count} publication" : $"{words.Number(count)} publications");

    private string Say(string english, string french) => words.French ? french : english;

    private string Colon => words.French ? "\u202f:" : ":";

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
