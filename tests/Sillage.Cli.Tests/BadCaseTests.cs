using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>Case files and disks as they should not be.</summary>
public sealed class BadCaseTests(EarlierCase earlier) : BesideAnEarlierCase(earlier)
{
    private static readonly string[] Asking = ["info", "scan", "sql", "import"];
    private static readonly string[] ReadingAndWriting = ["info", "import"];

    [Fact]
    public void An_import_that_fills_the_disk_keeps_what_was_there_and_goes_on_with_more_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits on files are set by the shell");
        Write("many.jsonl", string.Concat(Enumerable.Range(1000, 12_000).Select(id => Tweet($"{id}", $"u{id % 97}", $"Look {id * 7919L % 9973} at #leak {id * 104_729L % 99_991}"))));

        var (code, _, error) = Cli.RunWithFilesUpTo(2600, Folder, "import", "x.case", "many.jsonl");

        Assert.Equal(1, code);
        Tells(error, "sillage: the import stopped: ", "x.case cannot be written: the disk is full, or a limit on files is reached (", " MB free in ", "Make room", "Nothing that was imported before is lost; the same command goes on from here.");
        EarlierPostsAreThere();
        Assert.Equal("3", Ask("count(*) from posts"));
        Assert.Contains("\"many.jsonl\"", Run("info", "x.case", "--json").Output, StringComparison.Ordinal);

        Import(0, "many.jsonl", "12,000 posts");
        Assert.Equal("12003", Ask("count(*) from posts"));
        Assert.Equal("12003", Ask("count(distinct post_id) from posts"));
        Assert.Contains("\"unfinished\": []", Run("info", "x.case", "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_does_not_fit_on_the_disk_is_not_left_half_made()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits on files are set by the shell");
        Write("good.jsonl", Tweet("10", "carl"));

        var (code, _, error) = Cli.RunWithFilesUpTo(200, Folder, "import", "new.case", "good.jsonl");

        Assert.Equal(1, code);
        Tells(error, "new.case", "the disk is full, or a limit on files is reached");
        Assert.Empty(Directory.GetFiles(Folder, "new.case*"));
        Assert.Equal(0, Run("import", "new.case", "good.jsonl").Code);
    }

    [Fact]
    public void Captures_without_a_case_tell_which_disk_is_full()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits on files are set by the shell");
        Write("many.jsonl", string.Concat(Enumerable.Range(1000, 12_000).Select(id => Tweet($"{id}", $"u{id % 97}", $"Look {id * 7919L % 9973} at #leak {id * 104_729L % 99_991}"))));

        var (code, output, error) = Cli.RunWithFilesUpTo(1000, Folder, "scan", "many.jsonl");

        Assert.Equal(1, code);
        Assert.Empty(output);
        Tells(error, "the disk is full", $"a temporary file in {Path.GetTempPath()}", "set TMPDIR");
    }

    [Fact]
    public void A_report_that_does_not_fit_on_the_disk_leaves_the_earlier_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits on files are set by the shell");
        Assert.Equal(0, Run("trace", "x.case", "#leak", "--out", "report").Code);
        var files = Directory.GetFiles(Path.Combine(Folder, "report"), "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes);

        var (code, _, error) = Cli.RunWithFilesUpTo(100, Folder, "trace", "x.case", "--out", "report");

        Assert.Equal(1, code);
        Tells(error, "sillage: the report cannot be written to report: ", "Make room, or choose another folder with --out");
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(Path.Combine(Folder, "report"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
    }

    [Fact]
    public void A_case_of_a_newer_version_is_not_touched()
    {
        using (var connection = new DuckDBConnection($"DataSource={CasePath}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE case_info SET value = '99' WHERE key = 'schema_version'";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        IsRefusedUntouched("x.case has schema version 99; this program knows versions up to ", "Update Sillage");
        Assert.Equal("3", Ask("count(*) from posts"));
    }

    [Fact]
    public void A_case_written_by_a_newer_database_is_not_touched()
    {
        var bytes = File.ReadAllBytes(CasePath);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(12), 200);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, HeaderChecksum(bytes.AsSpan(8, 4088)));
        File.WriteAllBytes(CasePath, bytes);

        IsRefusedUntouched("x.case was written by a newer version of Sillage or DuckDB than this one knows. Update Sillage; the file was not touched. (");
    }

    [Fact]
    public void A_case_cut_while_it_was_copied_is_called_damaged()
    {
        File.WriteAllBytes(CasePath, File.ReadAllBytes(CasePath)[..700_000]);

        IsRefusedUntouched("x.case is damaged: it was cut short when it was copied, or changed by something else. Take a copy that is whole, or import the captures into a new case. (");
    }

    [Fact]
    public void A_case_with_changed_bytes_is_called_damaged()
    {
        var bytes = File.ReadAllBytes(CasePath);
        for (var at = 12_288; at < bytes.Length; at += 1000)
            bytes[at] ^= 0x55;
        File.WriteAllBytes(CasePath, bytes);

        IsRefusedUntouched("x.case is damaged: ");
    }

    [Fact]
    public void Something_that_is_no_case_is_not_touched()
    {
        Write("x.case", "These are my notes, not a case.\n");

        IsRefusedUntouched("x.case is not a case file (it is no DuckDB database).");
    }

    [Fact]
    public void Another_DuckDB_file_is_not_touched()
    {
        File.Delete(CasePath);
        using (var connection = new DuckDBConnection($"DataSource={CasePath}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE mine (a INTEGER)";
            command.ExecuteNonQuery();
        }

        IsRefusedUntouched("x.case is a DuckDB database, but not a case of Sillage (it has no table case_info).");
    }

    [Fact]
    public void A_folder_is_not_a_case_and_a_case_needs_a_folder()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "folder.case"));
        Write("good.jsonl", Tweet("10", "carl"));

        foreach (var command in Asking)
            Failed(Ask(command, "folder.case"), "folder.case is a folder; a case is a file whose name ends in .case.");
        Failed(Ask("import", "nowhere/x.case"), "there is no folder ", "nowhere to make the case in");
        Failed(Ask("info", "none.case"), "there is no case file none.case. Make one with: sillage import none.case CAPTURES");
    }

    [Fact]
    public void An_empty_file_under_the_cases_name_becomes_the_case()
    {
        Write("empty.case", "");
        Write("good.jsonl", Tweet("10", "carl"));

        Failed(Ask("info", "empty.case"), "there is no case file empty.case");
        Assert.Equal(0, Run("import", "empty.case", "good.jsonl").Code);
        Assert.Equal(0, Run("info", "empty.case").Code);
    }

    [Fact]
    public void A_case_opened_by_two_processes_is_told_and_the_first_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "whether a process has opened a file is seen in /proc");
        Write("good.jsonl", Tweet("10", "carl"));
        using var first = Cli.Start(Folder, ["import", "x.case", "-"]);
        first.StandardInput.Write(Tweet("20", "dora"));
        first.StandardInput.Flush();
        WaitUntilOpenedBy(first);

        foreach (var command in Asking)
            Failed(Ask(command, "x.case"), "x.case is in use by another process", "Wait until it has finished, or work on a copy.");

        Assert.Equal(0, Cli.End(first).Code);
        EarlierPostsAreThere();
        Assert.Equal("dora", Ask("handle from posts where post_id = '20'"));
        Import(0, "good.jsonl");
    }

    [Fact]
    public void Two_processes_may_read_a_case_at_once()
    {
        using var reader = new DuckDBConnection($"DataSource={CasePath};ACCESS_MODE=READ_ONLY");
        reader.Open();

        EarlierPostsAreThere();
        Write("good.jsonl", Tweet("10", "carl"));
        Failed(Ask("import", "x.case"), "x.case is in use by another process");
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("trace")]
    public void A_topic_that_matches_nothing_is_told_with_what_is_near(string question)
    {
        var (code, output, error) = Run(question, "x.case", "#leek");

        Assert.Equal(1, code);
        Assert.Empty(output);
        Tells(error, "sillage: no post matches #leek among the 3 posts of the case. Nearest hashtags: #leak (2).");
        Assert.Equal([CasePath], Directory.GetFileSystemEntries(Folder));
        EarlierPostsAreThere();
    }

    [Fact]
    public void An_interrupted_import_says_so_and_goes_on_later()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the signal is sent by kill");
        Assert.SkipWhen(InterruptIsIgnored(), "the shell that started the tests ignores SIGINT, and so does every program started from here");
        Write("good.jsonl", Tweet("10", "carl"));
        using var import = Cli.Start(Folder, ["import", "x.case", "-"]);
        import.StandardInput.Write(Tweet("20", "dora"));
        import.StandardInput.Flush();
        WaitUntilOpenedBy(import);
        using (var kill = Process.Start("kill", ["-INT", $"{import.Id}"]))
            kill.WaitForExit();

        // The program handles the signal beside its reading: posts keep coming until it has stopped.
        try
        {
            for (var started = Stopwatch.StartNew(); !import.HasExited && started.Elapsed < TimeSpan.FromSeconds(30);)
            {
                import.StandardInput.WriteLine(Tweet("20", "dora"));
                import.StandardInput.Flush();
            }
        }
        catch (IOException)
        {
            // It closed its end.
        }

        var (code, _, error) = Cli.End(import);

        Assert.Equal(130, code);
        Tells(error, "sillage: stopped. What was read is kept");
        EarlierPostsAreThere();
        Import(0, "good.jsonl");
    }

    /// <summary>Programs started in the background of a shell without job control inherit that (signal 2 is bit 1 of the mask).</summary>
    private static bool InterruptIsIgnored() =>
        (Convert.ToUInt64(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)).Split('\t')[1], 16) & 2) != 0;

    private (int Code, string Output, string Error) Ask(string command, string path) => command switch
    {
        "sql" => Run("sql", path, "select count(*) from posts"),
        "import" => Run("import", path, "good.jsonl"),
        _ => Run(command, path),
    };

    private static void Failed((int Code, string Output, string Error) result, params string[] parts)
    {
        Assert.Equal(1, result.Code);
        Assert.Empty(result.Output);
        Assert.StartsWith("sillage: ", result.Error, StringComparison.Ordinal);
        Tells(result.Error, parts);
    }

    private void IsRefusedUntouched(params string[] parts)
    {
        Write("good.jsonl", Tweet("10", "carl"));
        var before = File.ReadAllBytes(CasePath);
        foreach (var command in ReadingAndWriting)
            Failed(Ask(command, "x.case"), parts);
        Assert.Equal(before, File.ReadAllBytes(CasePath));
    }

    /// <summary>Waits for a process to have opened the case. Trying to open it here could shut the process out.</summary>
    private void WaitUntilOpenedBy(Process process)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            var open = Directory.GetFileSystemEntries($"/proc/{process.Id}/fd").Select(entry => new FileInfo(entry).LinkTarget);
            if (open.Contains(CasePath))
            {
                // It locks what it opened at once.
                Thread.Sleep(300);
                return;
            }

            Thread.Sleep(50);
        }

        Assert.Fail("the case was never opened");
    }

    /// <summary>The database's own check of its first block. Source: DuckDB, src/common/checksum.cpp.</summary>
    private static ulong HeaderChecksum(ReadOnlySpan<byte> block)
    {
        var sum = 5381UL;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(block))
            sum ^= word * 0xbf58476d1ce4e5b9UL;
        return sum;
    }
}
