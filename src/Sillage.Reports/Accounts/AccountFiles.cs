using Sillage.Analysis;

namespace Sillage.Reports.Accounts;

/// <summary>Writes an account's card: account.html, account.png, account.json, tables/*.csv.</summary>
public static class AccountFiles
{
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
        var drawn = marks ?? TimeMarks.None;
        return WholeFiles.Write(folder, "the card", files =>
        {
            files.Put("account.html", AccountPage.Of(answer, language, command, drawn));
            files.PutBytes("account.png", stream => AccountPicture.Write(answer, language, drawn, stream));
            files.Put("account.json", AnswerJson.Serialize(answer) + "\n");
            foreach (var table in AccountTables.All(answer.Result))
                files.Put(table);
        });
    }
}
