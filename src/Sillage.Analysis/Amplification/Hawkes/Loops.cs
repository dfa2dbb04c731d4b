using System.Numerics;
using System.Runtime.InteropServices;

namespace Sillage.Analysis;

/// <summary>Sums over rows of numbers, several at a time. The order of the additions is fixed by the machine's vector length, not by threads.</summary>
internal static class Loops
{
    /// <summary>Σ a b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        // Four lanes on every machine, so that every machine adds in the same order.
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        var i = 0;
        if (Vector<double>.Count == 4)
        {
            var sum = Vector<double>.Zero;
            ReadOnlySpan<Vector<double>> va = MemoryMarshal.Cast<double, Vector<double>>(a), vb = MemoryMarshal.Cast<double, Vector<double>>(b);
            for (var v = 0; v < va.Length; v++)
                sum += va[v] * vb[v];
            (s0, s1, s2, s3) = (sum[0], sum[1], sum[2], sum[3]);
            i = va.Length * 4;
        }

        for (; i + 3 < a.Length; i += 4)
        {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }

        for (; i < a.Length; i++)
            s0 += a[i] * b[i];
        return s0 + s1 + (s2 + s3);
    }

    /// <summary>sum += factor · row.</summary>
    public static void Add(double factor, ReadOnlySpan<double> row, Span<double> sum)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(row);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(sum[..row.Length]);
        var many = new Vector<double>(factor);
        for (var v = 0; v < vectors.Length; v++)
            sums[v] += many * vectors[v];
        for (var i = vectors.Length * Vector<double>.Count; i < row.Length; i++)
            sum[i] += factor * row[i];
    }

    /// <summary>row *= factor.</summary>
    public static void Scale(double factor, Span<double> row)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(row);
        for (var v = 0; v < vectors.Length; v++)
            vectors[v] *= factor;
        for (var i = vectors.Length * Vector<double>.Count; i < row.Length; i++)
            row[i] *= factor;
    }
}
