using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>What a group is said to look like.</summary>
public class GroupLabelsTests
{
    [Fact]
    public void Own_posts_through_one_publishing_tool_look_like_syndication() =>
        Assert.Equal(["syndication"], Labels("SocialFlow", (Behaviour.Text, 40)));

    [Fact]
    public void Reposts_through_one_program_are_no_syndication() =>
        Assert.Equal(["one program"], Labels("Auto Client", (Behaviour.Repost, 30), (Behaviour.Link, 10)));

    [Fact]
    public void An_app_that_people_type_into_says_nothing()
    {
        Assert.Empty(Labels("Twitter for iPhone", (Behaviour.Text, 40)));
        Assert.Empty(Labels("Web Client", (Behaviour.Repost, 40)));
    }

    private static IReadOnlyList<string> Labels(string client, params (Behaviour Behaviour, int Meetings)[] meetings) =>
        GroupLabels.Of(new GroupSigns(1, client, 0.1, 1), meetings.ToDictionary(pair => pair.Behaviour, pair => pair.Meetings), medianSeconds: 20, days: 1, objects: 10);
}
