using NodaTime;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Hours of the week, of one account and of all others.</summary>
internal static class WeekHours
{
    private const long Hour = 3_600_000_000;
    private const int HoursOfWeek = 168;

    /// <summary>1970-01-01 was a Thursday.</summary>
    private const int FirstDay = 3;

    public static HoursOfWeek Of(Slice slice, int account, DateTimeZone zone, int fewPosts)
    {
        var own = new int[HoursOfWeek];
        var crowd = new int[HoursOfWeek];
        var clock = new ZoneClock(zone);
        for (var post = 0; post < slice.Count; post++)
        {
            if (!slice.Embedded[post])
                (slice.Account[post] == account ? own : crowd)[Place(clock.Local(slice.PostedAt[post]))]++;
        }

        return new HoursOfWeek(own, crowd, own.Sum() < fewPosts || crowd.Sum(count => (long)count) < fewPosts ? null : Divergence(OfDay(own), OfDay(crowd)));
    }

    private static int Place(long local)
    {
        var hours = (long)Math.Floor(local / (double)Hour) + (FirstDay * 24);
        return (int)(((hours % HoursOfWeek) + HoursOfWeek) % HoursOfWeek);
    }

    private static double[] OfDay(int[] week)
    {
        double total = week.Sum(count => (long)count);
        return [.. Enumerable.Range(0, 24).Select(hour => Enumerable.Range(0, 7).Sum(day => (long)week[(day * 24) + hour]) / total)];
    }

    /// <summary>Jensen-Shannon divergence in bits. Source: Lin 1991.</summary>
    private static double Divergence(double[] one, double[] other)
    {
        double sum = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var middle = (one[i] + other[i]) / 2;
            sum += Part(one[i], middle) + Part(other[i], middle);
        }

        return Math.Clamp(sum / 2, 0, 1);

        static double Part(double p, double middle) => p == 0 ? 0 : p * Math.Log2(p / middle);
    }
}
