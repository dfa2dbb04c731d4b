using System.Globalization;
using Sillage.Analysis;
using Sillage.Calibration;

// Sillage.Calibration BOTS.csv.gz HUMANS.csv.gz [calibration.json]: fits both models, prints the tables of docs/automation.md, writes the file that is shipped.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length is not (2 or 3))
{
    Console.Error.WriteLine("usage: Sillage.Calibration BOTS.csv.gz HUMANS.csv.gz [calibration.json]");
    return 2;
}

var accounts = new LabelledAccounts();
accounts.Add(args[0], automated: true, CancellationToken.None);
accounts.Add(args[1], automated: false, CancellationToken.None);
var shipped = LabelledFit.Of(accounts);
if (args.Length == 3)
    File.WriteAllText(args[2], ShippedCalibration.Write(shipped));
foreach (var one in shipped)
    FitTables.Print(one, Console.Out);
KnownFailures.Print(accounts, Console.Out);
return 0;
