namespace Sillage.Reports;

internal static class AssemblyMarker;
