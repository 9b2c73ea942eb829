using System.Text;
using Balise.Domain.Oversight;

namespace Balise.Persistence.Oversight;

/// <summary>One question to the journal's table. What people type is always a parameter; the organisation always is too.</summary>
internal sealed record JournalStatement(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)
{
    private const string Select = "SELECT id, log, idx, type, at, bytes FROM journal_entries WHERE organization = @organization";

    public static JournalStatement ById(Guid id, bool postgreSql) => new($"{Select} AND id = @id", [("@id", Id(id, postgreSql))]);

    public static JournalStatement AboutDecision(Guid decision, bool postgreSql) =>
        new($"{Select} AND decision = @decision ORDER BY at, log, idx", [("@decision", Id(decision, postgreSql))]);

    public static JournalStatement For(JournalQuery query, TimeZoneInfo zone, bool postgreSql)
    {
        var sql = new StringBuilder(Select);
        List<(string, object?)> parameters = [];
        When(query.Type.Length > 0, " AND type = @type", "@type", query.Type);
        When(query.Verdict.Length > 0, " AND verdict = @verdict", "@verdict", query.Verdict);
        When(query.From is not null, " AND at >= @from", "@from", Midnight(query.From, zone));
        When(query.To is not null, " AND at < @until", "@until", Midnight(query.To?.AddDays(1), zone));
        if (query.Text.Trim() is { Length: > 0 } text)
        {
            if (Guid.TryParse(text, out var id))
            {
                When(true, " AND (id = @id OR decision = @id)", "@id", Id(id, postgreSql));
            }
            else
            {
                // What is not a column (rule, number, subject) is found in the entry's own bytes; columns outlive them.
                When(true, " AND (request_id = @text OR code = @text OR use_case = @text OR system = @text", "@text", text);
                When(true, postgreSql ? " OR position(@bytes IN bytes) > 0)" : " OR instr(bytes, @bytes) > 0)", "@bytes", InJson(text));
            }
        }

        When(true, " ORDER BY at DESC, log DESC, idx DESC LIMIT @limit", "@limit", JournalQuery.PageSize + 1);
        When(true, " OFFSET @skip", "@skip", (Math.Max(query.Page, 1) - 1L) * JournalQuery.PageSize);
        return new(sql.ToString(), parameters);

        void When(bool wanted, string clause, string name, object? value)
        {
            if (wanted)
            {
                sql.Append(clause);
                parameters.Add((name, value));
            }
        }
    }

    private static object Id(Guid id, bool postgreSql) => postgreSql ? id : id.ToString("D");

    // Legal days begin at midnight where the body is.
    private static long? Midnight(DateOnly? day, TimeZoneInfo zone) =>
        day is { } date ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue), zone)).ToUnixTimeMilliseconds() : null;

    // As the journal spells it. Numbers are in capitals there, whatever is typed.
    private static byte[] InJson(string text)
    {
        var typed = text.Split('-') is [{ Length: <= 3 } prefix, { Length: 4 } year, ..] && prefix.All(char.IsAsciiLetter) && year.All(char.IsAsciiDigit)
            ? text.ToUpperInvariant()
            : text;
        return Encoding.UTF8.GetBytes(typed.Replace("\\", "\\\\").Replace("\"", "\\\""));
    }
}
