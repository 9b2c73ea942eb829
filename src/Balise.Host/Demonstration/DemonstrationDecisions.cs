using System.Net.Http.Headers;
using System.Net.Http.Json;
using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Gateway.Upstreams;
using static Balise.Host.Demonstration.DemonstrationRegisters;

namespace Balise.Host.Demonstration;

/// <summary>
/// A route between two models, and a use case that decides about persons: its rule, two answers, and one decision that a tool proposed, an agent
/// edited and confirmed, and the person was told of. Each by whoever may, and the proposal through the gateway itself.
/// </summary>
internal sealed class DemonstrationDecisions(
    DemonstrationRegisters registers, IStore<AiSystem> systems, SetModelRoute route, SetDecisionRule rule, RecordConsent consent, IssueKey issueKey, RevokeKey revokeKey,
    IStore<HeldAction> held, DecideHeldAction decide, IPersonRecords records, HandleIndividualDecision handle, DemonstrationTraffic traffic, DemonstrationFile file,
    TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task CreateAsync(DemonstrationBody body, IReadOnlyDictionary<string, Actor> actors, CancellationToken ct)
    {
        var system = body.UseCases.First(u => u.Slug == body.Route.UseCase).System;
        Must(await route.ExecuteAsync(
            body.Route.UseCase,
            new ModelRouteTerms
            {
                Choices = [new(system, body.Route.Small, new(body.Route.Characters, body.Route.OutputTokens)), new(system, body.Route.Large, null)],
                Reason = body.Route.Reason,
            },
            actors[Roles.ItService], ct));

        var deciding = body.Deciding;
        var slug = deciding.UseCase.Slug;
        await registers.UseCaseAsync(deciding.UseCase, (await systems.FindAsync(deciding.UseCase.System, ct))!.Id, actors, ct);
        Must(await rule.ExecuteAsync(
            slug,
            new DecisionTerms { HumanPath = deciding.HumanPath, Contact = deciding.Contact, Retention = RetentionClass.Years3, RetentionRule = deciding.RetentionRule },
            actors[Roles.InformationOfficer], ct));
        foreach (var said in deciding.Consents)
        {
            var answer = new ConsentAnswer(
                Enum.Parse<ConsentAction>(said.Action), LegalDay.Of(clock.GetUtcNow()), Enum.Parse<ConsentMeans>(said.Means), Enum.Parse<ConsentGiver>(said.GivenBy), said.Note);
            Must(await consent.ExecuteAsync(slug, said.Subject, answer, actors[Roles.Requester], ct));
        }
    }

    /// <summary>One decision, from the request to the letter. The key it was asked with opens nothing afterwards.</summary>
    public async Task DecideAsync(DemonstrationBody body, IReadOnlyDictionary<string, Actor> actors, CancellationToken ct)
    {
        var deciding = body.Deciding;
        var key = Must(await issueKey.ExecuteAsync("essai-" + deciding.UseCase.Slug, deciding.UseCase.Slug, null, deciding.Application, actors[Roles.ItService], ct));
        using var quick = traffic.AnswerFromHere();
        var asked = AskAsync(deciding, key.Secret, body.Systems.First(s => s.Slug == deciding.UseCase.System).Models[0], ct);
        if (await ProposedAsync(asked, ct) is { } proposal)
        {
            await AgreeAsync(proposal, asked, deciding, actors[Roles.InformationOfficer], ct);
        }

        Must(await revokeKey.ExecuteAsync("essai-" + deciding.UseCase.Slug, actors[Roles.ItService], ct));
    }

    private async Task AgreeAsync(HeldAction proposal, Task asked, DemonstrationDeciding deciding, Actor agent, CancellationToken ct)
    {
        Must(await decide.ExecuteAsync(
            proposal.Id.Value, HeldVerdict.Edit, deciding.Reason, [deciding.Outcome],
            new DecisionExplanation { MainFactors = deciding.Factors, Consequence = deciding.Consequence }, agent, ct));
        await asked;
        var decision = (await records.OfHeldAsync(proposal.Id, ct))!;
        Must(await handle.ExecuteAsync(decision.Number, IndividualDecisionAction.Notify, LegalDay.Of(clock.GetUtcNow()), agent, ct));
    }

    // Null when the rules of the day refuse the request: a clock set to a past suspension. There is then nothing to decide.
    private async Task<HeldAction?> ProposedAsync(Task asked, CancellationToken ct)
    {
        while (!asked.IsCompleted)
        {
            if ((await held.AllAsync(ct)).FirstOrDefault(h => h.State is HeldState.Held) is { } proposal)
            {
                return proposal;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, ct);
        }

        await asked;
        return null;
    }

    private async Task AskAsync(DemonstrationDeciding deciding, string key, string model, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new Uri(file.Address), Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = JsonContent.Create(new { model, messages = new[] { new { role = "user", content = deciding.Ask } } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Add("x-balise-subject", deciding.Subject);
        using var answer = await client.SendAsync(request, ct);
        await answer.Content.ReadAsByteArrayAsync(ct);
    }
}
