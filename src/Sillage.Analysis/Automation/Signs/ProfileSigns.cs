namespace Sillage.Analysis;

/// <summary>What an account says of itself, and whom it follows.</summary>
internal static class ProfileSigns
{
    private const int FewestFields = 3, FewestFollowing = 100;

    public static readonly Family Family = new(
        [
            Indicators.Sign("blank-profile", "profile", "share of design, picture, text, place and link of its profile left empty or at their default", "share", 0.8, true, $"{Indicators.DfrLab}: anonymity; 0.8: Sillage"),
            Indicators.Told("empty-description", "profile", "no text in its profile: 1", "", true, "DFRLab 2017, sign 2"),
            Indicators.Told("default-image", "profile", "picture left at its default: 1", "", true, "DFRLab 2017, sign 6"),
            Indicators.Told("default-profile", "profile", "design left at its default: 1", "", true, "Yang et al. 2020 (Botometer-Lite)"),
            Indicators.Sign("following-ratio", "profile", "accounts that it follows for each that follows it, itself counted", "", 10, true, "Yang et al. 2020 (Botometer-Lite); ten, from 100 followed: Sillage"),
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
            columns[4][place] = profile.Following >= FewestFollowing && profile.Followers >= 0 ? profile.Following / (profile.Followers + 1.0) : double.NaN;

            void Count(int value, int empty) => (told, blank) = (told + (value < 0 ? 0 : 1), blank + (value == empty ? 1 : 0));
        });
    }

    private static double Flag(int flag) => flag < 0 ? double.NaN : flag;
}
