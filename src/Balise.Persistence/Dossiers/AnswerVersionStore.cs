using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Dossiers;

internal sealed class AnswerVersionStore(BaliseContext context) : IAnswerVersions
{
    private IQueryable<AnswerVersion> Rows => context.Set<AnswerVersion>();

    public async Task<IReadOnlyList<VersionLine>> OfAsync(DossierId dossier, CancellationToken ct)
    {
        var lines = await Rows.AsNoTracking().Where(v => v.Dossier == dossier && (v.Form == "" || v.Cause == VersionCause.Saved))
            .Select(v => new VersionLine(v.Id, v.Form, v.Cause, v.By, v.InPlaceOf, v.Since, v.At)).ToListAsync(ct);

        // A step comes after what was saved before it, be it at the same instant.
        return [.. lines.OrderByDescending(line => line.At).ThenByDescending(line => line.Cause).ThenByDescending(line => line.Id.Value)];
    }

    public async Task<IReadOnlyDictionary<string, AnswerSet>?> StateAsync(DossierId dossier, AnswerVersionId version, CancellationToken ct)
    {
        if (await Rows.Where(v => v.Dossier == dossier && v.Id == version).Select(v => (DateTimeOffset?)v.At).SingleOrDefaultAsync(ct) is not { } at)
        {
            return null;
        }

        // The answers, which are the weight, are read once the last version of each form is known.
        var lines = await Rows.Where(v => v.Dossier == dossier && v.Form != "" && v.At <= at).Select(v => new { v.Id, v.Form, v.At }).ToListAsync(ct);
        AnswerVersionId[] last = [.. lines.GroupBy(v => v.Form).Select(form => form.OrderBy(v => v.At).ThenBy(v => v.Id.Value).Last().Id)];
        return await Rows.AsNoTracking().Where(v => last.Contains(v.Id)).ToDictionaryAsync(v => v.Form, v => v.Answers, ct);
    }

    public Task<AnswerVersion?> OpenAsync(DossierId dossier, string form, PersonId by, DateTimeOffset since, CancellationToken ct) =>
        Rows.Where(v => v.Dossier == dossier && v.Form == form && v.By == by && v.Cause == VersionCause.Saved && v.Since > since)
            .OrderByDescending(v => v.Since).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyDictionary<string, string>> KeptAsync(DossierId dossier, CancellationToken ct)
    {
        var kept = await Rows.Where(v => v.Dossier == dossier && v.Form != "" && v.Cause != VersionCause.Saved).Select(v => new { v.Form, v.Hash, v.At }).ToListAsync(ct);
        return kept.GroupBy(v => v.Form).ToDictionary(form => form.Key, form => form.MaxBy(v => v.At)!.Hash);
    }

    public void Add(AnswerVersion version) => context.Add(version);

    public async Task ThinAsync(DossierId dossier, int most, CancellationToken ct) =>
        context.RemoveRange(await Rows.Where(v => v.Dossier == dossier && v.Cause == VersionCause.Saved).OrderByDescending(v => v.At).Skip(most).ToListAsync(ct));
}

internal sealed class AnswerVersionConfiguration : IEntityTypeConfiguration<AnswerVersion>
{
    public void Configure(EntityTypeBuilder<AnswerVersion> version)
    {
        version.ToTable("AnswerVersions");
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Form).HasMaxLength(80);
        version.Property(v => v.Hash).HasMaxLength(64);
        version.Property(v => v.Answers).IsJson();
        version.HasOne<Dossier>().WithMany().HasForeignKey(v => v.Dossier).OnDelete(DeleteBehavior.Restrict);
        version.HasIndex(v => new { v.Dossier, v.At });
        version.HasIndex(v => v.Organization);
    }
}
