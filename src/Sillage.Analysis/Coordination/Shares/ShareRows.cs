namespace Sillage.Analysis;

/// <summary>Rows of shares as they stand in a file, with every name kept: what CooRTweet reads.</summary>
/// <param name="Shares">The shares; <see cref="ShareList.Post"/> is the row's number from 0.</param>
/// <param name="Objects">Names of the objects.</param>
/// <param name="Accounts">Names of the accounts.</param>
/// <param name="Contents">Name of the content of each row.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="Examples">The first of them: line, reason.</param>
public sealed record ShareRows(
    ShareList Shares, IReadOnlyList<string> Objects, IReadOnlyList<string> Accounts, IReadOnlyList<string> Contents, long Rejected, IReadOnlyList<(long Line, string Reason)> Examples)
{
    /// <summary>The rows as a set of one behaviour.</summary>
    public ShareSet ToSet()
    {
        var posts = new int[Accounts.Count];
        foreach (var account in Shares.Account)
            posts[account]++;
        return new ShareSet
        {
            Behaviours = [new BehaviourShares(Behaviour.Object, Shares, Objects)],
            AccountIds = Accounts,
            Handles = Accounts,
            PostId = row => Contents[row],
            TopicPosts = Shares.Count,
            PostsOf = posts,
        };
    }
}
