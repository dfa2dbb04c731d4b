using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;

namespace Sillage.Reports.Coordination;

/// <summary>The groups in the report: one entry each, read without opening a table, and the command that shows their evidence.</summary>
internal sealed class GroupSection(Answer<CoordinationOptions, CoordinationResult> answer, Words words)
{
    private const int GroupsShown = 8, MembersNamed = 6;

    private readonly StringBuilder page = new();

    /// <param name="command">Command that writes the groups with their evidence.</param>
    public string Write(string command)
    {
        var groups = answer.Result.Groups;
        if (groups.Count == 0)
            return "";
        Append($"<h3>{Html(Labels.Of("coordination.shown", words.French))}</h3>\n<ol class=\"portraits\">\n");
        foreach (var group in groups.Take(GroupsShown))
            Group(group);
        Append($"</ol>\n<p>{Html(Labels.Of("coordination.whole", words.French))}{(words.French ? "\u202f:" : ":")} <code>{Html(command)}</code></p>\n");
        return page.ToString();
    }

    private void Group(CoordinatedGroup group)
    {
        var labels = string.Join(", ", group.Labels.Select(label => words.French ? French.Word(label) : label));
        Append($"<li value=\"{group.Id}\"><p class=\"name\">{(words.French ? "Groupe" : "Group")} {group.Id}{(labels.Length > 0 ? " – " + Html(labels) : "")}</p>\n");
        Append($"<p>{Html(GroupWords.Sentence(group, words) + GroupWords.Looks(group, words))} {Html(Facts(group))}</p>\n<p>");
        Append($"{string.Join(", ", group.Members.Take(MembersNamed).Select(member => $"<bdi>{Html(AccountName.Shown(Maps.MapText.Clean(member.Account, 80)))}</bdi>"))}{(group.Accounts > MembersNamed ? " …" : "")}</p></li>\n");
    }

    private string Facts(CoordinatedGroup group) => words.French
        ? $"Du {words.Time(group.From)} au {words.Time(group.To)} ; {words.Percent(100 * group.Share.Value)} des publications du sujet."
        : $"From {words.Time(group.From)} to {words.Time(group.To)}; {words.Percent(100 * group.Share.Value)} of the topic’s posts.";

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private void Append(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture));
}
