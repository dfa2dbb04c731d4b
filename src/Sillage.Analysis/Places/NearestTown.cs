namespace Sillage.Analysis;

/// <summary>A town as a point.</summary>
internal readonly record struct TownPoint(short Country, float Latitude, float Longitude);

/// <summary>The country of a point on earth, by the nearest town.</summary>
/// <remarks>
/// No borders are held: a point belongs to the country of its nearest town where that is near, and no other country's town is nearly as near.
/// Near borders and far from towns the answer is "unknown".
/// </remarks>
internal sealed class NearestTown
{
    /// <summary>Farther from any town a point's country is not told (sea, desert), in km. Source: Sillage.</summary>
    public const double FarthestKm = 100;

    /// <summary>The nearest town of another country must be so many times farther. Source: Sillage.</summary>
    public const double Clearly = 2;

    private const double KmPerDegree = 111.195;
    private const int Rows = 180, Columns = 360;

    private readonly List<TownPoint>[] cells = new List<TownPoint>[Rows * Columns];
    private readonly int countries;

    public NearestTown(List<TownPoint> towns, int countries)
    {
        this.countries = countries;
        foreach (var town in towns)
            (cells[Cell(town.Latitude, town.Longitude)] ??= []).Add(town);
    }

    /// <summary>Country, or −1: no town is near, or the border is.</summary>
    public short Country(double latitude, double longitude)
    {
        if (!(Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180))
            return -1;
        // Twice the limit, so that "no other country's town" is known for every point that is near one.
        var nearest = new double[countries];
        Array.Fill(nearest, double.MaxValue);
        var reach = FarthestKm * Clearly / KmPerDegree;
        var wide = reach / Math.Max(0.02, Math.Cos(latitude * Math.PI / 180));
        for (var row = Row(latitude - reach); row <= Row(latitude + reach); row++)
        {
            for (var column = (int)Math.Floor(longitude - wide); column <= Math.Floor(Math.Min(longitude + wide, longitude - wide + Columns - 1)); column++)
            {
                foreach (var town in cells[(row * Columns) + ((column + 180 + (2 * Columns)) % Columns)] ?? [])
                    nearest[town.Country] = Math.Min(nearest[town.Country], Km(latitude, longitude, town));
            }
        }

        var best = 0;
        for (var country = 1; country < countries; country++)
        {
            if (nearest[country] < nearest[best])
                best = country;
        }

        if (nearest[best] > FarthestKm)
            return -1;
        for (var country = 0; country < countries; country++)
        {
            if (country != best && nearest[country] < Clearly * nearest[best])
                return -1;
        }

        return (short)best;
    }

    private static int Cell(double latitude, double longitude) => (Row(latitude) * Columns) + (((int)Math.Floor(longitude) + 180) % Columns);

    private static int Row(double latitude) => Math.Clamp((int)Math.Floor(latitude) + 90, 0, Rows - 1);

    /// <summary>Great-circle distance. Source: haversine formula, mean radius 6,371 km.</summary>
    private static double Km(double latitude, double longitude, TownPoint town)
    {
        const double degree = Math.PI / 180;
        var north = Math.Sin((town.Latitude - latitude) * degree / 2);
        var east = Math.Sin((town.Longitude - longitude) * degree / 2);
        return 2 * 6371 * Math.Asin(Math.Min(1, Math.Sqrt((north * north) + (Math.Cos(latitude * degree) * Math.Cos(town.Latitude * degree) * east * east))));
    }
}
