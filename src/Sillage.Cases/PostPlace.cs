namespace Sillage.Cases;

/// <summary>Where a post says that it was sent from, as captured. At least one of the four is told.</summary>
/// <param name="Post">Index into the slice's posts.</param>
/// <param name="Name">Place named by the post ("Paris, France"); null where none.</param>
/// <param name="Country">Country code of its place, as given; null where none.</param>
/// <param name="Latitude">Degrees, north positive; null where none.</param>
/// <param name="Longitude">Degrees, east positive; null where none.</param>
public readonly record struct PostPlace(int Post, string? Name, string? Country, double? Latitude, double? Longitude);
