using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.UseCases;

internal sealed class UseCaseConfiguration : IEntityTypeConfiguration<UseCase>
{
    public void Configure(EntityTypeBuilder<UseCase> useCase)
    {
        useCase.ToTable("UseCases");
        useCase.Property(u => u.Id).ValueGeneratedNever();
        useCase.Property(u => u.Slug).HasMaxLength(60);
        useCase.Property(u => u.Number).HasMaxLength(40);
        useCase.Property(u => u.Details).IsJson();
        useCase.Property(u => u.Version).IsConcurrencyToken();
        useCase.Ignore(u => u.Facts);

        useCase.Property<string>(SearchColumns.Title).IsRequired();
        useCase.Property<string>(SearchColumns.TitleKey).IsRequired();
        useCase.Property<string>(SearchColumns.SearchText).IsRequired();
        useCase.Property<SystemId>(SearchColumns.SystemId);
        useCase.HasOne<AiSystem>().WithMany().HasForeignKey(SearchColumns.SystemId).OnDelete(DeleteBehavior.Restrict);

        useCase.HasIndex(u => new { u.Organization, u.Slug }).IsUnique();
        useCase.HasIndex(u => new { u.Organization, u.Number }).IsUnique();
        useCase.HasIndex(u => new { u.Organization, u.State });
        useCase.HasIndex(u => new { u.Organization, u.ChangedAt });
        useCase.HasIndex(nameof(UseCase.Organization), SearchColumns.TitleKey);
        useCase.HasIndex(SearchColumns.SystemId);
    }
}
