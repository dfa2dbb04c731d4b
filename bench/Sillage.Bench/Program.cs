using BenchmarkDotNet.Running;
using Sillage.Bench;

// `measure parser FILE` times one pass over a real capture; anything else goes to BenchmarkDotNet.
if (args is ["measure", "parser", var file])
    ParserPass.Run(file, Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmark).Assembly).Run(args);
