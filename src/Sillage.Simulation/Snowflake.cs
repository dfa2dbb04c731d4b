namespace Sillage.Simulation;

/// <summary>X's ids: milliseconds since 4 November 2010, then 22 bits within the millisecond.</summary>
internal sealed class Snowflake
{
    private const long Epoch = 1_288_834_974_657;

    private long last;
    private int sequence;

    /// <summary>The time in an id, in milliseconds since 1970.</summary>
    public static long Time(long id) => (id >> 22) + Epoch;

    /// <summary>The first id of a millisecond as one of the platform's machines gives it: 10 bits name the machine, 12 count.</summary>
    public static long First(long at) => ((at - Epoch) << 22) | ((long)(Random64.Mix(0, (ulong)at) & 1023) << 12);

    /// <summary>Ids in ascending order, for times that do not go back.</summary>
    public long Next(long at)
    {
        sequence = at == last ? sequence + 1 : 0;
        last = at;
        return First(at) + sequence;
    }
}
