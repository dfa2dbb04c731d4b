using System.Runtime.InteropServices;

namespace Sillage.Cases;

/// <summary>What many posts of a slice have word for word - hashtags, links, programs: each is held once, and posts have its number. Eight bytes a use.</summary>
public sealed class SharedWords
{
    private readonly string[] words;
    private readonly int[] posts;
    private readonly int[] numbers;

    internal SharedWords(string[] words, int[] posts, int[] numbers) => (this.words, this.posts, this.numbers) = (words, posts, numbers);

    /// <summary>Of posts in the slice's order, each with the words in the order in which they stand in it.</summary>
    public static SharedWords Of(IEnumerable<(int Post, string Word)> uses)
    {
        ArgumentNullException.ThrowIfNull(uses);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var (words, posts, numbers) = (new List<string>(), new List<int>(), new List<int>());
        foreach (var (post, word) in uses)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, word, out var seen);
            if (!seen)
            {
                number = words.Count;
                words.Add(word);
            }

            posts.Add(post);
            numbers.Add(number);
        }

        return new SharedWords([.. words], [.. posts], [.. numbers]);
    }

    /// <summary>The same uses, each word in another form; what has the same form becomes one word. The form is asked for once a word.</summary>
    public SharedWords As(Func<string, string> form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var forms = new List<string>();
        var numberOf = Array.ConvertAll(words, word =>
        {
            var other = form(word);
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, other, out var seen);
            if (!seen)
            {
                number = forms.Count;
                forms.Add(other);
            }

            return number;
        });
        return new SharedWords([.. forms], posts, Array.ConvertAll(numbers, number => numberOf[number]));
    }

    /// <summary>The different words, in the order in which the slice's posts have them first.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>Number of uses.</summary>
    public int Count => posts.Length;

    /// <summary>The post of each use, ascending.</summary>
    public ReadOnlySpan<int> Posts => posts;

    /// <summary>What is used: index into <see cref="Words"/>.</summary>
    public ReadOnlySpan<int> Numbers => numbers;

    /// <summary>Each use with its word.</summary>
    public IEnumerable<(int Post, string Word)> Uses
    {
        get
        {
            for (var use = 0; use < posts.Length; use++)
                yield return (posts[use], words[numbers[use]]);
        }
    }
}
