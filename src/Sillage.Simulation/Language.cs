namespace Sillage.Simulation;

/// <summary>The platform's language tag of a post.</summary>
internal enum Language : byte
{
    English, French, Undetermined,
}
