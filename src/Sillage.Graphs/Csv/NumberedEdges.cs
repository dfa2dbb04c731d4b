using System.Globalization;
using Sillage.Graphs.Building;

namespace Sillage.Graphs.Csv;

/// <summary>The fast way through an edge list: nodes are numbers below 2³¹ - 1 as a program writes them, without quotes, signs or leading zeros.</summary>
internal static unsafe class NumberedEdges
{
    /// <summary>Adds the edges of whole lines to a chunk that has room for one in every four bytes.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="length">Their bytes.</param>
    /// <param name="layout">Which column is which.</param>
    /// <param name="edges">Takes the edges.</param>
    /// <param name="highest">Raised to the highest node named.</param>
    /// <returns>Whether every line was understood. If not, the general way says what is wrong with it.</returns>
    public static bool TryParse(byte* text, int length, EdgeCsvLayout layout, EdgeChunk edges, ref int highest)
    {
        byte* at = text, end = text + length;
        var lastColumn = Math.Max(Math.Max(layout.Source, layout.Target), layout.Weight);
        var delimiter = layout.Delimiter;
        while (at < end)
        {
            if (*at is (byte)'\n' or (byte)'#' or (byte)'%' || (*at == '\r' && at + 1 < end && at[1] == '\n'))
            {
                at = AfterLine(at, end);
                continue;
            }

            int source = -1, target = -1;
            var weight = 1.0;
            for (var column = 0; ; column++)
            {
                if (delimiter == ' ')
                {
                    while (at < end && *at == ' ')
                        at++;
                }

                if (column == layout.Source)
                    source = Node(ref at, end);
                else if (column == layout.Target)
                    target = Node(ref at, end);
                else if (column == layout.Weight)
                    weight = Weight(ref at, end, delimiter);
                else
                    SkipField(ref at, end, delimiter);
                if (column == lastColumn)
                    break;
                if (at == end || *at != delimiter)
                    return false;
                at++;
            }

            if ((source | target) < 0 || !(weight >= 0))
                return false;
            if (at < end && *at != '\n' && *at != delimiter && *at != '\r')
                return false;
            at = AfterLine(at, end);
            edges.Add(source, target, weight);
            highest = Math.Max(highest, Math.Max(source, target));
        }

        return true;
    }

    private static byte* AfterLine(byte* at, byte* end)
    {
        if (at < end && *at == '\n')
            return at + 1;
        var length = new ReadOnlySpan<byte>(at, (int)(end - at)).IndexOf((byte)'\n');
        return length < 0 ? end : at + length + 1;
    }

    private static int Node(ref byte* at, byte* end)
    {
        if (at == end || (uint)(*at - '0') > 9)
            return -1;
        if (*at == '0' && at + 1 < end && (uint)(at[1] - '0') <= 9)
            return -1;
        long number = 0;
        while (at < end && (uint)(*at - '0') <= 9)
        {
            number = (number * 10) + (*at++ - '0');
            if (number >= int.MaxValue)
                return -1;
        }

        return (int)number;
    }

    private static double Weight(ref byte* at, byte* end, byte delimiter)
    {
        var start = at;
        long number = 0;
        while (at < end && (uint)(*at - '0') <= 9 && at - start < 15)
            number = (number * 10) + (*at++ - '0');
        if (at > start && (at == end || *at == delimiter || *at is (byte)'\n' or (byte)'\r'))
            return number;
        at = start;
        SkipField(ref at, end, delimiter);
        var text = new ReadOnlySpan<byte>(start, (int)(at - start));
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight) ? weight : -1;
    }

    private static void SkipField(ref byte* at, byte* end, byte delimiter)
    {
        while (at < end && *at != delimiter && *at != '\n' && *at != '\r')
        {
            if (*at == '"')
            {
                at = end; // quotes are left to the general way
                return;
            }

            at++;
        }
    }
}
