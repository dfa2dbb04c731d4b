using System.CommandLine;
using Sillage.Cases;
using Sillage.Posts.Sources;
using Sillage.Reports;
using Sillage.Reports.Labelled;
using static Sillage.Cli.Commands;

namespace Sillage.Cli;

/// <summary>The analyst's labels of accounts and domains, and ready lists of them.</summary>
internal static class LabelCommands
{
    private const int MostTold = 20;

    public static Command Label()
    {
        var file = new Argument<string>("case") { Description = "Case file" };
        var action = new Argument<string>("what") { Description = "accounts, domains, list or remove" };
        var rest = new Argument<string[]>("values") { Description = "accounts and domains: a CSV file, see docs/labels.md; remove: @handle, id or domain, then perhaps one of its labels", Arity = ArgumentArity.ZeroOrMore };
        NoOptions(rest);
        var command = new Command("label", "Label accounts and domains of a case from your own lists, list the labels, take them away") { file, action, rest, CsvOption };
        command.SetAction(parsed =>
        {
            var (path, values) = (Existing(parsed.GetValue(file)!), parsed.GetValue(rest)!);
            return (parsed.GetValue(action), values.Length) switch
            {
                ("accounts", 1) => Add(path, values[0], LabelList.Accounts(CsvList.Read(values[0])), CaseLabels.Add),
                ("domains", 1) => Add(path, values[0], LabelList.Domains(CsvList.Read(values[0])), CaseLabels.Add),
                ("list", 0) => List(path, parsed.GetValue(CsvOption)),
                ("remove", 1 or 2) => Remove(path, values[0], values.ElementAtOrDefault(1)),
                _ => throw new UsageException("write: label CASE accounts FILE.csv, label CASE domains FILE.csv, label CASE list, or label CASE remove WHO [LABEL]."),
            };
        });
        return command;
    }

    public static Command Watchlists()
    {
        var action = new Argument<string>("what") { Description = "list, show or add" };
        var rest = new Argument<string[]>("values") { Description = "show: a list's name; add: a case, then a list's name", Arity = ArgumentArity.ZeroOrMore };
        NoOptions(rest);
        var command = new Command("watchlist", "Ready lists of domains with their sources: show them, add one to a case as labels") { action, rest, CsvOption };
        command.SetAction(parsed =>
        {
            var values = parsed.GetValue(rest)!;
            switch (parsed.GetValue(action), values.Length)
            {
                case ("list", 0):
                    Output.Write(LabelTables.Of(Watchlist.All), 100);
                    return ExitCode.Done;
                case ("show", 1):
                    Print(LabelTables.Of(Ready(values[0])), parsed.GetValue(CsvOption));
                    return ExitCode.Done;
                case ("add", 2):
                    var list = Ready(values[1]);
                    return Add(Existing(values[0]), list.Name, new LabelList<DomainLabel>([.. list.Domains.Select(domain => domain.AsLabel)], []), CaseLabels.Add);
                default:
                    throw new UsageException("write: watchlist list, watchlist show NAME, or watchlist add CASE NAME.");
            }
        });
        return command;
    }

    private static int Add<T>(string path, string name, LabelList<T> list, Func<CaseFile, IEnumerable<T>, int> add)
    {
        using var target = CaseFile.OpenOrCreate(path);
        var fresh = add(target, list.Labels);
        foreach (var row in list.Rejected.Take(MostTold))
            Console.Error.WriteLine(FormattableString.Invariant($"{name}, line {row.Line}: {row.Reason}"));
        if (list.Rejected.Count > MostTold)
            Console.Error.WriteLine(FormattableString.Invariant($"{name}: and {list.Rejected.Count - MostTold:N0} more rows"));
        Console.Out.WriteLine(FormattableString.Invariant($"{name}: {fresh:N0} labels set, {list.Labels.Count - fresh:N0} there already, {list.Rejected.Count:N0} rows rejected"));
        return list.Rejected.Count > 0 ? ExitCode.Quarantined : ExitCode.Done;
    }

    private static int List(string path, bool csv)
    {
        using var source = CaseFile.OpenRead(path);
        foreach (var table in LabelTables.Of(CaseLabels.Accounts(source), CaseLabels.Domains(source)).Where(table => !csv || table.Rows.Count > 0).DefaultIfEmpty(LabelTables.Of([], [])[0]).Take(csv ? 1 : 2))
            Print(table, csv);
        return ExitCode.Done;
    }

    private static int Remove(string path, string who, string? label)
    {
        using var target = CaseFile.OpenOrCreate(path);
        var gone = CaseLabels.Remove(target, who, label);
        if (gone == 0)
            throw new UsageException($"{path} has no label {(label is null ? "" : label + " ")}of {who}; see: sillage label {path} list");
        Console.Out.WriteLine(FormattableString.Invariant($"{gone:N0} labels of {who} taken away"));
        return ExitCode.Done;
    }

    private static void Print(Table table, bool csv)
    {
        if (csv)
            Csv.Write(Console.Out, table);
        else
            Output.Write(table, 200);
    }

    private static Watchlist Ready(string name) =>
        Watchlist.All.FirstOrDefault(list => list.Name == name) ?? throw new UsageException($"there is no list {name}; there are {string.Join(", ", Watchlist.All.Select(list => list.Name))}.");

    /// <summary>Labels do not make a case: a misspelled name would leave an empty one behind.</summary>
    private static string Existing(string path) => File.Exists(path) ? path : throw new CaseException($"there is no case file {path}. Make one with: sillage import {path} CAPTURES");
}
