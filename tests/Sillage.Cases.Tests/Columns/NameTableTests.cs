using System.Text;
using CsCheck;
using Sillage.Cases.Columns;
using Xunit;

namespace Sillage.Cases.Tests.Columns;

public class NameTableTests
{
    /// <summary>From few names, that many come again, to more than are looked up together and a table first has room for.</summary>
    private static Gen<(int Names, int[] Seen)[]> Batches { get; } =
        Gen.Int[1, 2_000].SelectMany(names => Gen.Int[0, names].Array[0, 700].Select(seen => (names, seen))).Array[1, 4];

    [Fact]
    public void Names_looked_up_together_have_the_numbers_of_names_looked_up_one_by_one() => Batches.Sample(batches =>
    {
        var (one, together, batch) = (new NameTable(), new NameTable(), new NameBatch());
        foreach (var (_, seen) in batches)
        {
            batch.Clear();
            foreach (var number in seen)
                batch.Add("x"u8, Id(number));
            var numbers = new int[seen.Length];
            together.Of(batch, numbers);

            Assert.Equal(seen.Select(number => one.Of(Name(number))), numbers);
        }

        batch.Clear();
        foreach (var number in Enumerable.Range(0, 2_000))
            batch.Add(Name(number));
        var found = new int[2_000];
        together.Find(batch, found);

        Assert.Equal(Enumerable.Range(0, 2_000).Select(number => one.Find(Name(number))), found);
        Assert.Equal(one.Count, together.Count);
        Assert.Equal(one.InOrder(), together.InOrder());
    }, iter: 200);

    [Fact]
    public void A_batch_gives_back_what_was_put_in() => Gen.Int[0, 5_000].Array[0, 200].Sample(numbers =>
    {
        var batch = new NameBatch();
        batch.Add("let go"u8);
        batch.Clear();
        foreach (var number in numbers)
            batch.Add(Name(number));

        Assert.Equal(numbers.Length, batch.Count);
        Assert.Equal(numbers.Select(number => Encoding.UTF8.GetString(Name(number))), Enumerable.Range(0, batch.Count).Select(name => Encoding.UTF8.GetString(batch[name])));
    });

    /// <summary>Names of all lengths, the empty one among them.</summary>
    private static byte[] Id(int number) => Encoding.UTF8.GetBytes(number == 0 ? "" : new string('é', number % 40) + number);

    private static byte[] Name(int number) => [.. "x\0"u8, .. Id(number)];
}
