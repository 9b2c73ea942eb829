using Balise.Domain.Attachments;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Writes an opinion with the form of its kind, then signs it.</summary>
public sealed class SignOpinion(IOpinionStore opinions, IAttachmentStore attachments, DossierOffice office)
{
    public async Task<Result<AnswerMerge>> WriteAsync(OpinionId id, IReadOnlyList<AnswerEdit> edits, Actor by, CancellationToken ct)
    {
        if (await opinions.FindAsync(id.Value, ct) is not { } opinion || office.Norms.Proportionality.Opinion(opinion.Kind) is not { } kind)
        {
            return new NotFound("opinion.not_found");
        }

        if (await attachments.MissingAsync(opinion.Dossier, edits, ct) is { Count: > 0 } missing)
        {
            return new Invalid([.. missing.Select(problem => problem with { Field = $"{kind.Form}.{problem.Field}" })]);
        }

        var written = opinion.Write(office.Norms.Forms[kind.Form], edits, by);
        if (!written.Ok)
        {
            return written;
        }

        return await office.Changes.SaveAsync(by, ct) is { } error ? error : written;
    }

    public async Task<Result<Opinion>> ExecuteAsync(OpinionId id, Actor by, CancellationToken ct)
    {
        if (await opinions.FindAsync(id.Value, ct) is not { } opinion || office.Norms.Proportionality.Opinion(opinion.Kind) is not { } kind)
        {
            return new NotFound("opinion.not_found");
        }

        if (opinion.Sign(kind, office.Norms.Forms[kind.Form], by, office.Today) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await office.Changes.SaveAsync(by, ct) is { } error ? error : opinion;
    }
}
