namespace Sillage.Analysis;

/// <summary>What an account did last, as far as a model looks at it.</summary>
/// <param name="Tool">Sent with a tool of the list (docs/automation.md).</param>
/// <param name="Platforms">Sent with the platform's own program.</param>
/// <param name="Repost">A repost.</param>
/// <param name="Reply">A reply.</param>
public readonly record struct LastPost(bool Tool, bool Platforms, bool Repost, bool Reply)
{
    /// <summary>A last post by the name of its program and what it is.</summary>
    public static LastPost Of(string client, bool repost, bool reply) => new(ClientKinds.IsTool(client), ClientKinds.IsPlatforms(client), repost, reply);
}

/// <summary>The numbers that a calibrated model weighs. Counts are logarithms, because they run over six orders of magnitude; <see cref="double.NaN"/> where not told.</summary>
/// <remarks>
/// Source: Yang et al. 2020 (Botometer-Lite), without "verified", which the labelled humans were partly chosen by, without rates, which the logarithms of
/// counts and age already hold, and without the word "bot", by which many labelled ones call themselves.
/// </remarks>
public static class AccountFeatures
{
    private static readonly string[] ProfileNames =
    [
        "ln(1 + followers)", "ln(1 + following)", "ln(1 + posts)", "ln(1 + likes)", "ln(1 + lists)", "ln(1 + age in days)", "default design", "default picture",
        "letters of the handle", "digits of the handle", "letters of the name", "no description", "ln(1 + letters of the description)", "place", "link",
    ];

    private static readonly string[] PostNames = ["last post through a tool", "last post through the platform's program", "last post a repost", "last post a reply"];

    /// <summary>Names of the profile's features, in their order.</summary>
    public static IReadOnlyList<string> Profile => ProfileNames;

    /// <summary>Names of the features of profile and last post.</summary>
    public static IReadOnlyList<string> Full { get; } = [.. ProfileNames, .. PostNames];

    /// <summary>Features of a profile; with a last post, those of <see cref="Full"/>.</summary>
    public static double[] Of(ProfileNumbers profile, LastPost? last)
    {
        double[] features =
        [
            Count(profile.Followers), Count(profile.Following), Count(profile.Posts), Count(profile.Likes), Count(profile.Lists),
            double.IsNaN(profile.AgeDays) ? double.NaN : Math.Log(1 + Math.Max(0, profile.AgeDays)),
            Told(profile.DefaultProfile), Told(profile.DefaultImage), Told(profile.HandleLength), Told(profile.HandleDigits), Told(profile.NameLength),
            profile.Description < 0 ? double.NaN : profile.Description == 0 ? 1 : 0, Count(profile.Description), Told(profile.HasPlace), Told(profile.HasLink),
        ];
        return last is { } post ? [.. features, post.Tool ? 1 : 0, post.Platforms ? 1 : 0, post.Repost ? 1 : 0, post.Reply ? 1 : 0] : features;
    }

    private static double Count(long value) => value < 0 ? double.NaN : Math.Log(1.0 + value);

    private static double Told(int value) => value < 0 ? double.NaN : value;
}
