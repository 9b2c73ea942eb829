using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Tests.Web.Fakes;

/// <summary>An assistant that repeats what it is told, and refuses what says « refusez ».</summary>
internal static class AssistantFakes
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IConversations, MemoryConversations>();
        services.AddSingleton<IAssistantLine, Parrot>();
        services.AddSingleton<IUsageReport, OneMonth>();
        services.AddSingleton<IStore<AnswerReport>>(new MemoryStore<AnswerReport>(r => r.Id.Value, r => r.Id.ToString()));
        services.AddScoped<TalkToAssistant>();
        services.AddScoped<AskAboutPerson>();
        services.AddScoped<JudgeAnswer>();
        services.AddScoped<EraseConversation>();
    }

    private sealed class Parrot : IAssistantLine
    {
        public async IAsyncEnumerable<AssistantPiece> AskAsync(
            AssistantQuestion question, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            var text = question.Messages[^1].Text;
            if (text.Contains("refusez"))
            {
                yield return new AssistantRefused("content_blocked", "Votre message n’a pas été envoyé.", "Masquez.", [new("Guide, 2.2", "")], [new("CA_SIN", 1)], Guid.NewGuid());
                yield break;
            }

            yield return new AssistantOpened(Guid.NewGuid(), 0, "erable");
            yield return new AssistantText("Vous dites : ");
            yield return new AssistantText(text);
            yield return new AssistantEnded(SecurityLevel.Unclassified);
        }
    }

    private sealed class MemoryConversations : IConversations
    {
        private readonly List<Conversation> all = [];

        public Task<Conversation?> FindAsync(Guid id, PersonId person, CancellationToken ct) =>
            Task.FromResult(all.Find(c => c.Id.Value == id && c.Person == person));

        public Task<IReadOnlyList<Conversation>> OfAsync(PersonId person, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<Conversation>>([.. all.Where(c => c.Person == person)]);

        public void Add(Conversation conversation) => all.Add(conversation);

        public Task<bool> EraseAsync(Guid id, PersonId person, CancellationToken ct) =>
            Task.FromResult(all.RemoveAll(c => c.Id.Value == id && c.Person == person) > 0);

        public Task<int> EraseLapsedAsync(CancellationToken ct) => Task.FromResult(0);
    }

    private sealed class OneMonth : IUsageReport
    {
        public Task<IReadOnlyList<string>> MonthsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(["2026-11"]);

        public Task<IReadOnlyList<UsageRow>> ReadAsync(string month, CancellationToken ct) => Task.FromResult<IReadOnlyList<UsageRow>>(
            [new(month, "resumer", "erable", "m", 3, 100, 50, 1, 2_500_000, 3, new Footprint(new(0.5, 0.9), new(2, 3), new(1500, 2500)), 3)]);
    }
}
