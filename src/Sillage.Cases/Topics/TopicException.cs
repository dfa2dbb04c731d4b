namespace Sillage.Cases.Topics;

/// <summary>A topic does not follow the grammar. The message shows the topic with a mark under the character.</summary>
public sealed class TopicException : Exception
{
    /// <summary>Points at a character of the topic.</summary>
    public TopicException(string topic, int position, string what)
        : base($"the topic cannot be read: {what} (character {position + 1})\n  {topic}\n  {new string(' ', position)}^")
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

    /// <summary>0-based index of the character.</summary>
    public int Position { get; }
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
