namespace Sillage.Cases;

/// <summary>A case file cannot be opened, read or written. The message tells the user what was wrong and what to do.</summary>
public sealed class CaseException : Exception
{
    /// <summary>With a message for the user.</summary>
    public CaseException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for the user and the cause.</summary>
    public CaseException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message; exists for serializers.</summary>
    public CaseException()
    {
    }
}
