using System.Globalization;
using Sillage.Analysis;

namespace Sillage.Reports;

/// <summary>Numbers, times and names as English or French readers expect them; independent of the machine.</summary>
internal sealed class Words(string language)
{
    private const char ThinSpace = '\u202f';

    private static readonly string[] FrenchMonths = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    public bool French { get; } = language == "fr";

    public string Number(long number)
    {
        var text = number.ToString("N0", CultureInfo.InvariantCulture);
        return French ? text.Replace(',', ThinSpace) : text;
    }

    /// <summary>How many of a list's rows are shown; empty where all are.</summary>
    /// <param name="shown">Rows that are shown at most, the first.</param>
    /// <param name="all">Rows that there are.</param>
    /// <param name="rest">The file that has all.</param>
    public string Shown(int shown, int all, string rest) => all <= shown ? "" : French
        ? $"Les {Number(shown)} premières lignes sur {Number(all)} ; toutes sont dans {rest}."
        : $"The first {Number(shown)} of {Number(all)} rows; all are in {rest}.";

    /// <summary>How fast, by the minute, the hour or the day: the smallest of them that has at least one.</summary>
    /// <param name="perMinute">Posts a minute.</param>
    public string Rate(double perMinute)
    {
        var (rate, english, french) = perMinute switch
        {
            >= 1 => (perMinute, "a minute", "par minute"),
            >= 1 / 60.0 => (perMinute * 60, "an hour", "par heure"),
            _ => (perMinute * 1440, "a day", "par jour"),
        };
        return $"{(rate >= 10 ? Number((long)rate) : Decimal(rate, "0.##"))} {(French ? french : english)}";
    }

    /// <summary>A number with its unit: "1 post", "2 posts".</summary>
    /// <param name="count">The number.</param>
    /// <param name="units">The unit as answers have it: English, of several.</param>
    public string Count(long count, string units) => $"{Number(count)} {Unit(count, units)}";

    /// <summary>An account in a sentence: "@handle", or "account 123" where the capture tells its number alone.</summary>
    /// <param name="name">As answers have it.</param>
    public string Account(string name) => !AccountName.IsNumber(name) ? AccountName.Shown(name) : French ? $"l’identifiant {name}" : $"account {name}";

    /// <summary>A unit as it reads behind a number: English has its own form for 1, French for all below 2.</summary>
    /// <param name="value">The number.</param>
    /// <param name="units">The unit as answers have it: English, of several.</param>
    public string Unit(double value, string units)
    {
        var unit = French ? Reports.French.Word(units) : units;
        return unit.Length < 2 || (French ? Math.Abs(value) >= 2 : value != 1)
            ? unit
            : unit.TrimEnd('s').Replace("s-", "-", StringComparison.Ordinal);
    }

    /// <summary>Rounded to a tenth; 100.0 only where it is all.</summary>
    public string Percent(double percent) => Tenths(percent < 100 ? Math.Min(Math.Round(percent, 1, MidpointRounding.AwayFromZero), 99.9) : percent);

    /// <summary>Rounded down to a tenth: "more than 99.9 %" must be true.</summary>
    public string PercentBelow(double percent) => Tenths(Math.Floor(percent * 10) / 10);

    private string Tenths(double percent) => Decimal(percent, "0.0") + (French ? ThinSpace : ' ') + "%";

    public string Decimal(double number, string format)
    {
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        return French ? text.Replace('.', ',') : text;
    }

    public string Duration(double minutes) => minutes switch
    {
        < 60 => $"{Number((long)Math.Round(minutes))} min",
        < 48 * 60 => $"{Number((long)minutes / 60)} h {(long)minutes % 60:00} min",
        < 1000 * 1440 => Days(minutes / 1440),
        _ => $"{Decimal(minutes / 1440 / 365.25, "0.#")} {(French ? "ans" : "years")}",
    };

    private string Days(double days) => $"{(days < 100 ? Decimal(days, "0.#") : Number((long)Math.Round(days)))} {(French ? "jours" : "days")}";

    public string Time(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return French
            ? $"{Day(utc)} à {utc.Hour} h {utc.Minute:00} UTC"
            : utc.ToString("d MMMM yyyy 'at' HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
    }

    /// <summary>To the minute: what is estimated has no seconds.</summary>
    public string Moment(DateTimeOffset time) => French ? Time(time) : time.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The clock alone where it is on the day of another time, else the whole time.</summary>
    public string Clock(DateTimeOffset time, DateTimeOffset beside)
    {
        var utc = time.UtcDateTime;
        return utc.Date != beside.UtcDateTime.Date ? Moment(time) : French ? $"{utc.Hour} h {utc.Minute:00}" : utc.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>What a division divides by, as a heading.</summary>
    public string Division(string by) => (by, French) switch
    {
        ("language", true) => "Langues",
        ("community", true) => "Communautés",
        ("label", true) => "Étiquettes de l’analyste",
        ("country", true) => "Pays",
        ("language", _) => "Languages",
        ("community", _) => "Communities",
        ("label", _) => "The analyst’s labels",
        ("country", _) => "Countries",
        _ => by,
    };

    /// <summary>A group of a division as a name.</summary>
    public string Group(string by, string name) => by switch { "language" => Plain(name), "country" => CountryNames.Of(name, French), _ => name };

    /// <summary>A group of a division inside a sentence.</summary>
    /// <param name="by">The division.</param>
    /// <param name="name">The group.</param>
    /// <param name="after">In French the preposition before it, "de" or "à", which becomes one word with an article; empty for none.</param>
    public string Member(string by, string name, string after = "") => (by, French) switch
    {
        ("language", _) => Language(name),
        ("community", true) => $"{(after.Length > 0 ? after + " " : "")}la communauté autour de {Leader(name)}",
        ("community", _) => $"the community around {Leader(name)}",
        (_, true) => $"{after switch { "de" => "du", "à" => "au", _ => "le" }} groupe « {Group(by, name)} »",
        _ => $"the group “{Group(by, name)}”",
    };

    private static string Leader(string name) => name.EndsWith(" et al.", StringComparison.Ordinal) ? name[..^7] : name;

    /// <summary>A language without its article.</summary>
    public string Plain(string code) => LanguageNames.Of(code, French);

    /// <summary>"5 May 2017".</summary>
    public string Day(DateTime day) => French
        ? $"{(day.Day == 1 ? "1er" : day.Day)} {FrenchMonths[day.Month - 1]} {day.Year}"
        : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"May 2017".</summary>
    public string Month(DateTime month) => French ? $"{FrenchMonths[month.Month - 1]} {month.Year}" : month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>What the close-up of the volume shows.</summary>
    public string Focus(VolumeFocus focus, double share) => French
        ? $"Le même, de près : la plus courte période qui contient {Percent(100 * share)} des publications ({Number(focus.Posts)}), {Duration(focus.Minutes)} à partir du {Time(focus.From)}."
        : $"The same, closer: the shortest time that holds {Percent(100 * share)} of the posts ({Number(focus.Posts)}), {Duration(focus.Minutes)} from {Time(focus.From)}.";

    /// <summary>A language inside a sentence: French has an article.</summary>
    public string Language(string code) => LanguageNames.WithArticle(code, French);
}
