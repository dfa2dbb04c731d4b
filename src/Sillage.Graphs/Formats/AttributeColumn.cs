using System.Globalization;

namespace Sillage.Graphs.Formats;

/// <summary>What the values of an attribute are.</summary>
public enum AttributeType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    WholeNumber,

    /// <summary>A number in double precision.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,
}

/// <summary>A named value for every node, or for every edge. A value may be missing.</summary>
public sealed class AttributeColumn
{
    private readonly Func<int, string?> text;

    private AttributeColumn(string name, AttributeType type, int count, Func<int, string?> text)
    {
        Name = name;
        Type = type;
        Count = count;
        this.text = text;
    }

    /// <summary>What the attribute is called.</summary>
    public string Name { get; }

    /// <summary>What its values are.</summary>
    public AttributeType Type { get; }

    /// <summary>The number of values, missing ones included.</summary>
    public int Count { get; }

    /// <summary>A value as text: numbers as they are written in every country, booleans as `true` and `false`; null if it is missing.</summary>
    public string? this[int index] => text(index);

    /// <summary>A column of texts; null is a missing one.</summary>
    public static AttributeColumn OfTexts(string name, IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(name, AttributeType.Text, values.Count, i => values[i]);
    }

    /// <summary>A column of whole numbers.</summary>
    public static AttributeColumn OfWholeNumbers(string name, IReadOnlyList<long> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(name, AttributeType.WholeNumber, values.Count, i => values[i].ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A column of numbers; NaN is a missing one.</summary>
    public static AttributeColumn OfNumbers(string name, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(name, AttributeType.Number, values.Count, i => double.IsNaN(values[i]) ? null : values[i].ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>A column of true and false.</summary>
    public static AttributeColumn OfBooleans(string name, IReadOnlyList<bool> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(name, AttributeType.Boolean, values.Count, i => values[i] ? "true" : "false");
    }

    /// <summary>A column read from a file, whose texts are taken as they stand.</summary>
    internal static AttributeColumn AsRead(string name, AttributeType type, string?[] values) => new(name, type, values.Length, i => values[i]);
}
