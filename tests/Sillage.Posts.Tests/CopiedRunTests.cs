using System.Text;
using CsCheck;
using Sillage.Posts.Sources;
using Xunit;

namespace Sillage.Posts.Tests;

public sealed class CopiedRunTests
{
    [Fact]
    public void A_run_goes_up_to_the_first_mark_and_nothing_behind_its_room_is_touched() =>
        Gen.Select(Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyzé .;!<&"], 0, 120], Gen.Int[0, 40]).Sample(
            (text, behind) =>
            {
                var from = Encoding.UTF8.GetBytes(text);
                var to = Enumerable.Repeat((byte)7, from.Length + behind).ToArray();
                var run = CopiedRun.Copy(from, to, "<&\r\0"u8);
                var expected = from.TakeWhile(sign => sign is not ((byte)'<' or (byte)'&')).ToArray();
                Assert.Equal(expected, to[..run]);
                Assert.All(to[from.Length..], untouched => Assert.Equal(7, untouched));
            },
            iter: 20_000);
}
