namespace Sillage.Posts.Captures;

/// <summary>A capture that cannot be found or opened. The message tells the user what, where and what to do.</summary>
public sealed class CaptureException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public CaptureException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong and what caused it.</summary>
    public CaptureException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
