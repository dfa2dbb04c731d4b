namespace Sillage.Simulation;

internal static class AssemblyMarker;
