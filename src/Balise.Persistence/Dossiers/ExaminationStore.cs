using Balise.Domain.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Dossiers;

internal sealed class ExaminationStore(BaliseContext context) : IExaminations
{
    public Task<Examination?> FindAsync(string hash, CancellationToken ct) =>
        context.Set<Examination>().AsNoTracking().SingleOrDefaultAsync(e => e.Hash == hash, ct);

    public void Add(Examination examination) => context.Add(examination);
}
