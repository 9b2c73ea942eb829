using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.Systems;

namespace Balise.Domain.Dossiers;

/// <summary>
/// What a day does by itself: a condition to be met in service that is past its date stops the authorisation of its file; a supplier’s
/// attestation that lapsed, none newer of the same subject, stops every authorisation on the system (Énoncé de principes, fournisseurs;
/// scenario S16). Run every day, or every minute: what is stopped already is left alone.
/// </summary>
public sealed class EnforceDates(IDossierStore dossiers, DossierRegisters registers, DossierOffice office)
{
    /// <summary>Returns the numbers of the authorisations it stopped.</summary>
    public async Task<Result<IReadOnlyList<string>>> ExecuteAsync(Actor by, CancellationToken ct)
    {
        List<string> stopped = [];
        foreach (var authorizations in (await registers.Authorizations.AllAsync(ct)).Where(each => each.State == AuthorizationState.InForce).GroupBy(each => each.System))
        {
            var files = await dossiers.DecidedAsync(authorizations.Key, ct);
            var lapsed = Lapsed(files);
            foreach (var authorization in authorizations)
            {
                if (Reason(authorization, files, lapsed) is { } reason)
                {
                    authorization.SuspendForReview(reason.Code, reason.What);
                    stopped.Add(authorization.Number);
                }
            }
        }

        return await office.Changes.SaveAsync(by, ct) is { } error ? error : stopped;
    }

    private (string Code, string What)? Reason(Authorization authorization, IReadOnlyList<Dossier> files, string? lapsed) =>
        lapsed is not null ? ("attestation.lapsed", lapsed)
        : files.FirstOrDefault(file => file.Number == authorization.Terms.Dossier)?.OverdueInService(office.Today) is { } overdue ? ("condition.overdue", overdue.Text)
        : null;

    // Several files may hold the sheet of one supplier: the newest attestation of a subject is the one that counts.
    private string? Lapsed(IReadOnlyList<Dossier> files)
    {
        if (!office.Norms.Forms.TryGetValue(SupplierSheet.Form, out var sheet))
        {
            return null;
        }

        var past = files.SelectMany(file => SupplierSheet.Attestations(file, sheet)).GroupBy(each => each.Subject)
            .Where(subject => subject.Max(each => each.ExpiresOn) < office.Today).Select(subject => subject.Key).Order(StringComparer.Ordinal).ToList();
        return past.Count > 0 ? string.Join(", ", past) : null;
    }
}

/// <summary>What the rules read in the supplier’s data sheet.</summary>
internal static class SupplierSheet
{
    public const string Form = "fiche-fournisseur";

    public static IEnumerable<(string Subject, DateOnly ExpiresOn)> Attestations(Dossier file, Form sheet)
    {
        var rows = (file.AnswersOf(sheet)["attestations"] as RowsAnswer)?.Rows ?? [];
        return rows.Where(row => row.Cell("expires_on") is DateAnswer)
            .Select(row => ((row.Cell("subject") as TextAnswer)?.Value ?? "", ((DateAnswer)row.Cell("expires_on")!).Value));
    }
}
