namespace Sillage.Cases.Topics;

/// <summary>A topic does not follow the grammar. The message shows the topic with a mark under the character.</summary>
public sealed class TopicException : Exception
{
    private const int Surroundings = 70;

    /// <summary>Points at a character of the topic.</summary>
    public TopicException(string topic, int position, string what)
        : base($"the topic cannot be read: {what} (character {position + 1})\n{Mark(topic, position)}")
    {
        Position = position;
    }

    /// <summary>Without a message; exists for serializers.</summary>
    public TopicException()
    {
    }

    /// <summary>With a message; exists for serializers.</summary>
    public TopicException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and cause; exists for serializers.</summary>
    public TopicException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>0-based index of the character; the topic's length where something is missing at its end.</summary>
    public int Position { get; }

    /// <summary>The topic, of a long one the surroundings, with a mark under the character. Line breaks and tabs would move the mark away.</summary>
    private static string Mark(string topic, int position)
    {
        var start = topic.Length <= 2 * Surroundings ? 0 : Math.Max(0, position - Surroundings);
        var end = topic.Length <= 2 * Surroundings ? topic.Length : Math.Min(topic.Length, position + Surroundings);
        var shown = string.Concat(topic[start..end].Select(letter => char.IsControl(letter) ? ' ' : letter));
        return $"  {shown}\n  {new string(' ', position - start)}^";
    }
}

/// <summary>A topic that matches no post of the case. The message says what the case holds and what is near.</summary>
public sealed class NothingFoundException : Exception
{
    /// <summary>With a message for the user.</summary>
    public NothingFoundException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and cause; exists for serializers.</summary>
    public NothingFoundException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message; exists for serializers.</summary>
    public NothingFoundException()
    {
    }
}
