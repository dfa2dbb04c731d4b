namespace Sillage.Simulation;

internal enum LineKind : byte
{
    Post, Repost, Delete, Limit,
}

/// <summary>One line of the capture, as numbers: whoever has it can write it without knowing the others.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Id of the post or repost; for a limit notice the number of posts withheld.</param>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="By">Index of who posts.</param>
/// <param name="Client">Their client.</param>
/// <param name="Tweet">The post itself, the reposted, or the deleted; null for limit notices.</param>
/// <param name="Reposts">Its reposts at this moment.</param>
/// <param name="QuotedReposts">Those of the post that it quotes.</param>
internal readonly record struct CaptureLine(LineKind Kind, long Id, long At, int By, byte Client, Tweet? Tweet, int Reposts, int QuotedReposts);
