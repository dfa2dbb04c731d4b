using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>A division of a slice's posts: every post is in one group.</summary>
/// <param name="By">What divides them.</param>
/// <param name="Names">The groups.</param>
/// <param name="Of">Group of a post.</param>
/// <param name="IsOrdered">Whether the groups have an order of their own; else the largest comes first.</param>
internal sealed record PostGroups(string By, IReadOnlyList<string> Names, Func<int, int> Of, bool IsOrdered = false)
{
    /// <summary>The division by how many signs of automation a post's account shows.</summary>
    public const string Signs = "signs";

    /// <summary>Accounts in none of a division's groups.</summary>
    private const string Rest = "everyone else";

    /// <summary>All divisions of a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="accounts">Divisions of its accounts; those without a group are left out.</param>
    /// <param name="automation">Signs of automation in it; null: none were looked for.</param>
    public static IReadOnlyList<PostGroups> All(Slice slice, IReadOnlyList<AccountGroups> accounts, AutomationResult? automation)
    {
        List<PostGroups> divisions = [.. accounts.Where(division => division.Names.Count > 0).Select(division => ByAccount(slice, division))];
        divisions.Add(new PostGroups("language", [Languages.Undetermined, .. slice.Languages.Skip(1)], post => slice.Language[post]));
        divisions.Add(new PostGroups("kind", ["originals", "reposts", "quotes", "replies"], post => slice.Kind[post] switch { PostKind.Repost => 1, PostKind.Quote => 2, PostKind.Reply => 3, _ => 0 }, IsOrdered: true));
        if (automation is not null)
            divisions.Add(BySigns(slice, automation));
        return divisions;
    }

    private static PostGroups ByAccount(Slice slice, AccountGroups division)
    {
        if (division.OfAccount.Count != slice.Accounts.Count)
            throw new ArgumentException($"the division by {division.By} is of {division.OfAccount.Count} accounts, the slice has {slice.Accounts.Count}", nameof(division));
        var rest = division.Names.Count;
        return new PostGroups(division.By, [.. division.Names, Rest], post => division.OfAccount[slice.Account[post]] is >= 0 and var group ? group : rest);
    }

    private static PostGroups BySigns(Slice slice, AutomationResult automation)
    {
        var groups = new int[slice.Accounts.Count];
        for (var account = 0; account < groups.Length; account++)
            groups[account] = automation.SignsOf.TryGetValue(account, out var signs) ? signs.Met switch { 0 => 0, < 3 => 1, _ => 2 } : 3;
        return new PostGroups(Signs, ["no sign", "1 or 2 signs", "3 signs or more", "not examined"], post => groups[slice.Account[post]], IsOrdered: true);
    }
}
