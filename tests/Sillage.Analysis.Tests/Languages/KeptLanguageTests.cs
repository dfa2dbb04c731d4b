using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Each text is detected once, and a case keeps what was heard.</summary>
public sealed class KeptLanguageTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"sillage-test-{Guid.NewGuid():N}.case");

    public void Dispose()
    {
        foreach (var file in new[] { path, path + ".wal" })
            File.Delete(file);
    }

    [Fact]
    public void A_second_question_hears_nothing_anew_and_answers_alike()
    {
        using (var made = CaseFile.OpenOrCreate(path))
        {
            made.With("posts.jsonl", new InventedPost[]
            {
                new(1, "alice") { Text = "Les documents publiés ce soir montrent tout", Language = null },
                new(2, "bob", 1) { Text = "Les documents publiés ce soir montrent tout #leak https://example.org", Language = null },
                new(3, "carol", 2) { Text = "The documents published tonight show it all", Language = null },
            }.Select(post => post.ToJson()));
        }

        var (first, heard) = Ask();
        var (second, again) = Ask();

        Assert.Equal(2, heard);
        Assert.Equal(0, again);
        Assert.Equal(["fr", "en"], first.Total.Select(share => share.Language));
        Assert.Equal(first.Total, second.Total);
        using var kept = CaseFile.OpenRead(path);
        Assert.Equal(2, Count(kept, "SELECT count(*) FROM detected_languages WHERE confidence > 0.5 AND length(text_hash) = 32"));
    }

    [Fact]
    public void A_case_of_an_earlier_version_stays_as_it_is()
    {
        using (var made = CaseFile.OpenOrCreate(path))
        {
            made.With("posts.jsonl", [new InventedPost(1, "alice") { Text = "Les documents publiés ce soir montrent tout", Language = null }.ToJson()]);
            using var older = made.Connection.CreateCommand();
            older.CommandText = "DROP TABLE detected_languages; UPDATE case_info SET value = '2' WHERE key = 'schema_version'";
            older.ExecuteNonQuery();
        }

        Assert.Equal(1, Ask().Heard);
        Assert.Equal(1, Ask().Heard);

        using var kept = CaseFile.OpenRead(path);
        Assert.Equal(0, Count(kept, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'detected_languages'"));
    }

    [Fact]
    public void A_case_that_another_has_open_is_answered_from_and_not_written()
    {
        using (var made = CaseFile.OpenOrCreate(path))
            made.With("posts.jsonl", [new InventedPost(1, "alice") { Text = "Les documents publiés ce soir montrent tout", Language = null }.ToJson()]);

        using var other = CaseFile.OpenRead(path);

        Assert.Equal(1, Ask().Heard);
        Assert.Equal(1, Ask().Heard);
    }

    private (LanguagesResult Result, int Heard) Ask()
    {
        using var source = CaseFile.OpenRead(path);
        var slice = source.Slice();
        return (Languages.Run(slice, new LanguagesOptions(), TestContext.Current.CancellationToken).Result, slice.Words.Detected.Added);
    }

    private static long Count(CaseFile source, string sql) => (long)CaseQuery.Run(source, sql).Rows[0][0]!;
}
