using Balise.Domain.Attachments;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Writes an opinion with the form of its kind, then signs it.</summary>
public sealed class SignOpinion(DossierRegisters registers, IAttachmentStore attachments, DossierOffice office)
{
    public async Task<Result<AnswerMerge>> WriteAsync(OpinionId id, IReadOnlyList<AnswerEdit> edits, Actor by, CancellationToken ct)
    {
        if (await registers.Opinions.FindAsync(id.Value, ct) is not { } opinion || office.Norms.Proportionality.Opinion(opinion.Kind) is not { } kind
            || await registers.Dossiers.FindAsync(opinion.Dossier.Value, ct) is not { } dossier)
        {
            return new NotFound("opinion.not_found");
        }

        if (await attachments.MissingAsync(opinion.Dossier, edits, ct) is { Count: > 0 } missing)
        {
            return new Invalid([.. missing.Select(problem => problem with { Field = $"{kind.Form}.{problem.Field}" })]);
        }

        var (written, hat) = by.Try(each => opinion.Write(office.Norms.Forms[kind.Form], edits, dossier, each));
        if (!written.Ok)
        {
            return written;
        }

        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : written;
    }

    public async Task<Result<Opinion>> ExecuteAsync(OpinionId id, Actor by, CancellationToken ct)
    {
        if (await registers.Opinions.FindAsync(id.Value, ct) is not { } opinion || office.Norms.Proportionality.Opinion(opinion.Kind) is not { } kind
            || await registers.Dossiers.FindAsync(opinion.Dossier.Value, ct) is not { } dossier)
        {
            return new NotFound("opinion.not_found");
        }

        var (signed, hat) = by.Try(each => opinion.Sign(kind, office.Norms.Forms[kind.Form], dossier, each, office.Today));
        if (!signed.Ok)
        {
            return signed.Error;
        }

        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : opinion;
    }
}
