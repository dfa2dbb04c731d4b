using Sillage.Cases;
using Xunit;

namespace Sillage.Cases.Tests;

public class PostIdsTests
{
    [Theory]
    [InlineData("861244138272018432")]
    [InlineData("0")]
    [InlineData("007")]
    [InlineData("~5f3a")]
    [InlineData("9223372036854775808")]
    [InlineData("")]
    public void An_id_comes_back_exactly_as_it_was_given(string id)
    {
        var ids = new PostIds(1) { [0] = id };

        Assert.Equal(id, ids[0]);
    }
}
