using System.Security.Cryptography;
using System.Text;
using Balise.Domain.Norms.Forms;

namespace Balise.Web.Norms.Forms;

/// <summary>
/// A short mark of an answer, sent with the page and back: it tells what a person changed from what they were shown, and what someone
/// else changed meanwhile, without sending every answer twice.
/// </summary>
internal static class AnswerMark
{
    /// <summary>Empty for no answer; else 16 hex digits of the SHA-256 of its canonical JSON.</summary>
    public static string Of(Answer? answer) => answer is null or { IsEmpty: true }
        ? ""
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AnswerJson.Write(Clean(answer)))))[..16];

    /// <summary>As a browser sends it back: one kind of line ending, nothing around.</summary>
    public static string Clean(string text) => text.ReplaceLineEndings("\n").Trim();

    private static Answer Clean(Answer answer) => answer switch
    {
        TextAnswer text => new TextAnswer(Clean(text.Value)),
        RowsAnswer rows => new RowsAnswer([.. rows.Rows.Select(row => new AnswerRow(row.Cells.ToDictionary(cell => cell.Key, cell => Clean(cell.Value))))]),
        _ => answer,
    };
}
