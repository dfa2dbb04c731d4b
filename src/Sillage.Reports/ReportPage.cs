using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Sillage.Analysis;
using Sillage.Reports.Coordination;
using Sillage.Reports.Labelled;
using Sillage.Reports.Migrations;
using Sillage.Reports.Places;
using Sillage.Reports.Silences;
using Sillage.Reports.Trail;

namespace Sillage.Reports;

/// <summary>
/// The report as one HTML page: words and tables are written here, so that they can be read without JavaScript; the embedded bundle draws
/// the charts. Everything that comes from posts goes through the HTML encoder or into escaped JSON.
/// </summary>
internal sealed class ReportPage(TraceResults results, string language)
{
    private const int RowsShown = 200;

    private static readonly string Script = Embedded.Script("report.js");
    private static readonly string Style = Embedded.Text("report.css") + TimeMarks.Style;

    private readonly Words words = new(language);
    private readonly TimeMarks marks = TimeMarks.Of(Silences(results, new Words(language)), results.Markers);
    private readonly StringBuilder page = new();

    public string Write()
    {
        var topic = results.Topic.Length > 0 ? results.Topic : Label("everything");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        // Nothing can be loaded from anywhere. Styles are inline because ECharts sets style attributes on the SVG that it draws.
        page.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-{hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{Html(topic)} – Sillage</title>\n<style>\n{Style}</style>\n</head>\n<body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<header>\n<p class=\"kicker\">Sillage · {Html(Label("title"))}</p>\n<h1><bdi>{Html(topic)}</bdi></h1>\n<p class=\"kicker\">{Html(Period())}</p>\n</header>\n<main>\n");
        Findings();
        var answers = results;
        Section("volume", answers.Scan.Result.Focus is null ? ["volume"] : ["volume", "focus"], answers.Scan, [.. AnswerTables.Of(answers.Scan), AnswerTables.Of(results.Markers)], "scan");
        Section("origin", ["firstHour"], answers.Origin, AnswerTables.Of(answers.Origin), "origin");
        Section("tempo", ["early"], answers.Tempo, AnswerTables.Of(answers.Tempo), "tempo", tall: true);
        Section("rings", [], answers.Rings, AnswerTables.Of(answers.Rings), "rings");
        Section("spreaders", ["spreaders"], answers.Spreaders, AnswerTables.Of(answers.Spreaders), "spreaders", tall: true);
        // The moments are many, and in the tables beside the page.
        Section("amplification", [], answers.Amplification, [.. AnswerTables.Of(answers.Amplification).Where(table => table.Name != "amplification-moments")], "amplify");
        Section("automation", [], answers.Automation, AnswerTables.Of(answers.Automation), "automation");
        Section("manipulation", [], answers.Manipulation, AnswerTables.Of(answers.Manipulation), "manipulation");
        var drawing = Reproducing("map") + " --out map/";
        Section("communities", [], answers.Communities, AnswerTables.Of(answers.Communities), "communities", before: new CommunitySection(results, words).Write(drawing));
        Section("breakout", [], answers.Breakout, AnswerTables.Of(answers.Breakout), "breakout");
        Section(
            "coordination", [], answers.Coordination, [.. AnswerTables.Of(answers.Coordination), CoordinationTables.Members(answers.Coordination.Result)], "coordinate",
            before: new GroupSection(answers.Coordination, words).Write(Reproducing("coordinate") + " --out groups/"));
        Section("languages", ["languages"], answers.Languages, AnswerTables.Of(answers.Languages), "languages");
        Section(
            "places", answers.Places.Result.Countries.Count > 0 ? ["places"] : [], answers.Places, [.. PlaceTables.Short(answers.Places.Result)], "places",
            before: new PlaceSection(answers.Places, words).Write());
        // The shares of every bucket and the flows of every phase are many, and in the tables beside the page.
        Section(
            "migration", [], answers.Migration, [.. AnswerTables.Of(answers.Migration).Where(table => table.Name is not ("migration-over-time" or "migration-phase-flows"))], "migrate",
            before: new MigrationSection(results, marks, words).Write());
        if (answers.Labels is { } labels)
            Section("labels", LabelChart.Of(labels.Result).Names.Count > 0 ? ["labels"] : [], labels, AnswerTables.Of(labels), "labels");
        if (answers.Trail is { } trail)
            Section("trail", [], trail, AnswerTables.Of(trail), "trail", before: new TrailSection(trail, marks, words).Write());
        if (answers.Silence is { } silence)
            Section("silence", SilenceChart.Points(silence.Result, words.French).Count > 1 ? ["silence", "silenceGroups"] : ["silence"], silence, [.. AnswerTables.Of(silence).Where(table => table.Name != SilenceTables.Rates)], "silence",
                before: SilenceSection.Write(silence.Result, $"{Reproducing("silence")} --timezone {results.TimeZone} --lang {language} --out list/", words));
        Provenance();
        page.Append(CultureInfo.InvariantCulture, $"</main>\n<footer><p>Sillage {Html(results.Version)}</p></footer>\n");
        page.Append(CultureInfo.InvariantCulture, $"<script type=\"application/json\" id=\"data\">{ChartData()}</script>\n<script>{Script}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private void Findings()
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2 id=\"story\">{Html(Label("story"))}</h2>\n<div class=\"story\">\n");
        foreach (var chapter in Story.Chapters(results, language))
        {
            page.Append(CultureInfo.InvariantCulture, $"<h3>{Html(chapter.Question)}</h3>\n<ul>\n");
            foreach (var sentence in chapter.Sentences)
                page.Append(CultureInfo.InvariantCulture, $"<li>{Html(Together(sentence.Text))}&nbsp;<a href=\"#{sentence.Anchor}\" aria-label=\"{Html(Label(sentence.Anchor))}\">↓</a></li>\n");
            page.Append("</ul>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"</div>\n<noscript><p class=\"notice\">{Html(Label("noscript"))}</p></noscript>\n");
    }

    /// <summary>A line never breaks between a number and its sign.</summary>
    private static string Together(string text) => text.Replace(" %", "\u00a0%", StringComparison.Ordinal);

    private void Section<TOptions, TResult>(string name, string[] charts, Answer<TOptions, TResult> answer, IReadOnlyList<Table> tables, string command, bool tall = false, string before = "")
    {
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"{name}\" aria-labelledby=\"{name}-title\">\n<h2 id=\"{name}-title\">{Html(Label(name))}</h2>\n");
        page.Append(before);
        foreach (var chart in charts)
        {
            var caption = Html(chart switch { "focus" => words.Focus(results.Scan.Result.Focus!, results.Scan.Options.FocusShare), "silenceGroups" => Label("silence.groups.caption"), _ => Label(name + ".caption") });
            page.Append(CultureInfo.InvariantCulture, $"<figure>\n<div class=\"chart{(tall || chart == "silenceGroups" ? " tall" : "")}\" data-chart=\"{chart}\" data-label=\"{caption}\"></div>\n<figcaption class=\"caption\">{caption}</figcaption>\n</figure>\n");
        }

        Caveats([.. answer.Caveats.Select(caveat => (words.French ? French.Of(caveat) : null) ?? caveat.Text)]);
        foreach (var table in tables)
            Details(words.French ? French.Of(table) : table);
        var method = (words.French ? French.Method(answer.Schema) : null) ?? answer.Method;
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"method\"><strong>{Html(Label("method"))}{Colon}</strong> {Html(method.Name)}. <strong>{Html(Label("source"))}{Colon}</strong> {Html(method.Source)}.</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"method\"><strong>{Html(Label("reproduce"))}{Colon}</strong> <code>{Html(Reproducing(command))}</code></p>\n</section>\n");
    }

    private void Caveats(string[] caveats)
    {
        if (caveats is [var only])
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"caption\"><strong>{Html(Label("mind"))}{Colon}</strong> {Html(only)}</p>\n");
        else if (caveats.Length > 1)
            page.Append(CultureInfo.InvariantCulture, $"<div class=\"caption\"><strong>{Html(Label("mind"))}{Colon}</strong><ul>{string.Concat(caveats.Select(caveat => $"<li>{Html(caveat)}</li>"))}</ul></div>\n");
    }

    /// <summary>The trace's command, asking one question; only the silence needs its windows.</summary>
    private string Reproducing(string command)
    {
        var words = results.Command.Replace("sillage trace", "sillage " + command, StringComparison.Ordinal).Split(" --timezone")[0];
        words = words.Split(" --marker")[0];
        if (command == "silence")
            return words;
        words = words.Split(" --silence")[0];
        return command switch
        {
            "trail" => TrailCommand(words),
            "coordinate" => words + " --by repost --window 60s --fdr 0.01",
            "amplify" => string.Create(CultureInfo.InvariantCulture, $"{words} --resamples {results.Amplification.Options.Resamples}"),
            _ => words,
        };
    }

    /// <summary>The trail takes objects in the place of the topic.</summary>
    private string TrailCommand(string words)
    {
        foreach (var topic in results.Topic.Length == 0 ? [] : new[] { $" \"{results.Topic}\"", $" {results.Topic}" })
            words = words.EndsWith(topic, StringComparison.Ordinal) ? words[..^topic.Length] : words;
        return $"{words} {string.Join(' ', results.Trail!.Options.Objects.Select(one => $"\"{one}\""))}";
    }

    private void Details(Table table)
    {
        if (table.Rows.Count == 0)
            return;
        var file = $"tables/{table.Name}.csv";
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>{Html(Label("data"))}{Colon} {Html(table.Title)}</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Html(table.Title)}\"><table><caption>{Html(table.Title)} – {Html(file)}{Html(words.Shown(RowsShown, table.Rows.Count, file) is { Length: > 0 } shown ? ". " + shown : "")}</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Html(column)}</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows.Take(RowsShown))
        {
            page.Append("<tr>");
            foreach (var cell in row)
                page.Append(CultureInfo.InvariantCulture, $"<td{(cell is long or int or double ? " class=\"number\"" : "")}>{Html(Cell(cell))}</td>");
            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div></details>\n");
    }

    /// <summary>French sets a narrow space before the colon.</summary>
    private string Colon => words.French ? "\u202f:" : ":";

    /// <summary>A cell for readers; all digits are in the tables beside the page.</summary>
    private string Cell(object? cell) => cell switch
    {
        bool flag => (flag, words.French) switch { (true, true) => "oui", (true, _) => "yes", (false, true) => "non", (false, _) => "no" },
        int number => words.Number(number),
        long number => words.Number(number),
        double number when Math.Abs(number) is >= 0.0005 and < 100 => words.Decimal(number, "0.###"),
        double number when Math.Abs(number) is >= 100 and < long.MaxValue => words.Number((long)Math.Round(number)),
        _ => Table.Cell(cell),
    };

    private void Provenance()
    {
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"provenance\" aria-labelledby=\"provenance-title\">\n<h2 id=\"provenance-title\">{Html(Label("provenance"))}</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Html(Label("provenance"))}\"><table><thead><tr>");
        foreach (var column in new[] { "file", "reader", "posts", "rejected" })
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Html(Label(column))}</th>");
        page.Append("<th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n");
        foreach (var import in results.Case.Imports)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Html(import.Name)}</td><td>{Html(import.Reader)}</td><td class=\"number\">{Html(words.Number(import.Records))}</td><td class=\"number\">{Html(words.Number(import.Rejected))}</td><td><code>{Html(import.Sha256 ?? "")}</code></td></tr>\n");
        page.Append(CultureInfo.InvariantCulture, $"</tbody></table></div>\n<p><code>{Html(results.Command)}</code></p>\n</section>\n<section aria-labelledby=\"limits-title\">\n<h2 id=\"limits-title\">{Html(Label("limits"))}</h2>\n<ul>\n");
        foreach (var limit in new[] { "limits.first", "limits.machines", "limits.reach" })
            page.Append(CultureInfo.InvariantCulture, $"<li>{Html(Label(limit))}</li>\n");
        page.Append("</ul>\n</section>\n");
    }

    private string Period()
    {
        if (results.Scan.Result is not { First: { } first, Last: { } last })
            return "";
        var zone = DateTimeZoneProviders.Tzdb[results.TimeZone];
        var text = $"{words.Time(first.At)} – {words.Time(last.At)}";
        return results.TimeZone == "UTC" ? text : $"{text} ({results.TimeZone}: {Local(first.At, zone)} – {Local(last.At, zone)})";
    }

    private static string Local(DateTimeOffset time, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(time).InZone(zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The silences as charts name them.</summary>
    private static SilenceWindow[] Silences(TraceResults results, Words words) =>
        [.. (results.Silence?.Result.Windows ?? []).Select(activity => activity.Window with { Name = SilenceNames.Short(activity.Window, words) })];

    private static IEnumerable<object> Volume(IEnumerable<VolumeBucket> series) =>
        series.Select(bucket => new { from = AnswerJson.Time(bucket.From), bucket.Original, bucket.Repost, bucket.Quote, bucket.Reply });

    private string ChartData()
    {
        var languages = results.Languages.Result.Total.Take(6).Select(share => share.Language).ToArray();
        var labels = Labels.Keys.ToDictionary(key => key, Label);
        foreach (var code in languages)
            labels["lang." + code] = words.Plain(code);
        var data = new
        {
            labels,
            volume = Volume(results.Scan.Result.Series),
            focus = results.Scan.Result.Focus is { } focus ? Volume(focus.Series) : [],
            markers = results.Markers.Select(marker => new { marker.Name, from = AnswerJson.Time(marker.From), to = marker.To is { } to ? AnswerJson.Time(to) : null }),
            bursts = results.Tempo.Result.Bursts.Select(burst => new { from = AnswerJson.Time(burst.From), to = AnswerJson.Time(burst.To), burst.Level }),
            gaps = results.Scan.Result.Gaps.Select(gap => new { from = AnswerJson.Time(gap.From), to = AnswerJson.Time(gap.To) }),
            silences = Silences(results, words).Select(window => new { window.Name, from = AnswerJson.Time(window.From), to = AnswerJson.Time(window.To) }),
            firstHourFrom = AnswerJson.Time(results.Origin.Result.FirstHour.Select(minute => minute.From).FirstOrDefault()),
            firstHour = results.Origin.Result.FirstHour.Select(minute => new { minute.Minute, minute.Posts, minute.Reposts }),
            early = results.Tempo.Result.Posts.Take(10).Select(post => new { account = AccountName.Shown(post.Account), post.Within1m, post.Within5m, post.Within15m, post.Within60m }),
            languages,
            languageBuckets = results.Languages.Result.Buckets.Select(bucket => new
            {
                from = AnswerJson.Time(bucket.From),
                bucket.Posts,
                shares = languages.Select(code => bucket.Shares.FirstOrDefault(share => share.Language == code)?.Share ?? 0),
            }),
            places = PlaceSection.Hours(results.Places.Result, words),
            placeBuckets = results.Places.Result.Buckets.Select(bucket => new
            {
                from = AnswerJson.Time(bucket.From),
                bucket.Posts,
                shares = results.Places.Result.Countries.Take(6).Select(country => bucket.Shares.FirstOrDefault(share => share.Country == country.Country)?.Share.Value ?? 0),
            }),
            labelLinks = results.Labels is { } labelled ? LabelChart.Of(labelled.Result) : LabelChart.None,
            spreaders = results.Spreaders.Result.Accounts.Take(15).Select(account => new { account = AccountName.Shown(account.Account), account.Posts, account.RepostsEarned }),
            periods = (results.Silence?.Result.Windows ?? []).Take(1).SelectMany(activity => new[]
            {
                ("weekBefore", activity.WeekBefore), ("before", activity.Before), ("inside", activity.Inside), ("after", activity.After),
            }).Where(period => period.Item2 is not null).Select(period => new { name = Label(period.Item1), period.Item2!.PerHour, period.Item2.Low, period.Item2.High }),
            silenceGroups = results.Silence is { } silence ? SilenceChart.Points(silence.Result, words.French) : [],
        };
        // The default encoder writes < > & ' and U+2028/9 as \u escapes: nothing in here can end the script element.
        return JsonSerializer.Serialize(data, JsonSerializerOptions.Web);
    }

    private string Label(string key) => Labels.Of(key, words.French);

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
