using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests.Places;

/// <summary>What people write for their place, and what it says.</summary>
public class PlaceReaderTests
{
    private static readonly Gazetteer Gazetteer = Gazetteer.Shared;
    private static readonly PlaceReader Reader = new(Gazetteer, new PlacesOptions().Dominance);

    [Theory]
    // Countries, in their own and in other languages.
    [InlineData("France", "FR")]
    [InlineData("United States", "US")]
    [InlineData("United States of America", "US")]
    [InlineData("USA", "US")]
    [InlineData("usa", "US")]
    [InlineData("U.S.A.", "US")]
    [InlineData("US", "US")]
    [InlineData("États-Unis", "US")]
    [InlineData("Etats Unis", "US")]
    [InlineData("Vereinigte Staaten", "US")]
    [InlineData("Estados Unidos", "US")]
    [InlineData("Stati Uniti", "US")]
    [InlineData("UK", "GB")]
    [InlineData("United Kingdom", "GB")]
    [InlineData("Royaume-Uni", "GB")]
    [InlineData("England", "GB")]
    [InlineData("Scotland", "GB")]
    [InlineData("Northern Ireland", "GB")]
    [InlineData("Ireland", "IE")]
    [InlineData("Allemagne", "DE")]
    [InlineData("Deutschland", "DE")]
    [InlineData("Germania", "DE")]
    [InlineData("Alemania", "DE")]
    [InlineData("España", "ES")]
    [InlineData("Espagne", "ES")]
    [InlineData("Italia", "IT")]
    [InlineData("Россия", "RU")]
    [InlineData("Україна", "UA")]
    [InlineData("日本", "JP")]
    [InlineData("中国", "CN")]
    [InlineData("المغرب", "MA")]
    [InlineData("Ελλάδα", "GR")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Turquie", "TR")]
    [InlineData("Trinidad & Tobago", "TT")]
    [InlineData("Bosnia and Herzegovina", "BA")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Belgique", "BE")]
    [InlineData("Suisse", "CH")]
    [InlineData("South Africa", "ZA")]
    [InlineData("Hong Kong", "HK")]
    [InlineData("Kosovo", "XK")]
    [InlineData("Luxembourg", "LU")]
    [InlineData("Niger", "NE")]
    [InlineData("Mexico", "MX")]
    [InlineData("Lebanon", "LB")]
    // Codes and flags.
    [InlineData("FR", "FR")]
    [InlineData("GBR", "GB")]
    [InlineData("TX", "US")]
    [InlineData("NY", "US")]
    [InlineData("🇫🇷", "FR")]
    [InlineData("🇫🇷🇪🇺", "FR")]
    [InlineData("Paris 🇫🇷", "FR")]
    [InlineData("Somewhere nice 🇩🇪", "DE")]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "GB")]
    // Towns by themselves.
    [InlineData("Paris", "FR")]
    [InlineData("PARIS", "FR")]
    [InlineData("London", "GB")]
    [InlineData("Londres", "GB")]
    [InlineData("Lyon", "FR")]
    [InlineData("Nice", "FR")]
    [InlineData("Lille", "FR")]
    [InlineData("Toulouse", "FR")]
    [InlineData("Saint-Étienne", "FR")]
    [InlineData("St Etienne", "FR")]
    [InlineData("NYC", "US")]
    [InlineData("New York", "US")]
    [InlineData("New York City", "US")]
    [InlineData("Los Angeles", "US")]
    [InlineData("Chicago", "US")]
    [InlineData("Washington DC", "US")]
    [InlineData("Washington, D.C.", "US")]
    [InlineData("Roma", "IT")]
    [InlineData("Wien", "AT")]
    [InlineData("München", "DE")]
    [InlineData("Munchen", "DE")]
    [InlineData("Köln", "DE")]
    [InlineData("Genève", "CH")]
    [InlineData("Bruxelles", "BE")]
    [InlineData("Москва", "RU")]
    [InlineData("Montréal", "CA")]
    [InlineData("Montreal", "CA")]
    [InlineData("São Paulo", "BR")]
    [InlineData("Tokyo", "JP")]
    [InlineData("Sydney", "AU")]
    // Divisions.
    [InlineData("Ohio", "US")]
    [InlineData("Texas", "US")]
    [InlineData("Florida", "US")]
    [InlineData("Bretagne", "FR")]
    [InlineData("Alsace", "FR")]
    [InlineData("Picardie", "FR")]
    [InlineData("Île-de-France", "FR")]
    [InlineData("Québec", "CA")]
    [InlineData("Ontario", "CA")]
    [InlineData("Catalunya", "ES")]
    [InlineData("Bayern", "DE")]
    // What stands behind a name decides.
    [InlineData("Paris, France", "FR")]
    [InlineData("Paris France", "FR")]
    [InlineData("75011 Paris", "FR")]
    [InlineData("Paris (75)", "FR")]
    [InlineData("Paris - France", "FR")]
    [InlineData("Paris, Texas", "US")]
    [InlineData("Paris, TX", "US")]
    [InlineData("Paris TX", "US")]
    [InlineData("paris, tx", "US")]
    [InlineData("Georgia, USA", "US")]
    [InlineData("Atlanta, Georgia", "US")]
    [InlineData("Tbilisi, Georgia", "GE")]
    [InlineData("Georgia, US", "US")]
    [InlineData("London, England", "GB")]
    [InlineData("London, UK", "GB")]
    [InlineData("London, Ontario", "CA")]
    [InlineData("London, ON", "CA")]
    [InlineData("Cambridge, MA", "US")]
    [InlineData("Cambridge, England", "GB")]
    [InlineData("Birmingham, AL", "US")]
    [InlineData("Birmingham, UK", "GB")]
    [InlineData("Los Angeles, CA", "US")]
    [InlineData("Vancouver, CA", "CA")]
    [InlineData("Toronto, CA", "CA")]
    [InlineData("Berlin, DE", "DE")]
    [InlineData("Dover, DE", "US")]
    [InlineData("Wilmington, Delaware", "US")]
    [InlineData("austin, tx", "US")]
    [InlineData("portland, or", "US")]
    [InlineData("Houston Texas", "US")]
    [InlineData("Houston, Texas, USA", "US")]
    [InlineData("Dallas Texas USA", "US")]
    [InlineData("San Diego County", "US")]
    [InlineData("Bogotá, D.C., Colombia", "CO")]
    [InlineData("Central Region, Singapore", "SG")]
    [InlineData("Angleterre", "GB")]
    [InlineData("L.A.", "LA US")]
    [InlineData("Osaka Antigua and Barbuda", "AG JP")]
    [InlineData("Lyon et Paris", "FR")]
    [InlineData("Toulouse Bouvet Island", "BV FR IS")]
    [InlineData("Brazil, Indiana", "US")]
    [InlineData("Lebanon, PA", "US")]
    [InlineData("Moscow, Idaho", "US")]
    [InlineData("Lille, France", "FR")]
    [InlineData("Hogwarts, Scotland", "GB")]
    [InlineData("Somewhere in France", "?")]
    [InlineData("South of France", "FR")]
    [InlineData("North London", "GB")]
    [InlineData("Greater Manchester, UK", "GB")]
    [InlineData("Paris and Lyon", "FR")]
    [InlineData("Lyon / Marseille", "FR")]
    [InlineData("Paris | she/her", "FR")]
    // Several countries.
    [InlineData("Georgia", "GE US")]
    [InlineData("Birmingham", "GB US")]
    [InlineData("Cambridge", "CA GB US NZ")]
    [InlineData("Springfield, Birmingham", "US")]
    [InlineData("CA", "CA US")]
    [InlineData("DE", "DE US")]
    [InlineData("LA", "LA US")]
    [InlineData("Paris / Berlin", "DE FR")]
    [InlineData("Paris, Berlin", "DE FR")]
    [InlineData("Paris - London", "FR GB")]
    [InlineData("London & Lebanon", "GB LB")]
    [InlineData("London, Lebanon", "GB LB")]
    [InlineData("France and Germany", "DE FR")]
    [InlineData("🇫🇷 🇩🇪", "DE FR")]
    [InlineData("Paris, Germany", "DE FR")]
    [InlineData("Ontario, CA", "CA US")]
    // No place.
    [InlineData("Planet Earth", "?")]
    [InlineData("Earth", "?")]
    [InlineData("everywhere", "?")]
    [InlineData("Europe", "?")]
    [InlineData("la France de Jeanne d'Arc", "?")]
    [InlineData("in your head", "?")]
    [InlineData("she/her", "?")]
    [InlineData("", "?")]
    [InlineData("  ", "?")]
    [InlineData("12345", "?")]
    [InlineData("us", "?")]
    [InlineData("in", "?")]
    [InlineData("me", "?")]
    [InlineData("🌍", "?")]
    [InlineData("Wonderland", "?")]
    public void It_reads(string text, string expected)
    {
        var reading = Reader.Read(text);
        var codes = string.Join(' ', reading.Countries.Select(country => Gazetteer.Countries[country].Code).Order(StringComparer.Ordinal));

        Assert.Equal(string.Join(' ', expected.Split(' ').Order(StringComparer.Ordinal)), codes.Length == 0 ? "?" : codes);
    }

    /// <summary>A town that the gazetteer has in one country only, and any country behind it: never a third one.</summary>
    [Fact]
    public void A_country_behind_a_unique_town_never_moves_it_to_another()
    {
        string[] towns = ["Rennes", "Toulouse", "Clermont-Ferrand", "Osaka", "Reykjavík", "Wuppertal", "Novosibirsk", "Ouagadougou", "Kraków", "Ljubljana", "Antananarivo", "Milwaukee", "Saskatoon"];
        Assert.All(towns, town => Assert.Equal(ReadingKind.Country, Reader.Read(town).Kind));
        // Official names have commas and brackets, which cut.
        short[] countries = [.. Enumerable.Range(0, Gazetteer.Countries.Count).Where(country => Gazetteer.Countries[country].English.All(letter => letter is not (',' or '('))).Select(country => (short)country)];
        Gen.Int[0, towns.Length - 1].Select(Gen.Int[0, countries.Length - 1], Gen.Int[0, 3]).Sample((town, one, how) =>
        {
            var (alone, country) = (Reader.Read(towns[town]).Country, countries[one]);
            var name = Gazetteer.Countries[country].English;
            var both = Reader.Read(how switch { 0 => $"{towns[town]}, {name}", 1 => $"{towns[town]} {name}", 2 => $"{towns[town]} ({name})", _ => $"{towns[town]} / {name}" });
            if (both.Kind == ReadingKind.Country)
                Assert.True(both.Country == alone, $"{towns[town]} and {name}, {how}");
            else
                Assert.True(both.Kind == ReadingKind.Unknown || both.Countries.Contains(alone));
            if (country == alone && how < 3)
                Assert.Equal(alone, both.Country);
        }, iter: 5_000);
    }

    [Fact]
    public void A_list_of_towns_is_read_as_its_parts_are() =>
        Assert.Equal(Reader.Read("Rennes / Osaka").Countries.Order(), new[] { Gazetteer.Country("FR"), Gazetteer.Country("JP") }.Order());

    [Fact]
    public void No_text_stops_it() => Gen.String.Sample(text => Assert.NotNull(Reader.Read(text)), iter: 20_000);

    [Fact]
    public void Halves_of_letters_flags_and_marks_do_not_stop_it() =>
        Gen.OneOf(Gen.Char['\uD800', '\uDFFF'], Gen.Char[',', ','], Gen.Char['\u0300', '\u036F'], Gen.Char['A', 'Z'], Gen.Char[' ', '/']).Array[0, 60].Select(letters => new string(letters))
            .Sample(text => Assert.NotNull(Reader.Read(text)), iter: 20_000);

    private static readonly string[] Names =
    [
        "Paris", "São Paulo", "Saint-Étienne", "Île-de-France", "Côte d'Ivoire", "Genève", "Malmö", "Łódź", "Kraków", "Reykjavík", "Moscow, Russia", "london / paris", "Montréal, Québec",
        "Österreich", "Ελλάδα", "Россия", "Istanbul, Türkiye", "Georgia", "Birmingham",
    ];

    [Fact]
    public void Case_and_accents_do_not_matter()
    {
        foreach (var name in Names)
        {
            foreach (var other in new[] { name.ToUpperInvariant(), name.ToLowerInvariant(), string.Concat(name.Select(Nfkc.Unaccented)), "  " + name + " " })
                Assert.Equal(Reader.Read(name).Countries, Reader.Read(other).Countries);
        }
    }
}
