using System.Globalization;
using Sillage.Analysis;

namespace Sillage.Chance.Bench;

/// <summary>Shares of a CSV of gen_shares.py, with the names of accounts.</summary>
public sealed record LoadFile(ShareList Shares, Dictionary<string, int> Accounts)
{
    public static LoadFile Read(string path)
    {
        var (accounts, objects) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var (account, item, at, post) = (new List<int>(), new List<int>(), new List<long>(), new List<int>());
        using var reader = new StreamReader(path);
        reader.ReadLine();
        Span<Range> fields = stackalloc Range[4];
        while (reader.ReadLine() is { } line)
        {
            var span = line.AsSpan();
            span.Split(fields, ',');
            item.Add(Id(objects, span[fields[0]]));
            account.Add(Id(accounts, span[fields[1]]));
            at.Add(long.Parse(span[fields[3]], CultureInfo.InvariantCulture) * 1_000_000);
            post.Add(post.Count);
        }

        var shares = ShareList.Sorted(Span(account), Span(item), Span(at), Span(post), accounts.Count, objects.Count);
        return new LoadFile(shares, accounts);
    }

    /// <summary>Edges as floor_window.c writes them.</summary>
    public CoShareEdges Edges(string path)
    {
        var list = new List<(int A, int B, int Weight)>();
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var parts = line.Split(',');
            var (a, b) = (Accounts[parts[0]], Accounts[parts[1]]);
            list.Add((Math.Min(a, b), Math.Max(a, b), int.Parse(parts[2], CultureInfo.InvariantCulture)));
        }

        list.Sort();
        return new CoShareEdges([.. list.Select(e => e.A)], [.. list.Select(e => e.B)], [.. list.Select(e => e.Weight)], EdgeWeight.Pairs);
    }

    private static int Id(Dictionary<string, int> names, ReadOnlySpan<char> name)
    {
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(name, out var id))
            lookup[name] = id = names.Count;
        return id;
    }

    private static Span<T> Span<T>(List<T> list) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list);
}
