using System.Globalization;
using Balise.Domain.People;

namespace Balise.Domain.Oversight;

/// <summary>Takes the journal out of the body's hands. Who did, how much and of which days is written before the first byte leaves; if it cannot be, nothing leaves.</summary>
public sealed class ExportJournal(IJournalReader journal, IActLog acts)
{
    /// <param name="way">portal or api.</param>
    public async Task<JournalExtent> BeginAsync(string way, Actor by, CancellationToken ct)
    {
        var extent = await journal.ExtentAsync(ct);
        await acts.WriteAsync(
            new Fact(
                "journal.exported", $"journal:{by.Organization}", ("entries", extent.Entries.ToString(CultureInfo.InvariantCulture)),
                ("from", extent.From?.UtcDateTime.ToString("O")), ("to", extent.To?.UtcDateTime.ToString("O")), ("way", way)),
            by, ct);
        return extent;
    }
}

/// <summary>Verifies every log now. What was found is written too, where the database can be written: a verdict must be had without it.</summary>
public sealed class VerifyJournal(IJournalReader journal, IActLog acts)
{
    public async Task<JournalIntegrity> ExecuteAsync(string way, Actor by, CancellationToken ct)
    {
        var found = await journal.VerifyAsync(ct);
        await acts.TryWriteAsync(
            new Fact(
                "journal.verified", $"journal:{by.Organization}", ("entries", found.Entries.ToString(CultureInfo.InvariantCulture)),
                ("intact", found.Intact ? "true" : "false"), ("root", found.Root), ("fault", found.Fault), ("way", way)),
            by, ct);
        return found;
    }
}
