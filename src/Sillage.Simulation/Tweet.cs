namespace Sillage.Simulation;

/// <summary>A written post that others may repost, quote or answer.</summary>
internal sealed class Tweet
{
    public required long Id { get; init; }

    public required long At { get; init; }

    public required Person Author { get; init; }

    public required string Text { get; init; }

    public required string Language { get; init; }

    public required string Client { get; init; }

    /// <summary>Hashtag as written, at the end of the text; null for posts on other topics.</summary>
    public string? Hashtag { get; init; }

    /// <summary>Link at the end of the text: its short and long form; null where there is none.</summary>
    public (string Short, string Long)? Link { get; init; }

    public Tweet? Quoted { get; init; }

    public Tweet? AnswerTo { get; init; }

    /// <summary>Reposts so far: what the platform would count.</summary>
    public int Reposts { get; set; }

    /// <summary>Reposts in its first five minutes.</summary>
    public int EarlyReposts { get; set; }
}
