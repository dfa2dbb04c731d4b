using System.Globalization;
using System.Numerics;
using System.Text;
using Sillage.Cases.Columns;

namespace Sillage.Cases;

/// <summary>A column of few different texts as numbers.</summary>
/// <typeparam name="T">Type of the numbers.</typeparam>
/// <param name="what">What the texts are, for the user.</param>
internal sealed class NamedColumn<T>(string what)
    where T : unmanaged, INumberBase<T>, IMinMaxValue<T>
{
    private readonly NameTable names = new();
    private readonly GrowingColumn<T> values = new();
    private int last = -1;

    /// <summary>Counts a text among the different ones, whether or not a value has it.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="CaseException">There are more different texts than numbers.</exception>
    public int Know(ReadOnlySpan<byte> text)
    {
        var number = names.Of(text);
        return number <= int.CreateSaturating(T.MaxValue)
            ? number
            : throw new CaseException(string.Create(CultureInfo.InvariantCulture, $"the topic's posts have more than {number:N0} {what}: more than a capture can have; some field was read as what it is not."));
    }

    /// <summary>Adds a value.</summary>
    /// <exception cref="CaseException">There are more different texts than numbers.</exception>
    public void Add(ReadOnlySpan<byte> text)
    {
        // Mostly the same text as the row before.
        if (last < 0 || !names[last].SequenceEqual(text))
            last = Know(text);
        values.Add(T.CreateTruncating(last));
    }

    /// <summary>Takes the values of another part of the same posts.</summary>
    /// <exception cref="CaseException">There are more different texts than numbers.</exception>
    public void Add(NamedColumn<T> part)
    {
        var numbers = new T[part.names.Count];
        for (var text = 0; text < numbers.Length; text++)
            numbers[text] = T.CreateTruncating(Know(part.names[text]));
        values.Add(part.values, number => numbers[int.CreateTruncating(number)]);
    }

    /// <summary>Order of the texts of two values.</summary>
    public int Compare(int one, int other) => names[int.CreateTruncating(values[one])].SequenceCompareTo(names[int.CreateTruncating(values[other])]);

    /// <summary>The different texts, sorted, and the place of each value among them in another order; nothing is left here.</summary>
    public (string[] Names, T[] Values) Take(ReadOnlySpan<int> order)
    {
        var sorted = names.InOrder();
        var places = new T[sorted.Length];
        for (var place = 0; place < sorted.Length; place++)
            places[sorted[place]] = T.CreateTruncating(place);
        var taken = values.Take(order);
        for (var at = 0; at < taken.Length; at++)
            taken[at] = places[int.CreateTruncating(taken[at])];
        return ([.. sorted.Select(number => Encoding.UTF8.GetString(names[number]))], taken);
    }
}
