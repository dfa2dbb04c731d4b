using System.Collections;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Shares of nearly the same text: the object is a cluster of copies, called by its earliest wording.</summary>
internal static class NearTexts
{
    public static BehaviourShares Read(Slice slice, Func<int, bool> wanted, CancellationToken cancel)
    {
        var found = NearDuplicates.Find(slice.Words.Texts(wanted), new NearDuplicateOptions(), cancel);
        List<int> account = [], shared = [], post = [];
        List<long> at = [];
        for (var i = 0; i < found.Post.Length; i++)
        {
            if (found.Cluster[i] < 0)
                continue;
            account.Add(slice.Account[found.Post[i]]);
            shared.Add(found.Cluster[i]);
            at.Add(slice.PostedAt[found.Post[i]]);
            post.Add(found.Post[i]);
        }

        return new BehaviourShares(
            Behaviour.NearText, ShareList.Sorted([.. account], [.. shared], [.. at], [.. post], slice.Accounts.Count, found.ClusterCount),
            new Names(found.ClusterCount, cluster => found.Variants(cluster, 1)[0].Text))
        {
            Wordings = found.Wordings,
        };
    }

    /// <summary>Names that are looked up when asked for.</summary>
    private sealed class Names(int count, Func<int, string> name) : IReadOnlyList<string>
    {
        public int Count => count;

        public string this[int index] => name(index);

        public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, count).Select(name).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
