using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Oversight.IndividualDecisions;

internal sealed class DecisionRuleConfiguration : IEntityTypeConfiguration<DecisionRule>
{
    public void Configure(EntityTypeBuilder<DecisionRule> rule)
    {
        rule.ToTable("DecisionRules");
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Property(r => r.UseCase).HasMaxLength(60);
        rule.Property(r => r.Terms).IsJson();
        rule.Property(r => r.Version).IsConcurrencyToken();
        rule.Ignore(r => r.Facts);
        rule.HasIndex(r => new { r.Organization, r.UseCase }).IsUnique();
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("Consents");
        consent.Property(c => c.Id).ValueGeneratedNever();
        consent.Property(c => c.UseCase).HasMaxLength(60);
        consent.Property(c => c.Subject).HasMaxLength(Subjects.Longest);
        consent.Property(c => c.SubjectKey).HasMaxLength(32);
        consent.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        consent.Property(c => c.Steps).IsJsonList();
        consent.Property(c => c.Version).IsConcurrencyToken();
        consent.Ignore(c => c.Facts);
        consent.Ignore(c => c.Last);
        consent.HasIndex(c => new { c.Organization, c.UseCase, c.SubjectKey }).IsUnique();
    }
}

internal sealed class IndividualDecisionConfiguration : IEntityTypeConfiguration<IndividualDecision>
{
    public void Configure(EntityTypeBuilder<IndividualDecision> decision)
    {
        decision.ToTable("IndividualDecisions");
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.Property(d => d.Number).HasMaxLength(40);
        decision.Property(d => d.UseCase).HasMaxLength(60);
        decision.Property(d => d.System).HasMaxLength(60);
        decision.Property(d => d.Subject).HasMaxLength(Subjects.Longest);
        decision.Property(d => d.SubjectKey).HasMaxLength(32);
        decision.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        decision.Property(d => d.Steps).IsJsonList();
        decision.Property(d => d.Version).IsConcurrencyToken();
        decision.Ignore(d => d.Facts);
        decision.HasIndex(d => new { d.Organization, d.Number }).IsUnique();
        decision.HasIndex(d => new { d.Organization, d.SubjectKey });
        decision.HasIndex(d => d.Held).IsUnique();
    }
}
