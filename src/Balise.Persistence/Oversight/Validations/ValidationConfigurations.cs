using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Validations;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Oversight.Validations;

internal sealed class ValidationRuleConfiguration : IEntityTypeConfiguration<ValidationRule>
{
    public void Configure(EntityTypeBuilder<ValidationRule> rule)
    {
        rule.ToTable("ValidationRules");
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Property(r => r.UseCase).HasMaxLength(60);
        rule.Property(r => r.Terms).IsJson();
        rule.Property(r => r.Version).IsConcurrencyToken();
        rule.Ignore(r => r.Facts);
        rule.HasIndex(r => new { r.Organization, r.UseCase }).IsUnique();
    }
}

internal sealed class HeldActionConfiguration : IEntityTypeConfiguration<HeldAction>
{
    public void Configure(EntityTypeBuilder<HeldAction> held)
    {
        held.ToTable("HeldActions");
        held.Property(h => h.Id).ValueGeneratedNever();
        held.Property(h => h.Subject).HasMaxLength(Subjects.Longest);
        held.Property(h => h.SubjectKey).HasMaxLength(32);
        held.Property(h => h.State).HasConversion<string>().HasMaxLength(20);
        held.Property(h => h.Version).IsConcurrencyToken();
        held.Ignore(h => h.Facts);
        held.HasIndex(h => new { h.Organization, h.HeldAt });
        held.HasIndex(h => new { h.State, h.Holder });
    }
}
