using System.Text;
using Sillage.Analysis;

namespace Sillage.Reports.Accounts;

/// <summary>Writes an account's card: account.html, account.png, account.json, tables/*.csv.</summary>
public static class AccountFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files; those of the same names are written over.</summary>
    /// <param name="folder">Made where it is missing.</param>
    /// <param name="answer">The card.</param>
    /// <param name="language">Of page and picture: "en" or "fr".</param>
    /// <param name="command">Command that makes it again, shown on the page.</param>
    /// <param name="marks">Silences and events to be drawn; null for none.</param>
    /// <returns>The files, the page first.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder, Answer<AccountCardOptions, AccountCardResult> answer, string language, string command, TimeMarks? marks = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Directory.CreateDirectory(Path.Combine(folder, "tables"));
        var files = new List<string>();
        Add("account.html", Utf8.GetBytes(AccountPage.Of(answer, language, command, marks ?? TimeMarks.None)));
        using (var picture = new MemoryStream())
        {
            AccountPicture.Write(answer, language, marks ?? TimeMarks.None, picture);
            Add("account.png", picture.ToArray());
        }

        Add("account.json", Utf8.GetBytes(AnswerJson.Serialize(answer) + "\n"));
        foreach (var table in AccountTables.All(answer.Result))
        {
            using var csv = new StringWriter();
            Csv.Write(csv, table);
            Add($"tables/{table.Name}.csv", Utf8.GetBytes(csv.ToString()));
        }

        return files;

        void Add(string name, byte[] content)
        {
            files.Add(Path.Combine(folder, name));
            File.WriteAllBytes(files[^1], content);
        }
    }
}
