using BenchmarkDotNet.Running;
using Sillage.Bench;

// `measure parser FILE` times one pass over a real capture, `measure readers FILE…` every reader beside the first file's, `measure read-json FILE DATABASE` the import's peer, `measure automation POSTS` the indicators; anything else goes to BenchmarkDotNet.
if (args is ["measure", "parser", var file])
    ParserPass.Run(file, Console.Out);
else if (args is ["measure", "readers", .. var captures] && captures.Length > 0)
    ReaderPass.Run(captures, Console.Out);
else if (args is ["measure", "read-json", var capture, var database])
    ReadJsonPeer.Run(capture, database, Console.Out);
else if (args is ["measure", "automation", var posts])
    AutomationPass.Run(int.Parse(posts, System.Globalization.CultureInfo.InvariantCulture), Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmark).Assembly).Run(args);
