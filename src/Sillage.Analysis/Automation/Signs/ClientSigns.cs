namespace Sillage.Analysis;

/// <summary>Which programs an account posts with.</summary>
internal static class ClientSigns
{
    private const int FewestPosts = 5;

    public static readonly Family Family = new(
        [
            Indicators.Told("clients", "clients", "programs that it posts with", "programs", true, "DFRLab 2017: automation software"),
            Indicators.Sign("tool-share", "clients", "share of its posts through tools of a list that schedule or post by rule", "share", 0.5, true, "DFRLab 2017: automation software; list and half: Sillage, docs/automation.md"),
            Indicators.Told("unlisted-share", "clients", "share of its posts through programs of unknown kind", "share", true, "Sillage"),
        ],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        var (client, programs) = (material.Programs.Of, material.Programs.Names);
        (bool Tool, bool Platforms)[] kinds = [.. programs.Select(name => (ClientKinds.IsTool(name), ClientKinds.IsPlatforms(name)))];
        material.Each(() => new int[kinds.Length], (place, account, last) =>
        {
            int told = 0, different = 0, tools = 0, unlisted = 0;
            foreach (var post in material.Posts.Posts(account))
            {
                if (client[post] is not (> 0 and var number))
                    continue;
                told++;
                // The account's mark on a program that it has used already; accounts are marked from 1.
                different += last[number] == account + 1 ? 0 : 1;
                last[number] = account + 1;
                tools += kinds[number].Tool ? 1 : 0;
                unlisted += kinds[number] is (false, false) ? 1 : 0;
            }

            var isMeasurable = told >= FewestPosts;
            columns[0][place] = isMeasurable ? different : double.NaN;
            columns[1][place] = isMeasurable ? (double)tools / told : double.NaN;
            columns[2][place] = isMeasurable ? (double)unlisted / told : double.NaN;
        });
    }
}
