using Balise.Domain.People;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Balise.Persistence.Journaling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.UseCases;

internal sealed class ConversationStore(BaliseContext context, WriteTurn turn, TimeProvider clock) : IConversations
{
    public async Task<Conversation?> FindAsync(Guid id, PersonId person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await context.Set<Conversation>()
            .SingleOrDefaultAsync(c => c.Id == new ConversationId(id) && c.Person == person && c.ExpiresAt > now, ct);
    }

    public async Task<IReadOnlyList<Conversation>> OfAsync(PersonId person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await context.Set<Conversation>().AsNoTracking().Where(c => c.Person == person && c.ExpiresAt > now)
            .OrderByDescending(c => c.LastAt).Take(200).ToListAsync(ct);
    }

    public void Add(Conversation conversation) => context.Add(conversation);

    public async Task<bool> EraseAsync(Guid id, PersonId person, CancellationToken ct)
    {
        using var held = await turn.TakeAsync(ct);
        return await context.Set<Conversation>().Where(c => c.Id == new ConversationId(id) && c.Person == person).ExecuteDeleteAsync(ct) > 0;
    }

    public async Task<int> EraseLapsedAsync(CancellationToken ct)
    {
        using var held = await turn.TakeAsync(ct);
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await AllOrganizations.AllowAsync(context, ct);
        var erased = await context.Set<Conversation>().IgnoreQueryFilters([OrganizationFilter.Name]).Where(c => c.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return erased;
    }
}

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.ToTable("Conversations");
        conversation.Property(c => c.Id).ValueGeneratedNever();
        conversation.Property(c => c.UseCase).HasMaxLength(60);
        conversation.Property(c => c.Version).IsConcurrencyToken();
        conversation.Ignore(c => c.Facts);
        conversation.HasIndex(c => new { c.Organization, c.Person, c.LastAt });
        conversation.HasIndex(c => c.ExpiresAt);
    }
}
