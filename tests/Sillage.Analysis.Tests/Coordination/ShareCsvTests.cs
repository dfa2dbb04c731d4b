using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Shares are read by several workers, names numbered in batches: the same rows as one reader, line by line, would make of it.</summary>
public sealed class ShareCsvTests
{
    // Names that a table of places could mix up: long ones with the same beginning, the same letters in another length, a letter of no bits.
    private static readonly string[] Endings = ["", "\0", "a", "aa", "longer-than-eight", "longer-than-eight!", "é"];

    [Fact]
    public void Rows_and_names_are_those_of_a_plain_reading()
    {
        var row =
            from shared in Gen.Int[0, 300]
            from account in Gen.Int[0, 90]
            from ending in Gen.Int[0, Endings.Length - 1]
            from time in Gen.Int[0, 2_000_000_000]
            from fault in Gen.Int[0, 20]
            select fault switch
            {
                0 => "",
                1 => $"o{shared},u{account},no time,then",
                2 => $",u{account},c,{time}",
                3 => $"o{shared},u{account}",
                _ => $"{Endings[ending]}o{shared},u{account}{Endings[^(ending + 1)]},content {shared},{time}",
            };
        Gen.Select(row.List[1, 400], Gen.Bool, Gen.Bool).Sample((lines, quoted, returns) =>
        {
            var good = lines.Select(line => line.Split(',')).Where(fields => fields.Length == 4 && fields[0].Length > 0 && int.TryParse(fields[3], out _)).ToArray();
            if (good.Length == 0)
                return;
            var read = SharesOf.Csv([.. lines.Select(line => Written(line, quoted, returns))]);
            Assert.Equal(good.Select(fields => fields[0]).Distinct(), read.Objects);
            Assert.Equal(good.Select(fields => fields[1]).Distinct(), read.Accounts);
            Assert.Equal(good.Select(fields => fields[2]), read.Contents);
            Assert.Equal(lines.Count(line => line.Length > 0) - good.Length, read.Rejected);
            var rows = Enumerable.Range(0, read.Shares.Count).OrderBy(share => read.Shares.Post[share]).Select(share => (
                read.Objects[read.Shares.Shared[share]], read.Accounts[read.Shares.Account[share]], (read.Shares.At[share] / 1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal(good.Select(fields => (fields[0], fields[1], fields[3])), rows);
        }, iter: 300);

        // In quotes a letter at a time is read, else 64.
        static string Written(string line, bool quoted, bool returns) =>
            (quoted ? string.Join(",", line.Split(',').Select((field, place) => place == 2 ? $"\"{field}\"" : field)) : line) + (returns ? "\r" : "");
    }
}
