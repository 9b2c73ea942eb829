using Balise.Domain.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Reminders;

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> reminder)
    {
        reminder.ToTable("Reminders");
        reminder.Property(r => r.Id).ValueGeneratedNever();
        reminder.Property(r => r.Subject).HasMaxLength(40);
        reminder.Property(r => r.Key).HasMaxLength(240);
        reminder.Property(r => r.Role).HasMaxLength(60);
        reminder.Property(r => r.Version).IsConcurrencyToken();
        reminder.Ignore(r => r.Facts);
        reminder.Ignore(r => r.What);
        reminder.HasIndex(r => new { r.Organization, r.Key }).IsUnique();
        reminder.HasIndex(r => new { r.Organization, r.Subject });
        reminder.HasIndex(r => new { r.Organization, r.NextStepOn });
        reminder.HasIndex(r => new { r.Organization, r.SettledAt, r.DueOn });
    }
}

internal sealed class MailConfiguration : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> mail)
    {
        mail.ToTable("Mails");
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Property(m => m.To).HasMaxLength(320);
        mail.Property(m => m.Subject).HasMaxLength(300);
        mail.Property(m => m.Problem).HasMaxLength(500);
        mail.Property(m => m.Version).IsConcurrencyToken();
        mail.HasIndex(m => new { m.Organization, m.State, m.NextAt });
    }
}
