namespace Sillage.Analysis;

/// <summary>What an account says of itself, and whom it follows.</summary>
internal static class ProfileSigns
{
    private const int FewestFields = 3, FewestFollowing = 500;

    public static readonly Family Family = new(
        [
            Indicators.Told("blank-profile", "profile", "share of its profile left empty or at its default", "share", true, $"{Indicators.DfrLab}: anonymity"),
            Indicators.Told("empty-description", "profile", "no text in its profile", "", true, $"{Indicators.DfrLab}: anonymity"),
            Indicators.Sign("default-picture", "profile", "picture left at its default", "", 1, true, $"{Indicators.DfrLab}: anonymity"),
            Indicators.Told("default-profile", "profile", "design left at its default", "", true, "Yang et al. 2020"),
            Indicators.Sign("follows-per-follower", "profile", "accounts that it follows for each follower", "", 10, true, "Yang et al. 2020; 10, from 500 followed: Sillage"),
        ],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        material.Each(() => 0, (place, account, _) =>
        {
            var profile = material.Profiles[account];
            int told = 0, blank = 0;
            Count(profile.DefaultProfile, 1);
            Count(profile.DefaultImage, 1);
            Count(profile.Description, 0);
            Count(profile.HasPlace, 0);
            Count(profile.HasLink, 0);
            columns[0][place] = told >= FewestFields ? (double)blank / told : double.NaN;
            columns[1][place] = profile.Description < 0 ? double.NaN : profile.Description == 0 ? 1 : 0;
            columns[2][place] = Flag(profile.DefaultImage);
            columns[3][place] = Flag(profile.DefaultProfile);
            columns[4][place] = profile.Following >= FewestFollowing && profile.Followers >= 0 ? profile.Following / Math.Max(1.0, profile.Followers) : double.NaN;

            void Count(int value, int empty) => (told, blank) = (told + (value < 0 ? 0 : 1), blank + (value == empty ? 1 : 0));
        });
    }

    private static double Flag(int flag) => flag < 0 ? double.NaN : flag;
}
