using System.Diagnostics;
using System.Globalization;
using Sillage.Analysis;
using Sillage.Chance.Bench;

// Sillage.Chance.Bench found|stages|shuffled|camouflage FILE.csv [FDR]   a file of gen_shares.py with its FILE.csv.truth beside it
// Sillage.Chance.Bench texts COUNT                                       copied texts, invented
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: Sillage.Chance.Bench found|stages|shuffled|camouflage FILE.csv [FDR], or texts COUNT");
    return 2;
}

if (args[0] == "texts")
{
    TextPass.Run(int.Parse(args[1]));
    return 0;
}

var file = LoadFile.Read(args[1]);
var truth = Truth.Read(args[1] + ".truth", file.Accounts);
var options = new ChanceOptions { Window = 60_000_000, Fdr = args.Length > 2 ? double.Parse(args[2]) : 0.01 };
switch (args[0])
{
    case "found":
        Found.Table(Path.GetFileName(args[1]), file.Shares, truth, options);
        break;
    case "stages":
        Stages.Run(file.Shares, options);
        break;
    case "camouflage":
        foreach (var times in new[] { 0, 1, 3, 10, 30 })
            Found.Line($"{times} times", Camouflage.Of(file.Shares, truth, times), truth, options);
        break;
    case "shuffled":
        foreach (var shuffle in Enum.GetValues<Shuffle>())
        {
            var check = PermutationCheck.Run(file.Shares, list => Found.Count(list, options), options, new PermutationOptions { Rounds = 10, Shuffle = shuffle }, default);
            Console.WriteLine($"{shuffle}: edges {check.Edges} kept {check.Kept} groups {check.Groups}; shuffled: edges {check.ShuffledEdges.Average():F1} kept {check.ShuffledKept.Average():F2} (most {check.ShuffledKept.Max()}) groups {check.ShuffledGroups.Average():F2}");
        }

        break;
    default:
        Console.Error.WriteLine($"{args[0]} is none of found, stages, shuffled, camouflage, texts");
        return 2;
}

Console.WriteLine($"cpu {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F1} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
return 0;
