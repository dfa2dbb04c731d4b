using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>500 repost cascades of Weibo (CED, Song et al. 2018), rebuilt with the parents that they give.</summary>
[Trait("Needs", RealCaptures.Trait)]
public sealed class WeiboTreesTests(WeiboTreesTests.Files files) : IClassFixture<WeiboTreesTests.Files>
{
    [Fact]
    public void All_trees_have_the_breadths_that_walking_up_finds()
    {
        Assert.Equal(500, files.Trees.Count);
        Assert.Equal(179_196, files.Reposts);
        foreach (var tree in files.Trees)
        {
            var figures = tree.Measured();
            Assert.Equal(tree.Parents.Length, figures.Size);
            Assert.Equal(tree.Breadth(), figures.Levels.Select(level => level.Posts));
            Assert.Equal(figures.Levels.Max(level => level.Posts), figures.MaxBreadth);
        }
    }

    /// <summary>The files list later reposts first; where a parent stands above its kid, its list of kids lacks it: the parents are to be believed.</summary>
    [Fact]
    public void Parents_list_their_kids_unless_they_stand_above_them() =>
        Assert.Equal((111_904, 2_970, 2_970), (files.Direct, files.KidsNotListed, files.KidsBelowTheirParent));

    [Fact]
    public void Dates_before_the_original_or_the_parent_and_dates_without_a_year_are_reported()
    {
        var measured = files.Trees.ConvertAll(tree => tree.Measured());

        Assert.Equal(6, measured.Sum(figures => figures.Untimed));
        Assert.Equal(files.Trees.Sum(tree => tree.Times.Count(time => time != CascadeFigures.UnknownTime && time < tree.Start)), measured.Sum(figures => figures.NegativeDelays));
        Assert.Equal(
            files.Trees.Sum(tree => Enumerable.Range(1, tree.Parents.Length - 1).Count(node =>
                tree.Times[node] != CascadeFigures.UnknownTime && tree.Times[tree.Parents[node]] != CascadeFigures.UnknownTime && tree.Times[node] < tree.Times[tree.Parents[node]])),
            measured.Sum(figures => figures.OlderThanParent));
    }

    /// <summary>The archive, read once.</summary>
    public sealed class Files
    {
        internal List<GivenTree> Trees { get; } = [];

        internal int Reposts { get; }

        /// <summary>Reposts without a named parent: of the original itself.</summary>
        internal int Direct { get; }

        /// <summary>Reposts that their parent does not list among its kids.</summary>
        internal int KidsNotListed { get; }

        /// <summary>Reposts that stand below their parent in the file.</summary>
        internal int KidsBelowTheirParent { get; }

        public Files()
        {
            var (originals, cascades) = (new Dictionary<string, long>(), new Dictionary<string, Repost[]>());
            using var unpacked = new GZipStream(File.OpenRead(RealCaptures.Path("data/weibo-cascades-ced/cascades.tar.gz")), CompressionMode.Decompress);
            using var archive = new TarReader(unpacked);
            while (archive.GetNextEntry() is { } entry)
            {
                if (entry.DataStream is not { } stream || !entry.Name.EndsWith(".json", StringComparison.Ordinal))
                    continue;
                var name = Path.GetFileName(entry.Name);
                if (entry.Name.Contains("original-microblog", StringComparison.Ordinal))
                    originals[name] = Start(JsonDocument.Parse(stream).RootElement.GetProperty("time"));
                else
                    cascades[name] = JsonSerializer.Deserialize<Repost[]>(stream, JsonSerializerOptions.Web)!;
            }

            foreach (var (name, reposts) in cascades)
            {
                Reposts += reposts.Length;
                Direct += reposts.Count(repost => repost.Parent.Length == 0);
                var numbers = new Dictionary<string, int>();
                foreach (var repost in reposts)
                    numbers.TryAdd(repost.Mid, numbers.Count + 1);
                var (parents, times) = (new int[numbers.Count + 1], new long[numbers.Count + 1]);
                (parents[0], times[0]) = (-1, originals[name]);

                // Of a repost that stands twice the first wins.
                var firsts = reposts.DistinctBy(repost => repost.Mid).ToDictionary(repost => repost.Mid);
                foreach (var repost in firsts.Values)
                {
                    parents[numbers[repost.Mid]] = repost.Parent.Length == 0 ? 0 : numbers[repost.Parent];
                    times[numbers[repost.Mid]] = Time(repost.Date);
                    if (repost.Parent.Length == 0)
                        continue;
                    KidsNotListed += firsts[repost.Parent].Kids.Contains(repost.Mid) ? 0 : 1;
                    KidsBelowTheirParent += numbers[repost.Parent] < numbers[repost.Mid] ? 1 : 0;
                }

                Trees.Add(new GivenTree(parents, times, times[0]));
            }
        }

        /// <summary>Seconds since 1970; in some files a date in words.</summary>
        private static long Start(JsonElement time) => time.ValueKind == JsonValueKind.Number
            ? time.GetInt64() * 1_000_000
            : DateTimeOffset.ParseExact(time.GetString()!, "ddd MMM dd HH:mm:ss zzz yyyy", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() * 1_000;

        /// <summary>Dates are Chinese local time; six name no year and stay unknown.</summary>
        private static long Time(string date) =>
            DateTime.TryParseExact(date, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                ? new DateTimeOffset(local, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds() * 1_000
                : CascadeFigures.UnknownTime;

        private sealed record Repost(string Mid, string Parent, string[] Kids, string Date);
    }
}
