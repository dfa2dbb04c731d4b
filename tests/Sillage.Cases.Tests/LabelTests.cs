using System.Globalization;
using System.Text;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Xunit;

namespace Sillage.Cases.Tests;

/// <summary>The analyst's labels: what a list says, and what a case keeps of it.</summary>
public class LabelTests
{
    [Fact]
    public void Accounts_are_named_by_handle_or_id_under_any_of_the_usual_heads()
    {
        AccountLabel[] expected = [new("x", "@anna", "party A", "register"), new(null, "@ben", "party B"), new(null, "12", "party B")];

        Assert.Equal(expected, Accounts("handle,id,label,platform,source\n@Anna,,party A,X,register\nBEN,,party B\n\n,12,party B\n").Labels);
        Assert.Equal(expected, Accounts("﻿Compte;Étiquette;Plateforme;Source\r\nanna;party A;x;register\r\n@ben;party B;;\r\n12;party B;;\r\n").Labels);
        Assert.Equal([expected[2], expected[1]], Accounts("Screen Name\tuser_id\tparty\nanna\t12\tparty B\nben\t\tparty B\n").Labels);
        Assert.Equal([new AccountLabel(null, "did:plc:Abc", "medium")], Accounts("account,label\ndid:plc:Abc,medium\n").Labels);
        Assert.Equal([new AccountLabel(null, "@anna", "party")], Accounts("account,label\n'@anna,party\n").Labels);
    }

    [Fact]
    public void Bad_rows_are_rejected_with_their_line_and_the_others_kept()
    {
        var list = Accounts("handle,label\nanna,\n,party\n\"two words\",party\nhttps://x.com/anna,party\nben,party\nben,party,more\n\"open,party\n");

        Assert.Equal([new AccountLabel(null, "@ben", "party")], list.Labels);
        Assert.Equal(
            [
                (2L, "it has no label"), (3, "it names no account"), (4, "no account is called @two words: there is a blank in it"), (5, "@https://x.com/anna is a link: write the handle or the id"),
                (7, "the row has 3 fields, the header 2"), (8, "a quote opens and does not close"),
            ],
            list.Rejected.Select(row => (row.Line, row.Reason)));
    }

    [Fact]
    public void Domains_are_made_comparable_and_what_is_none_is_rejected()
    {
        var list = LabelList.Domains(Parse("domain,label\nhttps://www.Example.org/page,medium\nexample,medium\nbit.ly,medium\nfr.example.com,medium\na b.org,medium\n"));

        Assert.Equal(["example.org", "fr.example.com"], list.Labels.Select(label => label.Domain));
        Assert.Equal([3L, 4, 6], list.Rejected.Select(row => row.Line));
    }

    [Fact]
    public void A_list_without_the_columns_is_refused_with_those_that_it_has()
    {
        Assert.Contains("no column label; its columns are handle, colour", Assert.Throws<CaptureException>(() => Accounts("handle,colour\nanna,red\n")).Message, StringComparison.Ordinal);
        Assert.Contains("no column handle or id", Assert.Throws<CaptureException>(() => Accounts("colour,label\nred,a\n")).Message, StringComparison.Ordinal);
        Assert.Contains("no column domain", Assert.Throws<CaptureException>(() => LabelList.Domains(Parse("colour,label\nred,a\n"))).Message, StringComparison.Ordinal);
        Assert.Throws<CaptureException>(() => Parse("one column\nanna\n"));
    }

    [Fact]
    public void The_same_labels_twice_change_nothing_and_none_is_lost()
    {
        using var target = CaseFile.CreateTemporary();
        AccountLabel[] first = [new(null, "@anna", "party"), new(null, "@anna", "candidate"), new("x", "@anna", "party")];

        Assert.Equal(3, CaseLabels.Add(target, first));
        Assert.Equal(0, CaseLabels.Add(target, first));
        Assert.Equal(1, CaseLabels.Add(target, [new AccountLabel(null, "@anna", "PARTY", "other"), new AccountLabel(null, "12", "party"), new AccountLabel(null, "12", "Party")]));
        Assert.Equal(
            [(null, "@anna", "candidate"), (null, "12", "party"), (null, "@anna", "party"), ("x", "@anna", "party")],
            CaseLabels.Accounts(target).Select(label => (label.Platform, label.AccountId, label.Label)));

        Assert.Equal(1, CaseLabels.Add(target, [new DomainLabel("example.org", "medium")]));
        Assert.Equal(0, CaseLabels.Add(target, [new DomainLabel("example.org", "Medium")]));
        Assert.Equal([new DomainLabel("example.org", "medium")], CaseLabels.Domains(target));
    }

    [Fact]
    public void Labels_are_taken_away_one_or_all()
    {
        using var target = CaseFile.CreateTemporary();
        CaseLabels.Add(target, [new AccountLabel(null, "@anna", "party"), new AccountLabel(null, "@anna", "candidate"), new AccountLabel(null, "12", "party")]);
        CaseLabels.Add(target, [new DomainLabel("example.org", "medium"), new DomainLabel("example.org", "state")]);

        Assert.Equal(1, CaseLabels.Remove(target, "Anna", "Party"));
        Assert.Equal(0, CaseLabels.Remove(target, "Anna", "party"));
        Assert.Equal(1, CaseLabels.Remove(target, "@anna", null));
        Assert.Equal(2, CaseLabels.Remove(target, "www.example.org", null));
        Assert.Equal([new AccountLabel(null, "12", "party")], CaseLabels.Accounts(target));
        Assert.Empty(CaseLabels.Domains(target));
    }

    [Fact]
    public void A_case_of_version_1_is_read_as_it_is_and_gets_the_table_when_it_is_written()
    {
        var path = Path.Combine(Path.GetTempPath(), $"sillage-test-{Guid.NewGuid():N}.case");
        try
        {
            using (var made = CaseFile.OpenOrCreate(path))
            {
                CaseLabels.Add(made, [new AccountLabel(null, "@anna", "party")]);
                made.Connection.Execute("DROP TABLE domain_labels; DROP TABLE detected_languages; UPDATE case_info SET value = '1' WHERE key = 'schema_version';");
            }

            using (var old = CaseFile.OpenRead(path))
            {
                Assert.Empty(CaseLabels.Domains(old));
                Assert.Equal("1", Version(old));
            }

            using (var opened = CaseFile.OpenOrCreate(path))
            {
                Assert.Equal(CaseFile.SchemaVersion.ToString(CultureInfo.InvariantCulture), Version(opened));
                Assert.Equal(1, CaseLabels.Add(opened, [new DomainLabel("example.org", "medium")]));
                Assert.Equal([new AccountLabel(null, "@anna", "party")], CaseLabels.Accounts(opened));
            }
        }
        finally
        {
            CaseFile.DeleteWithCompanions(path);
        }

        static string? Version(CaseFile source) => source.Connection.Scalar<string>("SELECT value FROM case_info WHERE key = 'schema_version'");
    }

    [Fact]
    public void Each_row_of_a_ready_list_has_its_state_its_source_and_its_date_and_can_be_a_label()
    {
        Assert.Equal(["public-broadcasters", "state-media"], Watchlist.All.Select(list => list.Name));
        foreach (var row in Watchlist.All.SelectMany(list => list.Domains))
        {
            Assert.True(DateOnly.TryParseExact(row.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), row.Domain);
            Assert.True(row.State.Length > 0 && row.Source.Length > 10, row.Domain);
            var read = LabelList.Domains(Parse($"domain,label\n{row.Domain},{row.Label}\n"));
            Assert.Equal(row.Domain, Assert.Single(read.Labels).Domain);
        }

        Assert.All(Watchlist.All, list => Assert.InRange(list.Domains.Select(row => row.Domain).Distinct().Count(), list.Domains.Count, 30));
    }

    private static LabelList<AccountLabel> Accounts(string text) => LabelList.Accounts(Parse(text));

    private static CsvList Parse(string text) => CsvList.Parse(Encoding.UTF8.GetBytes(text), "list.csv");
}
