using System.Globalization;

namespace Sillage.Cases;

/// <summary>
/// Post ids of a slice. Ids that are plain decimal numbers (X snowflakes) take eight bytes, others are kept as text.
/// </summary>
public sealed class PostIds
{
    private readonly long[] numbers;
    private readonly List<string> texts;

    /// <summary>Makes room for <paramref name="count"/> ids.</summary>
    public PostIds(int count)
        : this(new long[count], [])
    {
    }

    /// <summary>Ids as they are kept.</summary>
    /// <param name="numbers">An id that is a plain number; of another ~ its place in <paramref name="texts"/>.</param>
    /// <param name="texts">Other ids.</param>
    internal PostIds(long[] numbers, IEnumerable<string> texts)
    {
        this.numbers = numbers;
        this.texts = [.. texts];
    }

    /// <summary>Number of ids.</summary>
    public int Count => numbers.Length;

    /// <summary>Id of post <paramref name="post"/> of the slice, as kept in the case.</summary>
    public string this[int post]
    {
        get => numbers[post] >= 0 ? numbers[post].ToString(CultureInfo.InvariantCulture) : texts[(int)~numbers[post]];
        set
        {
            if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number.ToString(CultureInfo.InvariantCulture) == value)
            {
                numbers[post] = number;
            }
            else
            {
                numbers[post] = ~(long)texts.Count;
                texts.Add(value);
            }
        }
    }
}
