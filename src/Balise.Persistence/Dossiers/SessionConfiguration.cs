using Balise.Domain.Dossiers;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Dossiers;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<CommitteeSession>
{
    public void Configure(EntityTypeBuilder<CommitteeSession> session)
    {
        session.ToTable("CommitteeSessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Number).HasMaxLength(40);
        session.Property(s => s.Version).IsConcurrencyToken();
        session.Property(s => s.Members).IsJson();
        session.Property(s => s.Present).IsJson();
        session.Property(s => s.Agenda).IsJson();
        session.Property(s => s.Recusals).IsJson();
        session.Property(s => s.Votes).IsJson();
        session.Property(s => s.Grids).IsJson();
        session.Ignore(s => s.Facts);
        session.Ignore(s => s.Seats);
        session.HasIndex(s => new { s.Organization, s.Number }).IsUnique();
        session.HasIndex(s => new { s.Organization, s.HeldOn });
    }
}
