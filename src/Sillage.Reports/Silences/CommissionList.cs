using NodaTime;
using Sillage.Analysis;
using Sillage.Cases;

namespace Sillage.Reports.Silences;

/// <summary>The list of posts inside silences, as it is asked for.</summary>
/// <param name="Source">The case.</param>
/// <param name="Slice">The topic.</param>
/// <param name="Answer">What the silence question found in it.</param>
/// <param name="TimeZone">Local time of windows that have no time zone of their own (tz database name).</param>
/// <param name="Language">Of the page: "en" or "fr".</param>
/// <param name="Command">Command that makes the list again.</param>
public sealed record CommissionList(CaseFile Source, Slice Slice, Answer<SilenceOptions, SilenceResult> Answer, string TimeZone, string Language, string Command)
{
    /// <summary>Local time of a window.</summary>
    internal DateTimeZone Zone(SilenceWindow window) => DateTimeZoneProviders.Tzdb[window.TimeZone ?? TimeZone];

    /// <summary>The posts inside a window in order of time, read as they are asked for.</summary>
    internal IEnumerable<ArchivedPost> Posts(SilenceWindow window) => Slice.Words.Archived(Slice.FirstAt(window.From), Slice.FirstAt(window.To));
}
