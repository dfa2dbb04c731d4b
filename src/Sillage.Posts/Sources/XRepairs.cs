namespace Sillage.Posts.Sources;

/// <summary>What was repaired in one record; reported once for each kind.</summary>
internal struct XRepairs
{
    /// <summary>An account without an id that can be used.</summary>
    public bool AccountId;

    /// <summary>A post without an id that can be used.</summary>
    public bool PostId;

    /// <summary>A creation date left out.</summary>
    public bool AccountDate;

    /// <summary>Tells the sink.</summary>
    public readonly void Report(IPostSink sink)
    {
        if (AccountId)
            sink.Repaired(XFields.AccountIdDestroyed);
        if (PostId)
            sink.Repaired(XFields.PostIdDestroyed);
        if (AccountDate)
            sink.Repaired(XFields.AccountDateImplausible);
    }
}
