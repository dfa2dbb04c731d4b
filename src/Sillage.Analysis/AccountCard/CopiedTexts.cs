using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Texts that an account has in common with others: reposts aside, equal after <see cref="NormalText"/>.</summary>
internal static class CopiedTexts
{
    /// <param name="slice">The slice.</param>
    /// <param name="account">The account.</param>
    /// <param name="hashes">Of all texts, see <see cref="TextHashes"/>.</param>
    /// <param name="top">Examples listed.</param>
    public static TextCopies? Of(Slice slice, int account, ulong[] hashes, int top)
    {
        var own = new Dictionary<ulong, (int Post, int First, HashSet<int> Others)>();
        long posts = 0;
        for (var post = 0; post < hashes.Length; post++)
        {
            if (hashes[post] == 0 || slice.Account[post] != account)
                continue;
            posts++;
            own.TryAdd(hashes[post], (post, post, []));
        }

        if (posts == 0)
            return null;
        for (var post = hashes.Length - 1; post >= 0; post--)
        {
            if (hashes[post] == 0 || !own.TryGetValue(hashes[post], out var text))
                continue;
            if (slice.Account[post] != account)
                text.Others.Add(slice.Account[post]);
            own[hashes[post]] = text with { First = post };
        }

        long copied = 0;
        for (var post = 0; post < hashes.Length; post++)
            copied += slice.Account[post] == account && own.TryGetValue(hashes[post], out var text) && text.Others.Count > 0 ? 1 : 0;
        var most = own.Values.Where(text => text.Others.Count > 0).OrderByDescending(text => text.Others.Count).ThenBy(text => text.Post).Take(top).ToArray();
        return new TextCopies(
            Shares.Wilson(copied, posts),
            [.. slice.Words.Describe([.. most.Select(text => text.Post)]).Zip(most, (post, text) => new SharedText(post.Text, post.PostId, post.At, text.Others.Count, slice.Mark(text.First)))]);
    }
}
