using Balise.Domain.Data;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Policies;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Validation;
using Balise.Persistence.Secrets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Balise.Tests.Gateway;

/// <summary>What the gateway asks, and says, before anything about a person leaves (Procédure 30-02, 5.1.11; Access act, s. 65.2).</summary>
public sealed class SubjectGateTests
{
    [Theory]
    [InlineData(true, null, "subject.consent", Effect.Deny)]
    [InlineData(true, ConsentState.Given, "subject.consented", Effect.Allow)]
    [InlineData(true, ConsentState.Refused, "subject.consent", Effect.Deny)]
    [InlineData(true, ConsentState.Withdrawn, "subject.consent", Effect.Deny)]
    [InlineData(false, null, "subject.informed", Effect.Allow)]
    [InlineData(false, ConsentState.Given, "subject.consented", Effect.Allow)]
    [InlineData(false, ConsentState.Refused, "subject.consent", Effect.Deny)]
    [InlineData(false, ConsentState.Withdrawn, "subject.consent", Effect.Deny)]
    public async Task What_the_person_answered_decides(bool priorConsent, ConsentState? answer, string rule, Effect effect)
    {
        var call = About("E-48213", new(priorConsent, false, "Poste 4210"));

        await Gate(new Desk(answer)).LookAsync(call);

        Assert.Equal((rule, effect), Said(call));
        Assert.DoesNotContain("48213", call.Facts.Subject);
        Assert.Equal(("E-48213", answer is not null), (call.Subject, call.Facts.ConsentId != Guid.Empty));
    }

    [Fact]
    public async Task Without_the_person_nothing_is_asked_and_nothing_leaves()
    {
        var (call, desk) = (About(null, new(false, false, "Poste 4210")), new Desk(ConsentState.Given));

        await Gate(desk).LookAsync(call);

        Assert.Equal(("subject.unnamed", Effect.Deny, 0), (Said(call).Rule, Said(call).Effect, desk.Asked));
    }

    [Fact]
    public async Task A_register_that_does_not_answer_is_a_refusal()
    {
        var call = About("E-48213", new(false, false, "Poste 4210"));

        await Gate(new Desk(null) { Fails = true }).LookAsync(call);

        Assert.Equal(("subject.unverified", Effect.Deny), Said(call));
    }

    [Fact]
    public async Task A_use_case_that_decides_about_nobody_asks_nothing()
    {
        var (call, desk) = (About("E-48213", null), new Desk(ConsentState.Refused));

        await Gate(desk).LookAsync(call);

        Assert.Equal((0, null), (desk.Asked, call.Facts.Subject));
        Assert.DoesNotContain(call.Policy.Evaluate(call.Facts).Rules, r => r.Id.StartsWith("subject.", StringComparison.Ordinal));
    }

    private static SubjectGate Gate(Desk desk) => new(desk, new SecretBox(new byte[32]), NullLogger<SubjectGate>.Instance);

    private static (string Rule, Effect Effect) Said(Call call) =>
        call.Policy.Evaluate(call.Facts).Rules.Where(r => r.Id.StartsWith("subject.", StringComparison.Ordinal)).Select(r => (r.Id, r.Effect)).Single();

    private static Call About(string? subject, SnapshotDecisions? decisions)
    {
        var useCase = new SnapshotUseCase("admissions", "CU-2026-001", "Admissions", true, "erable", "", [], "") { Decisions = decisions };
        var call = GatewayPolicy.Allowed(new ChatCompletions(), GatewayPolicy.Prompt(new ChatCompletions(), "Bonjour"));
        call.Policy = new CompiledPolicy(GatewayPolicy.Policy.Snapshot with { UseCases = [useCase] });
        call.Holder = new KeyHolder([], "cle", Guid.NewGuid(), "admissions", Requester.Nobody, "application", false);
        call.Facts = new RequestFacts { System = -1, UseCase = 0, UseType = -1, Requester = Requester.Nobody, Declared = SecurityLevel.Unclassified };
        if (subject is not null)
        {
            call.Http.Request.Headers[CallHeaders.Subject] = subject;
        }

        return call;
    }

    private sealed class Desk(ConsentState? answer) : IConsentDesk
    {
        public int Asked { get; private set; }

        public bool Fails { get; init; }

        public Task<(Guid Id, ConsentState State)?> FindAsync(Guid organization, string useCase, string subjectKey, CancellationToken ct)
        {
            Asked++;
            return Fails ? throw new IOException("The database is away.") : Task.FromResult<(Guid, ConsentState)?>(answer is { } state ? (Guid.NewGuid(), state) : null);
        }
    }
}
