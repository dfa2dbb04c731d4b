namespace Sillage.Simulation;

/// <summary>The times of the evening, UTC.</summary>
internal static class Timeline
{
    public const long MinuteMs = 60_000;

    /// <summary>From 17:00 on 5 May to 20:00 on 7 May.</summary>
    public const int Minutes = 51 * 60;

    public static readonly DateTimeOffset Start = At(17, 0);
    public static readonly DateTimeOffset FirstUse = At(18, 49);
    public static readonly DateTimeOffset WindowFrom = At(18, 50);
    public static readonly DateTimeOffset WindowTo = At(22, 20);
    public static readonly DateTimeOffset SilenceFrom = At(22, 0);
    public static readonly DateTimeOffset SilenceTo = At(42 + 24, 0);

    /// <summary>A time of 5 May 2017; hours may go beyond 24.</summary>
    public static DateTimeOffset At(int hour, int minute) => new DateTimeOffset(2017, 5, 5, 0, 0, 0, TimeSpan.Zero).AddMinutes((hour * 60) + minute);
}
