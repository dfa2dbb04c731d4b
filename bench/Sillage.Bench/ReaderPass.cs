using System.Diagnostics;
using System.Globalization;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

namespace Sillage.Bench;

/// <summary>
/// The speed of each format's reader beside that of the first file given, on one core and from memory: cutting into records and reading,
/// without the case. The first is measured again before each, as the speed of a machine changes.
/// </summary>
internal static class ReaderPass
{
    private const int MostBytes = 64 << 20;
    private const int LeastBytes = 16 << 20;
    private const double Seconds = 1.5;

    public static void Run(IReadOnlyList<string> files, TextWriter to)
    {
        var first = Load(files[0]);
        foreach (var file in files)
        {
            var capture = Load(file);
            var (beside, _) = Read(first, Seconds, out _);
            var (speed, posts) = Read(capture, Seconds, out var rejected);
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{capture.Source.Name,-20} {speed,7:F0} MB/s {speed / beside,6:F2} of the first {posts,9:N0} posts/s {rejected} rejected  {Path.GetFileName(file)}"));
        }
    }

    private static (ISource Source, Sample Sample, byte[] Bytes) Load(string file)
    {
        using var stream = CaptureFile.Find([file]).Single().Open();
        var source = KnownSources.Detect(stream.Sample)[0].Source;
        var bytes = new byte[MostBytes];
        bytes = bytes[..stream.Content.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false)];
        var capture = (source, stream.Sample, Long(bytes, source.Framing));
        // Compiled before it counts.
        Read(capture, Seconds / 2, out _);
        return capture;
    }

    /// <summary>A small file over and over (a header again is passed over): else the opening is what is measured. Not where records lie within a list.</summary>
    private static byte[] Long(byte[] bytes, Framing framing)
    {
        var times = framing is not Framing.JsonList ? Math.Max(1, LeastBytes / bytes.Length) : 1;
        var repeated = new byte[times * (bytes.Length + 1)];
        for (var time = 0; time < times; time++)
        {
            bytes.CopyTo(repeated, time * (bytes.Length + 1));
            repeated[((time + 1) * (bytes.Length + 1)) - 1] = (byte)'\n';
        }

        return repeated;
    }

    private static (double MegabytesPerSecond, double PostsPerSecond) Read((ISource Source, Sample Sample, byte[] Bytes) capture, double seconds, out long rejected)
    {
        var (source, sample, bytes) = capture;
        var (sink, passes) = (new CountingSink(), 0);
        var process = Process.GetCurrentProcess();
        var start = process.UserProcessorTime;
        double spent;
        do
        {
            var reader = source.Open(sample)();
            using var blocks = new BlockReader(new MemoryStream(bytes), source.Framing, _ => { }, 1 << 20);
            while (blocks.TryRead(out var block))
            {
                reader.Read(block, sink);
                blocks.Return(block);
            }

            passes++;
            process.Refresh();
            spent = (process.UserProcessorTime - start).TotalSeconds;
        }
        while (spent < seconds);
        rejected = sink.Rejected / passes;
        return (bytes.Length / 1e6 * passes / spent, sink.Posts / spent);
    }
}
