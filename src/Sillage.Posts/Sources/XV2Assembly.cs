using System.Runtime.InteropServices;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>Puts the posts of an answer together: authors, places, media, and the words that reposts share with their originals.</summary>
internal sealed class XV2Assembly(XV2TweetReader tweets, XV2Includes includes)
{
    /// <summary>Repair: see <see cref="IPostSink.Repaired"/>.</summary>
    public const string Shortened = "original of a repost not in the capture: text and links as the platform shortened them";

    private readonly Dictionary<ulong, int> byId = [];
    private int shortened;

    /// <summary>Puts together all tweets read; those that cannot be are noted in <paramref name="failures"/>.</summary>
    public void Complete(in JsonCursor cursor, List<JsonFailure> failures)
    {
        byId.Clear();
        shortened = 0;
        if (cursor.Failed)
            return;
        for (var at = 0; at < tweets.Count; at++)
        {
            // What was asked for comes before what merely accompanies it.
            if (!tweets[at].Post.Id.IsEmpty && (!byId.TryAdd(Key(at), at) && tweets[byId[Key(at)]].Post.Embedded && !tweets[at].Post.Embedded))
                byId[Key(at)] = at;
            FindAuthor(tweets[at]);
        }

        for (var at = 0; at < tweets.Count; at++)
            Complete(tweets[at], cursor, failures);
    }

    /// <summary>Hands on the posts, each embedded one once.</summary>
    public void Emit(IPostSink sink, long line, long? observedAt)
    {
        for (var at = 0; at < tweets.Count; at++)
        {
            var post = tweets[at].Post;
            if (tweets[at].Broken || post.Embedded && !post.Id.IsEmpty && byId[Key(at)] != at)
                continue;
            post.ObservedAt = observedAt;
            sink.Add(post, line);
        }

        for (; shortened > 0; shortened--)
            sink.Repaired(Shortened);
    }

    private ulong Key(int at) => XFields.Key(tweets[at].Post.Id.Span);

    private XV2Tweet? Find(ReadOnlyMemory<byte> id) =>
        !id.IsEmpty && byId.TryGetValue(XFields.Key(id.Span), out var at) ? tweets[at] : null;

    private void FindAuthor(XV2Tweet tweet)
    {
        var author = tweet.Post.Author;
        if (author.Handle.IsEmpty && includes.User(author.Id) is { } profile)
            XV2Includes.Copy(profile, author);
    }

    private void Complete(XV2Tweet tweet, in JsonCursor cursor, List<JsonFailure> failures)
    {
        if (tweet.Completed)
            return;
        tweet.Completed = true; // before the original is looked at: damaged captures hold circles
        var post = tweet.Post;
        post.Platform = XFields.Platform;
        if (post.Place.IsEmpty && !tweet.PlaceId.IsEmpty)
            (post.Place, post.Country) = includes.Place(tweet.PlaceId);
        if (post.Media.Count == 0)
            AddMedia(tweet);
        post.QuoteOf = Refer(tweet.QuoteId);
        post.ReplyTo = ReferReply(tweet);

        if (Find(tweet.RepostId) is { } original && original != tweet)
        {
            Complete(original, cursor, failures);
            XFields.TakeFromOriginal(post, original.Post);
            // A repost of a repost points at the original.
            if (!original.Post.RepostOf.IsEmpty)
                post.RepostOf = original.Post.RepostOf;
        }
        else
        {
            var words = cursor;
            tweets.ReadWords(tweet, ref words);
            foreach (ref var mention in CollectionsMarshal.AsSpan(post.Mentions))
                mention = includes.Identify(mention);
            if (words.Failed)
            {
                tweet.Broken = true;
                failures.Add(JsonFailure.Of(words, tweet.Start));
            }

            if (!tweet.RepostId.IsEmpty)
                TakeShortened(tweet);
            XFields.DropLinksToItself(post);
        }

        post.Kind = XFields.Kind(post);
    }

    private void AddMedia(XV2Tweet tweet)
    {
        foreach (var key in tweet.MediaKeys)
        {
            if (includes.Media(key) is { IsEmpty: false } address)
                tweet.Post.Media.Add(address);
        }
    }

    private PostReference Refer(ReadOnlyMemory<byte> id) =>
        Find(id) is { } target ? XFields.Refer(target.Post) : new PostReference(id, default);

    private PostReference ReferReply(XV2Tweet tweet)
    {
        var target = Refer(tweet.ReplyId);
        if (!target.Account.Id.IsEmpty)
            return target;
        var handle = tweet.ReplyHandle.IsEmpty ? includes.User(tweet.ReplyAccount)?.Handle ?? default : tweet.ReplyHandle;
        return target with { Account = new AccountReference(tweet.ReplyAccount, handle) };
    }

    /// <summary>Without the original there is only "RT @handle: …": the handle names its author, the rest are its first words.</summary>
    private void TakeShortened(XV2Tweet tweet)
    {
        shortened++;
        var post = tweet.Post;
        post.Reposts = post.Likes = post.Replies = post.Quotes = post.Views = null;
        var text = post.Text;
        var colon = text.Span.IndexOf(": "u8);
        var account = default(AccountReference);
        if (text.Span.StartsWith("RT @"u8) && colon > 4)
        {
            var handle = text[4..colon];
            post.Text = text[(colon + 2)..];
            account = new AccountReference(default, handle);
            if (post.Mentions.Count > 0 && post.Mentions[0].Handle.Span.SequenceEqual(handle.Span))
            {
                account = post.Mentions[0];
                post.Mentions.RemoveAt(0);
            }
        }

        post.RepostOf = new PostReference(tweet.RepostId, account);
    }
}
