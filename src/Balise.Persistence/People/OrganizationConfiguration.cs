using Balise.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.People;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> organization)
    {
        organization.ToTable("Organizations");
        organization.Property(o => o.Id).ValueGeneratedNever();
        organization.Property(o => o.Slug).HasMaxLength(60);
        organization.Property(o => o.Name);
        organization.Property(o => o.TimeZone);
        organization.Property(o => o.DecisionConsent);
        organization.Ignore(o => o.Facts);
        organization.HasIndex(o => o.Slug).IsUnique();
    }
}
