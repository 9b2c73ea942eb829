using Balise.Domain.Data;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Microsoft.Extensions.Logging;

namespace Balise.Gateway.Validation;

/// <summary>
/// Asks what the person a request is about answered, when the use case decides about persons: read anew for each request, so that a withdrawal
/// counts from the next one. What was found is a fact of the request; a replay says the same. Other use cases ask nothing and pay nothing.
/// </summary>
internal sealed partial class SubjectGate(IConsentDesk consents, ISecretBox box, ILogger<SubjectGate> logger)
{
    public ValueTask LookAsync(Call call) =>
        call.Facts is { UseCase: >= 0 } facts && call.Policy.UseCaseAt(facts.UseCase).Decisions is not null
        && call.Http.Request.Headers[CallHeaders.Subject] is [{ } subject]
            ? LookAsync(call, subject)
            : default;

    private async ValueTask LookAsync(Call call, string subject)
    {
        var key = Subjects.Key(box, new OrganizationId(call.Holder.Organization), subject);
        call.Subject = subject;
        call.Facts = call.Facts with { Subject = key };
        try
        {
            var found = await consents.FindAsync(call.Holder.Organization, call.Holder.UseCase, key, call.Http.RequestAborted);
            call.Facts = call.Facts with { Consent = AskAboutPerson.Seen(found?.State), ConsentId = found?.Id ?? Guid.Empty };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Nobody can tell: nobody consented.
            NotRead(logger, e);
            call.Facts = call.Facts with { Consent = ConsentSeen.Unknown };
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The register of consents did not answer: what is about a person is refused")]
    private static partial void NotRead(ILogger logger, Exception e);
}
