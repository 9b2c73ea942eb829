using System.Text.Json.Nodes;
using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Recording;
using Microsoft.Extensions.Logging;

namespace Balise.Gateway.Validation;

/// <summary>
/// Guide, 2.3: what a use case may not do alone waits for a person. The call itself waits: nobody polls, and nothing that was not
/// agreed to is ever in the client's hands. Too late, stopped, left or interrupted is refused.
/// </summary>
internal sealed partial class ValidationGate(
    IHeldActions actions, HeldCalls calls, Interventions journal, ISecretBox box, GatewayOptions options, TimeProvider clock, ILogger<ValidationGate> logger)
{
    // Clients give up on an answer that has not begun after five minutes; a stream is kept open with comments.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(ValidationTerms.UsualWait);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    /// <summary>Agreed: the answer may leave, as <paramref name="answer"/> now stands. Else the reason, in words.</summary>
    public async Task<ValidationOutcome> JudgeAsync(Call call, JsonObject answer)
    {
        var watched = call.Watched!;
        var proposed = ProposedActions.Of(answer, watched);
        if (!proposed.Any && !(watched.HoldAnswers && proposed.Proposals.Count == 0))
        {
            return ValidationOutcome.Free;
        }

        var held = Held(call, proposed, watched.WaitSeconds);
        var answered = calls.Await(held.Id.Value, held.Organization.Value);
        try
        {
            await actions.HoldAsync(held, call.Ended);
            await journal.WriteAsync(call, held.Id.Value, HeldState.Held, proposed.Tools, null, null);
            var end = await WaitAsync(call, held, answered) ?? await actions.EndAsync(held.Id.Value, HeldState.Expired, CancellationToken.None);
            await journal.WriteAsync(call, held.Id.Value, end.State, proposed.Tools, end.By, end.Reason);
            return End(call, held, proposed, end);
        }
        catch (OperationCanceledException)
        {
            var state = call.StoppedByAuthority ? HeldState.Frozen : HeldState.Abandoned;
            var end = await actions.EndAsync(held.Id.Value, state, CancellationToken.None);
            await journal.WriteAsync(call, held.Id.Value, end.State, proposed.Tools, end.By, end.Reason);
            throw;
        }
        catch (Exception e) when (e is not JournalUnavailableException)
        {
            // Nobody could have seen it: nobody agreed.
            NotHeld(logger, e);
            return ValidationOutcome.Refused(call.Language == Language.French ? "la demande n’a pas pu être soumise" : "the request could not be submitted");
        }
        finally
        {
            calls.Forget(held.Id.Value);
        }
    }

    private HeldCall Held(Call call, ProposedActions proposed, int waitSeconds)
    {
        var at = clock.GetUtcNow();
        var id = new HeldActionId(Guid.CreateVersion7(at));
        var organization = new OrganizationId(call.Holder.Organization);
        var wait = TimeSpan.FromSeconds(waitSeconds);
        var person = call.Holder.Requester.Person;
        return new HeldCall(
            id, organization, call.Decision.Value, call.Verdict.UseCase!, call.Verdict.System!, call.Holder.Key,
            person == Guid.Empty ? null : new PersonId(person), options.Log, proposed.Tools,
            box.Seal(organization, HeldReader.Purpose, id.ToString(), Proposal.Write(proposed.Proposals)),
            at + (call.Text.Stream || wait < LongestSilence ? wait : LongestSilence))
        {
            About = call.Subject is { } subject ? new HeldSubject(subject, call.Facts.Subject!, call.Facts.ConsentId == Guid.Empty ? null : call.Facts.ConsentId) : null,
        };
    }

    // Null when the time is over. Measured by a monotonic clock: the wall may jump.
    private async Task<HeldAnswer?> WaitAsync(Call call, HeldCall held, Task<HeldAnswer> answered)
    {
        var (since, wait) = (clock.GetTimestamp(), held.ExpiresAt - clock.GetUtcNow());
        while (clock.GetElapsedTime(since) < wait)
        {
            if (call.Text.Stream)
            {
                await StreamedAnswer.HeartbeatAsync(call, held.Id.Value);
            }

            var left = wait - clock.GetElapsedTime(since);
            try
            {
                return await answered.WaitAsync(left < Heartbeat ? left : Heartbeat, clock, call.Ended);
            }
            catch (TimeoutException)
            {
                // Another beat, or the end.
            }
        }

        return null;
    }

    [LoggerMessage(1, LogLevel.Error, "A call that needs a person could not be written for them to see: it is refused")]
    private static partial void NotHeld(ILogger logger, Exception e);

    private ValidationOutcome End(Call call, HeldCall held, ProposedActions proposed, HeldAnswer end)
    {
        switch (end.State)
        {
            case HeldState.Accepted:
                return ValidationOutcome.Free;
            case HeldState.Edited when end.Sealed is not null && box.Open(held.Organization, HeldReader.Purpose, held.Id.ToString(), end.Sealed) is { } plain:
                proposed.Replace(Proposal.Read(plain));
                return ValidationOutcome.Changed;
            default:
                var french = call.Language == Language.French;
                return ValidationOutcome.Refused(end.State switch
                {
                    HeldState.Refused => end.Reason ?? "",
                    HeldState.Expired => french ? "personne n’a répondu à temps" : "nobody answered in time",
                    HeldState.Edited => french ? "la modification n’a pas pu être lue" : "the edit could not be read",
                    _ => french ? "la demande a été interrompue" : "the request was interrupted",
                });
        }
    }
}

/// <param name="Agreed">The answer may leave.</param>
/// <param name="Edited">Not as it came.</param>
/// <param name="Reason">Why not.</param>
internal readonly record struct ValidationOutcome(bool Agreed, bool Edited, string Reason)
{
    public static readonly ValidationOutcome Free = new(true, false, "");

    public static readonly ValidationOutcome Changed = new(true, true, "");

    public static ValidationOutcome Refused(string reason) => new(false, false, reason);
}
