namespace Sillage.Posts.Sources.Csv;

/// <summary>What the fields that only fill one member of a post or of its author fill. Only the columns that a file has cost time.</summary>
internal static class CsvSetters
{
    /// <summary>Texts, whose blanks are theirs.</summary>
    public static IReadOnlyDictionary<CsvField, Action<Post, ReadOnlyMemory<byte>>> Words { get; } = new Dictionary<CsvField, Action<Post, ReadOnlyMemory<byte>>>
    {
        [CsvField.Text] = (post, value) => post.Text = value,
        [CsvField.Place] = (post, value) => post.Place = value,
        [CsvField.AuthorName] = (post, value) => post.Author.Name = value,
        [CsvField.AuthorDescription] = (post, value) => post.Author.Description = value,
        [CsvField.AuthorLocation] = (post, value) => post.Author.Location = value,
    };

    /// <summary>Values without the blanks and quotes around them.</summary>
    public static IReadOnlyDictionary<CsvField, Action<Post, ReadOnlyMemory<byte>>> Values { get; } = new Dictionary<CsvField, Action<Post, ReadOnlyMemory<byte>>>
    {
        [CsvField.Language] = (post, value) => post.Language = CsvLanguages.Of(value),
        [CsvField.Client] = (post, value) => post.Client = XFields.Client(value),
        [CsvField.Country] = (post, value) => post.Country = value,
        [CsvField.AuthorTimeZone] = (post, value) => post.Author.TimeZone = value,
        [CsvField.AuthorLanguage] = (post, value) => post.Author.Language = value,
        [CsvField.AuthorUrl] = (post, value) => post.Author.Url = value,
        [CsvField.AuthorImage] = (post, value) => post.Author.Image = value,
        [CsvField.AuthorCategory] = (post, value) => post.Author.Category = value,
    };

    /// <summary>Counts of the author.</summary>
    public static IReadOnlyDictionary<CsvField, Action<Post, long?>> AuthorCounts { get; } = new Dictionary<CsvField, Action<Post, long?>>
    {
        [CsvField.AuthorFollowers] = (post, count) => post.Author.Followers = count,
        [CsvField.AuthorFollowing] = (post, count) => post.Author.Following = count,
        [CsvField.AuthorPosts] = (post, count) => post.Author.Posts = count,
        [CsvField.AuthorLikes] = (post, count) => post.Author.Likes = count,
        [CsvField.AuthorListed] = (post, count) => post.Author.Listed = count,
    };

    /// <summary>Counts of the post.</summary>
    public static IReadOnlyDictionary<CsvField, Action<Post, long?>> PostCounts { get; } = new Dictionary<CsvField, Action<Post, long?>>
    {
        [CsvField.Reposts] = (post, count) => post.Reposts = count,
        [CsvField.Likes] = (post, count) => post.Likes = count,
        [CsvField.Replies] = (post, count) => post.Replies = count,
        [CsvField.Quotes] = (post, count) => post.Quotes = count,
        [CsvField.Views] = (post, count) => post.Views = count,
    };

    /// <summary>Truths about the author.</summary>
    public static IReadOnlyDictionary<CsvField, Action<Post, bool?>> Flags { get; } = new Dictionary<CsvField, Action<Post, bool?>>
    {
        [CsvField.AuthorVerified] = (post, flag) => post.Author.Verified = flag,
        [CsvField.AuthorDefaultProfile] = (post, flag) => post.Author.DefaultProfile = flag,
        [CsvField.AuthorDefaultImage] = (post, flag) => post.Author.DefaultImage = flag,
    };

    /// <summary>Those of which a file has the column.</summary>
    /// <param name="setters">One of the tables above.</param>
    /// <param name="columns">Columns by field.</param>
    public static CsvSetter<T>[] Of<T>(IReadOnlyDictionary<CsvField, Action<Post, T>> setters, int[][] columns) =>
        [.. setters.Where(pair => columns[(int)pair.Key].Length > 0).Select(pair => new CsvSetter<T>(pair.Key, pair.Value))];
}

/// <summary>A field and what it fills.</summary>
/// <param name="Field">The field.</param>
/// <param name="Set">Fills the post.</param>
internal readonly record struct CsvSetter<T>(CsvField Field, Action<Post, T> Set);
