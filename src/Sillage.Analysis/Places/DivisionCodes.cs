namespace Sillage.Analysis;

/// <summary>Codes of states and provinces that people write behind a town, with the division as GeoNames codes it.</summary>
internal static class DivisionCodes
{
    /// <summary>Code, country, division.</summary>
    public static IEnumerable<(string Code, string Country, string Division)> All =>
    [
        .. "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC".Split(' ').Select(code => (code, "US", code)),
        .. "AB=01 BC=02 MB=03 NB=04 NL=05 NS=07 ON=08 PE=09 PEI=09 QC=10 SK=11 YT=12 NT=13 NU=14".Split(' ').Select(pair => (pair[..^3], "CA", pair[^2..])),
        .. "ACT=01 NSW=02 NT=03 QLD=04 SA=05 TAS=06 VIC=07 WA=08".Split(' ').Select(pair => (pair[..^3], "AU", pair[^2..])),
    ];
}
