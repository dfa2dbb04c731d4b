using System.Collections.Frozen;

namespace Sillage.Analysis;

/// <summary>What kind of program posts were sent with. A list, and no list is complete: what is on neither is told as such.</summary>
/// <remarks>
/// Sources: the field "source" of X, named by DFRLab 2017 (sign 11: automation software, IFTTT, ow.ly); the tools' own names of themselves as they stand in
/// public captures of 2015 to 2022. Newsrooms and companies use schedulers openly: a tool is a tool.
/// </remarks>
internal static class ClientKinds
{
    private static readonly FrozenSet<string> ToolNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        // Rules, feeds and hosted scripts.
        "IFTTT", "Zapier", "Zapier.com", "dlvr.it", "twitterfeed", "feed2twitter", "RSS to Twitter", "RSS2Twitter", "twittbot.net", "Cheap Bots, Done Quick!", "botbird tweets",
        "Botize", "RoundTeam", "RoundTeam.co", "Paper.li", "Linkis.com", "Linkis: turn sharing into growth", "WordPress.com", "Microsoft Flow", "Microsoft Power Platform",
        "Integromat", "Make", "rakutentweet", "autotweety.net", "SchedulerTweets", "TweetAdder v4", "Tweet Adder", "Twuffer", "Twaitter", "TweetAutoPoster", "WP-Autopost",
        // Schedulers and desks for many accounts.
        "Hootsuite", "Hootsuite Inc.", "Hootsuite Campaigns", "Buffer", "SocialFlow", "Sprout Social", "SocialOomph", "SocialPilot.co", "Social Report", "Sprinklr", "Sprinklr Publishing",
        "Spredfast", "Spredfast app", "Echobox", "Echobox Social", "Sendible", "MeetEdgar", "Meet Edgar", "CoSchedule", "LaterMedia", "Postcron App", "Publer.io", "Statusbrew",
        "Zoho Social", "Crowdfire App", "Crowdfire - Go Big", "Agorapulse app", "Loomly", "eClincher", "Oktopost", "Falcon Social Media Management", "Conversocial", "Khoros Publishing",
        "Percolate", "Everypost", "Recurpost", "SmarterQueue", "Missinglettr", "ContentStudio.io", "SocialBee.io v2", "Swat.io", "True Anthem", "Naytev", "Fan Page Robot", "Tweet Jukebox");

    private static readonly FrozenSet<string> PlatformNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "web", "Twitter Web Client", "Twitter Web App", "Twitter Lite", "Mobile Web", "Mobile Web (M2)", "Mobile Web (M5)", "Twitter for iPhone", "Twitter for iPad", "Twitter for Android",
        "Twitter for Android Tablets", "Twitter for Mac", "Twitter for Windows", "Twitter for Windows Phone", "Twitter for BlackBerry", "Twitter for BlackBerry®", "Twitter for Websites",
        "Twitter for Nokia S40", "TweetDeck", "TweetDeck Web App", "Twitter Media Studio", "Media Studio", "iOS", "OS X");

    /// <summary>Whether a program is on the list of those that post by themselves, at set times or for many accounts.</summary>
    public static bool IsTool(string name) => ToolNames.Contains(name);

    /// <summary>Whether it is the platform's own.</summary>
    public static bool IsPlatforms(string name) => PlatformNames.Contains(name);
}
