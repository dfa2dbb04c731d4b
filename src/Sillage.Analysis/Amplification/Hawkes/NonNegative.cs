using System.Buffers;

namespace Sillage.Analysis;

/// <summary>The lowest point of a quadratic ½ x'Hx − q'x where no x is below 0.</summary>
/// <remarks>Source: active sets, Lawson and Hanson 1974, chapter 23; Cholesky factors of the rows that are free, from each row's first entry on (George and Liu 1981, chapter 4).</remarks>
internal static class NonNegative
{
    private const double Ridge = 1e-10;
    private const double Tolerance = 1e-9;

    /// <summary>Solves it.</summary>
    /// <param name="curvature">H, row by row; symmetric, no negative eigenvalues. A parameter without curvature becomes 0. It is overwritten.</param>
    /// <param name="slope">q.</param>
    /// <param name="start">Where to start; a solution of something alike saves time.</param>
    public static double[] Minimise(Span<double> curvature, double[] slope, double[] start)
    {
        var n = slope.Length;
        // In units in which every diagonal entry is 1, so that one ridge and one tolerance fit all.
        var unit = new double[n];
        for (var i = 0; i < n; i++)
            unit[i] = curvature[(i * n) + i] > 0 ? 1 / Math.Sqrt(curvature[(i * n) + i]) : 0;
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
                curvature[(row * n) + column] = curvature[(row * n) + column] * unit[row] * unit[column];
            curvature[(row * n) + row] += Ridge;
        }

        var q = slope.Select((value, i) => value * unit[i]).ToArray();
        var x = start.Select((value, i) => unit[i] > 0 ? value / unit[i] : 0).ToArray();
        // Asked for again and again, and too large to be had for little.
        var lower = ArrayPool<double>.Shared.Rent(n * n);
        Solve(curvature, q, x, lower);
        ArrayPool<double>.Shared.Return(lower);
        return [.. x.Select((value, i) => value * unit[i])];
    }

    private static void Solve(ReadOnlySpan<double> h, double[] q, double[] x, double[] lower)
    {
        var n = q.Length;
        var free = x.Select(value => value > 0).ToArray();
        var scale = 1 + q.Max(Math.Abs);
        for (var round = 0; round < 10 * (n + 1); round++)
        {
            Settle(h, q, x, free, lower);
            var (best, steepest) = (-1, Tolerance * scale);
            for (var i = 0; i < n; i++)
            {
                if (free[i])
                    continue;
                var slope = q[i] - Loops.Dot(h.Slice(i * n, n), x);
                if (slope > steepest)
                    (best, steepest) = (i, slope);
            }

            if (best < 0)
                return;
            free[best] = true;
        }
    }

    /// <summary>Goes to the lowest point of the free ones, leaving behind those that reach 0 on the way.</summary>
    private static void Settle(ReadOnlySpan<double> h, double[] q, double[] x, bool[] free, double[] lower)
    {
        while (true)
        {
            var places = Enumerable.Range(0, x.Length).Where(i => free[i]).ToArray();
            if (places.Length == 0)
                return;
            var wanted = Cholesky(h, q, places, lower);
            var (step, first) = (1.0, -1);
            for (var i = 0; i < places.Length; i++)
            {
                if (wanted[i] > 0)
                    continue;
                var now = x[places[i]];
                var reach = now > 0 ? now / (now - wanted[i]) : 0;
                if (reach < step || first < 0)
                    (step, first) = (Math.Min(step, reach), i);
            }

            for (var i = 0; i < places.Length; i++)
                x[places[i]] += step * (wanted[i] - x[places[i]]);
            if (first < 0)
                return;
            for (var i = 0; i < places.Length; i++)
            {
                if (i != first && x[places[i]] > 0)
                    continue;
                x[places[i]] = 0;
                free[places[i]] = false;
            }
        }
    }

    private static double[] Cholesky(ReadOnlySpan<double> h, double[] q, int[] places, double[] lower)
    {
        var (n, m) = (q.Length, places.Length);
        // The last first: knots of a background touch their neighbours only, so that their rows begin with zeros, which stay zeros in the factor.
        places = [.. places.Reverse()];
        var (first, solution) = (new int[m], new double[m]);
        for (var row = 0; row < m; row++)
        {
            while (first[row] < row && h[(places[row] * n) + places[first[row]]] == 0)
                first[row]++;
            for (var column = first[row]; column <= row; column++)
            {
                var from = Math.Max(first[row], first[column]);
                var rest = h[(places[row] * n) + places[column]]
                    - (from < column ? Loops.Dot(lower.AsSpan((row * m) + from, column - from), lower.AsSpan((column * m) + from, column - from)) : 0);
                // A row that the earlier ones say already has no length of its own but rounding.
                lower[(row * m) + column] = row == column ? Math.Sqrt(Math.Max(rest, Ridge)) : rest / lower[(column * m) + column];
            }

            var known = lower.AsSpan((row * m) + first[row], row - first[row]);
            solution[row] = (q[places[row]] - Loops.Dot(known, solution.AsSpan(first[row], known.Length))) / lower[(row * m) + row];
        }

        for (var row = m - 1; row >= 0; row--)
        {
            solution[row] /= lower[(row * m) + row];
            Loops.Add(-solution[row], lower.AsSpan((row * m) + first[row], row - first[row]), solution.AsSpan(first[row]));
        }

        Array.Reverse(solution);
        return solution;
    }
}
