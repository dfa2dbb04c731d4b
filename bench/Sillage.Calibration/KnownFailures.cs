using System.Text.RegularExpressions;
using Sillage.Analysis;

namespace Sillage.Calibration;

/// <summary>People and newsrooms of the labelled set that the profile model takes for automated, by what they say of themselves.</summary>
internal static class KnownFailures
{
    private const double Even = 0.5;

    private static readonly (string Name, Func<ProfileNumbers, string, bool> Is)[] Kinds =
    [
        ("news, daily, breaking, weather, alerts", (_, says) => Regex.IsMatch(says, @"\b(news|daily|breaking|weather|alerts?)\b", RegexOptions.IgnoreCase)),
        ("journalist, reporter, editor, writer", (_, says) => Regex.IsMatch(says, @"\b(journalist|reporter|editor|correspondent|writer|author)\b", RegexOptions.IgnoreCase)),
        ("fan, fans, fandom", (_, says) => Regex.IsMatch(says, @"\bfan(s|dom)?\b", RegexOptions.IgnoreCase)),
        ("50 posts a day or more", (profile, _) => profile.Posts >= 50 * profile.AgeDays),
        ("fewer than 100 followers", (profile, _) => profile.Followers is >= 0 and < 100),
        ("all", (_, _) => true),
    ];

    public static void Print(LabelledAccounts accounts, TextWriter to)
    {
        var (labels, told) = (accounts.Labels(withPost: false), accounts.Told);
        var said = Analysis.Calibration.CrossValidate(accounts.Rows(withPost: false), labels, AccountFeatures.Profile);
        to.WriteLine("## Profile model: people taken for automated, automated taken for people (from 0.5)\n");
        to.WriteLine("| accounts whose name or text has, or with | people | taken for automated | automated | taken for people |\n| --- | ---: | ---: | ---: | ---: |");
        foreach (var (name, isOf) in Kinds)
        {
            int[] inside = [.. Enumerable.Range(0, told.Count).Where(i => isOf(told[i].Profile, told[i].Says))];
            var (people, machines) = (inside.Count(i => !labels[i]), inside.Count(i => labels[i]));
            to.WriteLine($"| {name} | {people} | {inside.Count(i => !labels[i] && said[i] >= Even)} | {machines} | {inside.Count(i => labels[i] && said[i] < Even)} |");
        }

        to.WriteLine();
    }
}
