using System.Text.Json;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>Labels as a user sets, lists, asks and removes them.</summary>
public sealed class LabelCommandTests(EarlierCase earlier) : BesideAnEarlierCase(earlier)
{
    [Fact]
    public void Lists_are_set_told_asked_and_taken_away()
    {
        Write("parties.csv", "handle,party,source\nanna,media,register\n,party\nben\n");
        var (code, output, error) = Run("label", "x.case", "accounts", "parties.csv");
        Assert.Equal((4, "parties.csv: 1 labels set, 0 there already, 2 rows rejected\n"), (code, output));
        Tells(error, "parties.csv, line 3: it names no account", "parties.csv, line 4: it has no label");
        Assert.Equal("parties.csv: 0 labels set, 1 there already, 2 rows rejected\n", Run("label", "x.case", "accounts", "parties.csv").Output);

        var listed = Run("label", "x.case", "list", "--csv").Output;
        Assert.Equal("account,label,platform,source\n'@anna,media,,register\n", listed);
        Write("again.csv", listed);
        Assert.Equal("again.csv: 0 labels set, 1 there already, 0 rows rejected\n", Run("label", "x.case", "accounts", "again.csv").Output);
        Assert.Equal("1", Ask("count(*) from labels"));

        using (var json = JsonDocument.Parse(Run("labels", "x.case", "#leak", "--json").Output))
        {
            var group = json.RootElement.GetProperty("result").GetProperty("groups")[0];
            Assert.Equal(("media", 1, 2), (group.GetProperty("label").GetString(), group.GetProperty("share").GetProperty("count").GetInt32(), group.GetProperty("share").GetProperty("of").GetInt32()));
        }

        using (var json = JsonDocument.Parse(Run("breakout", "x.case", "#leak", "--json").Output))
            Assert.Equal(4, json.RootElement.GetProperty("result").GetProperty("category").GetInt32());

        Assert.Equal(0, Run("label", "x.case", "remove", "@anna", "media").Code);
        Assert.Equal(2, Run("label", "x.case", "remove", "@anna", "media").Code);
        EarlierPostsAreThere();
    }

    [Fact]
    public void Ready_lists_are_shown_and_added_once()
    {
        Assert.Contains("state-media", Run("watchlist", "list").Output, StringComparison.Ordinal);
        Assert.Contains("rt.com,state-media,Russia,", Run("watchlist", "show", "state-media", "--csv").Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("watchlist", "add", "x.case", "state-media").Code);
        Assert.Contains(" 0 labels set", Run("watchlist", "add", "x.case", "state-media").Output, StringComparison.Ordinal);
        Assert.StartsWith("Russia; ", Ask("source from domain_labels where domain = 'rt.com'"), StringComparison.Ordinal);
        Assert.Equal(0, Run("labels", "x.case").Code);
    }

    [Theory]
    [InlineData(1, "there is no case file y.case", "label", "y.case", "list")]
    [InlineData(3, "there is no file parties.csv", "label", "x.case", "accounts", "parties.csv")]
    [InlineData(3, "the list has no column label; its columns are handle, colour", "label", "x.case", "accounts", "colours.csv")]
    [InlineData(2, "write: label CASE accounts FILE.csv", "label", "x.case", "accounts")]
    [InlineData(2, "there is no list media; there are public-broadcasters, state-media", "watchlist", "add", "x.case", "media")]
    [InlineData(2, "or one of france-2012-presidential-1", "silence", "x.case", "--silence", "france-2018-presidential-1")]
    public void What_cannot_be_done_is_told(int code, string told, params string[] words)
    {
        Write("colours.csv", "handle,colour\nanna,red\n");

        var (found, output, error) = Run(words);

        Assert.Equal((code, ""), (found, output));
        Tells(error, told);
        Assert.Equal("0", Ask("count(*) from labels"));
        Assert.False(File.Exists(Path.Combine(Folder, "y.case")));
    }

    [Fact]
    public void A_silence_can_be_called_by_its_name()
    {
        using (var json = JsonDocument.Parse(Run("silence", "x.case", "--silence", "france-2017-presidential-2=quiet", "--json").Output))
        {
            var window = json.RootElement.GetProperty("result").GetProperty("windows")[0].GetProperty("window");
            Assert.Equal(("quiet", "2017-05-05T22:00:00Z"), (window.GetProperty("name").GetString(), window.GetProperty("from").GetString()));
        }

        Assert.Equal(0, Run("mark", "x.case", "france-2017-presidential-2", "--silence").Code);
        Assert.Equal("france-2017-presidential-2 code électoral, article L49", Ask("name || ' ' || source from markers where kind = 'silence'"));
    }
}
