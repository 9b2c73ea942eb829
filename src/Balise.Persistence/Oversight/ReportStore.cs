using System.Linq.Expressions;
using Balise.Domain.Oversight;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Oversight;

internal sealed class ReportStore(BaliseContext context) : Store<AnswerReport>(context)
{
    protected override Expression<Func<AnswerReport, bool>> HasId(Guid id) => x => x.Id == new ReportId(id);

    protected override Expression<Func<AnswerReport, bool>> IsNamed(string name) => HasId(IdFrom(name));

    protected override IQueryable<AnswerReport> InOrder(IQueryable<AnswerReport> rows) => rows.OrderByDescending(x => x.At).ThenBy(x => x.Id);

    protected override object IdOf(AnswerReport item) => item.Id;
}

internal sealed class AnswerReportConfiguration : IEntityTypeConfiguration<AnswerReport>
{
    public void Configure(EntityTypeBuilder<AnswerReport> report)
    {
        report.ToTable("AnswerReports");
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.UseCase).HasMaxLength(60);
        report.Ignore(r => r.Facts);
        report.HasIndex(r => new { r.Organization, r.At });
    }
}
