namespace Sillage.Analysis;

/// <summary>A time in which one group has more than any other.</summary>
/// <param name="Group">The group.</param>
/// <param name="First">First row.</param>
/// <param name="Last">Last row.</param>
internal readonly record struct Lead(int Group, int First, int Last);

/// <summary>Which group leads when, in a table of time by group. Rows that hold too little to tell are passed over.</summary>
internal static class Leads
{
    /// <summary>Times in which a group leads in so many told rows in a row; neighbours of one group are one.</summary>
    /// <param name="sums">The table.</param>
    /// <param name="width">Cells of a row; the last is no group.</param>
    /// <param name="told">Rows that tell, ascending.</param>
    /// <param name="least">Fewest rows.</param>
    public static List<Lead> Of(double[] sums, int width, int[] told, int least)
    {
        var leads = new List<Lead>();
        for (var start = 0; start < told.Length;)
        {
            var group = Leader(sums, width, told[start]);
            var end = start + 1;
            while (end < told.Length && Leader(sums, width, told[end]) == group)
                end++;
            if (group >= 0 && end - start >= least)
                leads.Add(new Lead(group, told[start], told[end - 1]));
            start = end;
        }

        return Joined(leads);
    }

    /// <summary>The leads that are beyond chance and choice: of neighbours that one group has, one is made.</summary>
    /// <param name="leads">Leads in order.</param>
    /// <param name="counts">What accounts added.</param>
    /// <param name="width">Cells of a row.</param>
    /// <param name="z">How many standard deviations the lead must have.</param>
    public static List<Lead> BeyondChance(List<Lead> leads, StreamCounts counts, int width, double z) => Joined(leads.FindAll(lead => Z(lead, counts, width) >= z));

    /// <summary>
    /// When a group overtakes another between two rows, in rows (0.5 is the middle of the first): the first told row from which it has more in so many
    /// told rows in a row, moved to where the straight line from the row before crosses; NaN where it never does, or has more from the first row on.
    /// </summary>
    public static double Crossing(double[] sums, int width, int[] told, int least, Lead from, Lead to)
    {
        int before = -1, run = 0, candidate = -1, previous = -1;
        foreach (var row in told)
        {
            if (row < from.First || row > to.Last)
                continue;
            var ahead = sums[(row * width) + to.Group] > sums[(row * width) + from.Group];
            if (!ahead)
            {
                run = 0;
            }
            else if (++run == 1)
            {
                (candidate, before) = (row, previous);
            }

            if (run == least)
                return before < 0 ? double.NaN : Between(sums, width, before, candidate, from.Group, to.Group);
            previous = row;
        }

        return double.NaN;
    }

    private static double Between(double[] sums, int width, int before, int after, int from, int to)
    {
        double Ahead(int row)
        {
            double all = 0;
            foreach (var cell in sums.AsSpan(row * width, width))
                all += cell;
            return (sums[(row * width) + to] - sums[(row * width) + from]) / all;
        }

        var (low, high) = (Ahead(before), Ahead(after));
        return before + 0.5 + ((after - before) * (-low / (high - low)));
    }

    /// <summary>The lead over the group that comes next, in standard deviations over accounts: an account's posts are one observation.</summary>
    private static double Z(Lead lead, StreamCounts counts, int width)
    {
        var totals = new double[width];
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts.Cell[i] / width is var row && row >= lead.First && row <= lead.Last)
                totals[counts.Cell[i] % width] += counts.Amount[i];
        }

        var next = -1;
        for (var group = 0; group < width - 1; group++)
        {
            if (group != lead.Group && (next < 0 || totals[group] > totals[next]))
                next = group;
        }

        double difference = 0, variance = 0, own = 0;
        for (var i = 0; i < counts.Count; i++)
        {
            var (row, group) = (counts.Cell[i] / width, counts.Cell[i] % width);
            if (row >= lead.First && row <= lead.Last)
                own += group == lead.Group ? counts.Amount[i] : group == next ? -counts.Amount[i] : 0;
            if (i + 1 < counts.Count && counts.Account[i + 1] == counts.Account[i])
                continue;
            difference += own;
            variance += own * own;
            own = 0;
        }

        return variance > 0 ? difference / Math.Sqrt(variance) : 0;
    }

    private static int Leader(double[] sums, int width, int row)
    {
        var (best, tie) = (-1, false);
        for (var group = 0; group < width - 1; group++)
        {
            var here = sums[(row * width) + group];
            if (here <= 0)
                continue;
            var most = best < 0 ? 0 : sums[(row * width) + best];
            tie = here == most || (tie && here < most);
            if (here > most)
                best = group;
        }

        return tie ? -1 : best;
    }

    private static List<Lead> Joined(List<Lead> leads)
    {
        var joined = new List<Lead>();
        foreach (var lead in leads)
        {
            if (joined.Count > 0 && joined[^1].Group == lead.Group)
                joined[^1] = joined[^1] with { Last = lead.Last };
            else
                joined.Add(lead);
        }

        return joined;
    }
}
