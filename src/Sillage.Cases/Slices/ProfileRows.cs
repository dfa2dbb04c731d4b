using Sillage.Cases.Columns;

namespace Sillage.Cases;

/// <summary>Reads profiles of a slice's accounts out of the case, in the order of its rows.</summary>
internal static class ProfileRows
{
    private const string Columns =
        "handle, name, description, location, url, image, category, time_zone, epoch_us(created_at), epoch_us(last_seen), verified, default_profile, default_image, followers, following, posts, likes, lists";

    /// <summary>Reads rows of the view accounts or of the table account_versions.</summary>
    /// <param name="source">The case.</param>
    /// <param name="accounts">The slice's accounts; profiles of others are passed over.</param>
    /// <param name="handles">How many handles a row's account had, in SQL.</param>
    /// <param name="from">View or table, and the conditions and order of its rows.</param>
    public static IEnumerable<AccountProfile> Read(CaseFile source, AccountPlaces accounts, string handles, string from)
    {
        using var connection = source.Connect();
        using var rows = new ChunkReader(connection, $"SELECT platform, account_id, {handles}, {Columns} FROM {from}");
        while (rows.Next())
        {
            foreach (var profile in Of(rows, accounts))
                yield return profile;
        }
    }

    /// <summary>Where the latest profiles say that their accounts are, of those that tell it.</summary>
    /// <param name="source">The case.</param>
    /// <param name="accounts">The slice's accounts; profiles of others are passed over.</param>
    public static IEnumerable<(int Account, string? Location, string? TimeZone)> Claims(CaseFile source, AccountPlaces accounts)
    {
        using var connection = source.Connect();
        using var rows = new ChunkReader(connection, "SELECT platform, account_id, location, time_zone FROM accounts WHERE location IS NOT NULL OR time_zone IS NOT NULL");
        while (rows.Next())
        {
            foreach (var claim in Claims(rows, accounts))
                yield return claim;
        }
    }

    private static List<(int Account, string? Location, string? TimeZone)> Claims(ChunkReader rows, AccountPlaces accounts)
    {
        var found = new List<(int, string?, string?)>(rows.Rows);
        var places = Places(rows, accounts);
        var locations = rows.Texts(2);
        var timeZones = rows.Texts(3);
        for (var row = 0; row < rows.Rows; row++)
        {
            if (places[row] is >= 0 and var account)
                found.Add((account, locations.OrNull(row), timeZones.OrNull(row)));
        }

        return found;
    }

    private static List<AccountProfile> Of(ChunkReader rows, AccountPlaces accounts)
    {
        var found = new List<AccountProfile>(rows.Rows);
        var profiles = new ProfileColumns(rows);
        var places = Places(rows, accounts);
        for (var row = 0; row < rows.Rows; row++)
        {
            if (places[row] is >= 0 and var account)
                found.Add(profiles.Of(account, row));
        }

        return found;
    }

    /// <summary>Places of the accounts of a chunk, whose first two columns are platform and id.</summary>
    private static int[] Places(ChunkReader rows, AccountPlaces accounts)
    {
        var names = new NameBatch();
        var platforms = rows.Texts(0);
        var ids = rows.Texts(1);
        for (var row = 0; row < rows.Rows; row++)
            names.Add(platforms[row], ids[row]);
        return accounts.Find(names);
    }

    /// <summary>Columns of a chunk, from the third on.</summary>
    private readonly ref struct ProfileColumns(ChunkReader rows)
    {
        private readonly ReadOnlySpan<long> handles = rows.Column<long>(2);
        private readonly TextColumn handle = rows.Texts(3);
        private readonly TextColumn name = rows.Texts(4);
        private readonly TextColumn description = rows.Texts(5);
        private readonly TextColumn location = rows.Texts(6);
        private readonly TextColumn url = rows.Texts(7);
        private readonly TextColumn image = rows.Texts(8);
        private readonly TextColumn category = rows.Texts(9);
        private readonly TextColumn timeZone = rows.Texts(10);
        private readonly NullableColumn<long> createdAt = rows.Nullable<long>(11);
        private readonly NullableColumn<long> seenAt = rows.Nullable<long>(12);
        private readonly NullableColumn<bool> verified = rows.Nullable<bool>(13);
        private readonly NullableColumn<bool> defaultProfile = rows.Nullable<bool>(14);
        private readonly NullableColumn<bool> defaultImage = rows.Nullable<bool>(15);
        private readonly NullableColumn<long> followers = rows.Nullable<long>(16);
        private readonly NullableColumn<long> following = rows.Nullable<long>(17);
        private readonly NullableColumn<long> posts = rows.Nullable<long>(18);
        private readonly NullableColumn<long> likes = rows.Nullable<long>(19);
        private readonly NullableColumn<long> lists = rows.Nullable<long>(20);

        public AccountProfile Of(int account, int row) => new()
        {
            Account = account,
            Handles = (int)handles[row],
            Handle = handle.OrNull(row),
            Name = name.OrNull(row),
            Description = description.OrNull(row),
            Location = location.OrNull(row),
            Url = url.OrNull(row),
            Image = image.OrNull(row),
            Category = category.OrNull(row),
            TimeZone = timeZone.OrNull(row),
            CreatedAt = Time(createdAt[row]),
            SeenAt = Time(seenAt[row]),
            Verified = verified[row],
            DefaultProfile = defaultProfile[row],
            DefaultImage = defaultImage[row],
            Followers = followers[row],
            Following = following[row],
            Posts = posts[row],
            Likes = likes[row],
            Lists = lists[row],
        };

        private static DateTimeOffset? Time(long? microseconds) => microseconds is { } known ? DateTimeOffset.UnixEpoch.AddTicks(known * 10) : null;
    }
}
