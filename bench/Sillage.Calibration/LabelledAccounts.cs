using System.Globalization;
using System.IO.Compression;
using System.Text;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Posts.Captures;

namespace Sillage.Calibration;

/// <summary>The accounts of a labelled set: profiles as the product imports them, last posts out of the column "status".</summary>
internal sealed class LabelledAccounts
{
    /// <summary>The set was collected in March 2017; all ages count to its end, so that no label can be read off the day of collection.</summary>
    public static readonly DateTimeOffset Observed = new(2017, 4, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(ProfileNumbers Profile, LastPost? Last, bool Automated, string Says)> accounts = [];

    public int Count => accounts.Count;

    public IReadOnlyList<bool> Labels(bool withPost) => [.. Used(withPost).Select(account => account.Automated)];

    /// <summary>Profiles and what they say of themselves: name and text.</summary>
    public IReadOnlyList<(ProfileNumbers Profile, string Says)> Told => [.. accounts.Select(account => (account.Profile, account.Says))];

    public IReadOnlyList<double[]> Rows(bool withPost) => [.. Used(withPost).Select(account => AccountFeatures.Of(account.Profile, withPost ? account.Last : null))];

    /// <summary>Reads one file of accounts that all have one label.</summary>
    public void Add(string file, bool automated, CancellationToken cancel)
    {
        using var target = CaseFile.CreateTemporary();
        Importer.Run(target, CaptureFile.Find([file]), new ImportOptions(), null, cancel);
        var last = LastPosts(file);
        using var command = target.Connection.CreateCommand();
        command.CommandText = "SELECT handle, name, description, location, url, created_at, default_profile, default_image, followers, following, posts, likes, lists FROM accounts ORDER BY handle";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var profile = new AccountProfile
            {
                Account = accounts.Count,
                Handle = Text(0),
                Name = Text(1),
                Description = Text(2),
                Location = Text(3),
                Url = Text(4),
                CreatedAt = reader.IsDBNull(5) ? null : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(5), DateTimeKind.Utc)),
                SeenAt = Observed,
                DefaultProfile = reader.IsDBNull(6) ? null : reader.GetBoolean(6),
                DefaultImage = reader.IsDBNull(7) ? null : reader.GetBoolean(7),
                Followers = Number(8),
                Following = Number(9),
                Posts = Number(10),
                Likes = Number(11),
                Lists = Number(12),
            };
            accounts.Add((ProfileNumbers.Of(profile), last.GetValueOrDefault(profile.Handle ?? ""), automated, $"{profile.Name} {profile.Description}"));
        }

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        long? Number(int column) => reader.IsDBNull(column) ? null : Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
    }

    private IEnumerable<(ProfileNumbers Profile, LastPost? Last, bool Automated, string Says)> Used(bool withPost) => accounts.Where(account => !withPost || account.Last is not null);

    /// <summary>Last posts by handle; the file is Latin-1, its texts hold line breaks.</summary>
    private static Dictionary<string, LastPost?> LastPosts(string file)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.Latin1);
        using var rows = Rows(text.ReadToEnd()).GetEnumerator();
        rows.MoveNext();
        var (handle, status) = (rows.Current.IndexOf("screen_name"), rows.Current.IndexOf("status"));
        var found = new Dictionary<string, LastPost?>(StringComparer.Ordinal);
        while (rows.MoveNext())
            found[rows.Current[handle].Trim(' ', '"')] = StatusDump.Read(rows.Current[status]);
        return found;
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"' && (quoted || field.Length == 0))
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n')
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c == ',')
                    continue;
                yield return row;
                row = [];
            }
            else
            {
                field.Append(c);
            }
        }
    }
}
