using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>Numbers, names and times as readers of either language expect them.</summary>
public sealed class WordsTests
{
    private static readonly Words English = new("en"), French = new("fr");

    [Theory]
    [InlineData(222.9, "222 a minute", "222 par minute")]
    [InlineData(1, "1 a minute", "1 par minute")]
    [InlineData(0.06, "3.6 an hour", "3,6 par heure")]
    [InlineData(1 / 60.0, "1 an hour", "1 par heure")]
    [InlineData(0.001, "1.44 a day", "1,44 par jour")]
    [InlineData(0, "0 a day", "0 par jour")]
    public void A_rate_is_told_by_the_unit_that_fits(double perMinute, string english, string french) =>
        Assert.Equal((english, french), (English.Rate(perMinute), French.Rate(perMinute)));

    [Theory]
    [InlineData(0, "0 posts", "0 publication")]
    [InlineData(1, "1 post", "1 publication")]
    [InlineData(2, "2 posts", "2 publications")]
    [InlineData(1234, "1,234 posts", "1\u202f234 publications")]
    public void One_is_not_told_as_several(long posts, string english, string french) =>
        Assert.Equal((english, french), (English.Count(posts, "posts"), French.Count(posts, "posts")));

    [Theory]
    [InlineData(59, "59 min", "59 min")]
    [InlineData(210, "3 h 30 min", "3 h 30 min")]
    [InlineData(9.9 * 1440, "9.9 days", "9,9 jours")]
    [InlineData(859.3 * 1440, "859 days", "859 jours")]
    [InlineData(1827.6 * 1440, "5 years", "5 ans")]
    public void A_duration_is_told_as_finely_as_it_matters(double minutes, string english, string french) =>
        Assert.Equal((english, french), (English.Duration(minutes), French.Duration(minutes)));

    [Theory]
    [InlineData("alice", "@alice", "@alice")]
    [InlineData("704791297916173", "account 704791297916173", "l’identifiant 704791297916173")]
    [InlineData("user719", "@user719", "@user719")]
    public void An_id_is_no_handle(string name, string english, string french) =>
        Assert.Equal((english, french), (English.Account(name), French.Account(name)));

    [Theory]
    [InlineData("fr", "French", "le français", "français")]
    [InlineData("nl", "Dutch", "le néerlandais", "néerlandais")]
    [InlineData("en", "English", "l’anglais", "anglais")]
    [InlineData("uk", "Ukrainian", "l’ukrainien", "ukrainien")]
    [InlineData("he", "Hebrew", "l’hébreu", "hébreu")]
    [InlineData("iw", "Hebrew", "l’hébreu", "hébreu")]
    [InlineData("hu", "Hungarian", "le hongrois", "hongrois")]
    [InlineData("el", "Greek", "le grec", "grec")]
    [InlineData("pt-BR", "Portuguese (pt-BR)", "le portugais (pt-BR)", "portugais (pt-BR)")]
    [InlineData("ckb", "ckb", "ckb", "ckb")]
    [InlineData("undetermined", "undetermined", "indéterminée", "indéterminée")]
    public void Languages_have_names_and_in_French_an_article(string code, string english, string french, string plain) =>
        Assert.Equal((english, french, plain), (English.Language(code), French.Language(code), French.Plain(code)));

    [Fact]
    public void The_first_of_a_month_is_an_ordinal_in_French() =>
        Assert.Equal("1er juillet 2023 à 15 h 53 UTC", French.Time(new DateTimeOffset(2023, 7, 1, 15, 53, 42, TimeSpan.Zero)));

    [Theory]
    [InlineData(200, "", "")]
    [InlineData(1234, "The first 200 of 1,234 rows; all are in x.csv.", "Les 200 premières lignes sur 1\u202f234 ; toutes sont dans x.csv.")]
    public void What_is_not_shown_is_told(int all, string english, string french) =>
        Assert.Equal((english, french), (English.Shown(200, all, "x.csv"), French.Shown(200, all, "x.csv")));
}
