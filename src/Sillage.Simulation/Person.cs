namespace Sillage.Simulation;

/// <summary>What an invented account is in the story.</summary>
internal enum Role
{
    Activist, LeaksSite, Automated, Coordinated, Newsroom, BusyHuman, Crowd,
}

/// <summary>The camps of the crowd.</summary>
internal enum Camp
{
    UsFarRight, LePenSupporters, EnglishBystanders, FrenchBystanders,
}

/// <summary>An invented account; a bare one has nothing filled in and no picture.</summary>
internal sealed record Person(
    long Id, string Handle, string Name, Language Language, Role Role, string Location, bool HasTimeZone, int Followers, int Following, int Posts, DateTimeOffset CreatedAt, bool Bare);
