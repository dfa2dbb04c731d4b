using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Each question put to a topic of a case; "" is everything.</summary>
internal static class Ask
{
    public static Answer<ScanOptions, ScanResult> Scan(this CaseFile source, string topic = "", ScanOptions? options = null) =>
        Analysis.Scan.Run(source.Slice(topic), options ?? new ScanOptions(), TestContext.Current.CancellationToken);

    public static Answer<OriginOptions, OriginResult> Origin(this CaseFile source, string topic = "", OriginOptions? options = null) =>
        Analysis.Origin.Run(source.Slice(topic), options ?? new OriginOptions(), TestContext.Current.CancellationToken);

    public static Answer<TempoOptions, TempoResult> Tempo(this CaseFile source, string topic = "", TempoOptions? options = null) =>
        Analysis.Tempo.Run(source.Slice(topic), options ?? new TempoOptions(), TestContext.Current.CancellationToken);

    public static Answer<SpreadersOptions, SpreadersResult> Spreaders(this CaseFile source, string topic = "", SpreadersOptions? options = null) =>
        Analysis.Spreaders.Run(source.Slice(topic), options ?? new SpreadersOptions(), TestContext.Current.CancellationToken);

    public static Answer<LanguagesOptions, LanguagesResult> Languages(this CaseFile source, string topic = "", LanguagesOptions? options = null) =>
        Analysis.Languages.Run(source.Slice(topic), options ?? new LanguagesOptions(), TestContext.Current.CancellationToken);

    public static Answer<SilenceOptions, SilenceResult> Silence(this CaseFile source, SilenceWindow window, string topic = "") =>
        Analysis.Silence.Run(source.Slice(topic), new SilenceOptions { Windows = [window] }, [], null, TestContext.Current.CancellationToken);

    public static IEnumerable<string> Codes<TOptions, TResult>(this Answer<TOptions, TResult> answer) => answer.Caveats.Select(caveat => caveat.Code);
}
