using System.Text;

namespace Sillage.Simulation;

/// <summary>A post's text and where its entities stand in it, in code points as the platform counts.</summary>
internal sealed class PostText
{
    private readonly byte[] utf8 = new byte[2_048];
    private int bytes, points;

    /// <summary>Where the author of the reposted is named, as all places from and up to; (0, 0) where there is none.</summary>
    public (int From, int To) Reposted { get; private set; }

    /// <summary>Where the answered is named.</summary>
    public (int From, int To) Answered { get; private set; }

    public (int From, int To) Hashtag { get; private set; }

    public (int From, int To) Link { get; private set; }

    public ReadOnlySpan<byte> Utf8 => utf8.AsSpan(0, bytes);

    public int CodePoints => points;

    /// <summary>Composes a post's text: whom it answers, words, hashtag, link.</summary>
    /// <param name="tweet">Post.</param>
    /// <param name="repostedFrom">Handle of its author, if this is to be the text of a repost.</param>
    /// <param name="answered">Handle of whom it answers, if it does.</param>
    public void Compose(Tweet tweet, string? repostedFrom, string? answered)
    {
        (bytes, points) = (0, 0);
        Reposted = Answered = Hashtag = Link = (0, 0);
        if (repostedFrom is not null)
        {
            Add("RT "u8);
            Reposted = Handle(repostedFrom);
            Add(": "u8);
        }

        if (answered is not null)
        {
            Answered = Handle(answered);
            Add(" "u8);
        }

        var words = Texts.Of(tweet.Wording).Write(tweet.Words, utf8.AsSpan(bytes));
        points += Grammar.CodePoints(utf8.AsSpan(bytes, words));
        bytes += words;
        if (tweet.Hashtag != Attachments.None)
            Hashtag = Attached("#"u8, Attachments.Hashtags[tweet.Hashtag]);
        if (tweet.Link != Attachments.None)
            Link = Attached([], Attachments.Links[tweet.Link].Short);
    }

    /// <summary>Leaves so many code points and an ellipsis; entities that are cut are dropped.</summary>
    public void Cut(int keep)
    {
        var at = 0;
        for (var left = keep; at < bytes; at++)
        {
            if ((utf8[at] & 0xC0) != 0x80 && left-- == 0)
                break;
        }

        (bytes, points) = (at, keep);
        Hashtag = Hashtag.To > keep ? (0, 0) : Hashtag;
        Link = Link.To > keep ? (0, 0) : Link;
        Add("…"u8);
    }

    /// <summary>Appends a link of its own, as the platform does behind a cut text.</summary>
    public void AppendLink(ReadOnlySpan<byte> link) => Link = Attached([], link);

    private (int From, int To) Handle(string handle)
    {
        var from = points;
        Add("@"u8);
        var written = Encoding.ASCII.GetBytes(handle, utf8.AsSpan(bytes));
        bytes += written;
        points += written;
        return (from, points);
    }

    private (int From, int To) Attached(ReadOnlySpan<byte> sign, ReadOnlySpan<byte> text)
    {
        if (bytes > 0 && utf8[bytes - 1] != ' ')
            Add(" "u8);
        var from = points;
        Add(sign);
        Add(text);
        return (from, points);
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(utf8.AsSpan(bytes));
        bytes += text.Length;
        points += Grammar.CodePoints(text);
    }
}
