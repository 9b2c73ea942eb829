using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Dossiers;

/// <summary>Sessions of the two committees: planned, opened, grids and votes, decisions, closed.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("Committee sessions");
        sessions.MapGet("", ListAsync).WithSummary("Sessions by pages of 25, the latest first");
        sessions.MapGet("/{number}", FindAsync).WithSummary("One session").Finds();
        sessions.MapPost("", PlanAsync).WithSummary("Plan a session: its agenda is the files that are ready for its gate").Acts();
        sessions.MapPost("/{number}/open", OpenAsync).WithSummary("Open a session: who is present; the requester and authors of barring opinions step aside").Acts();
        sessions.MapPost("/{number}/recusals", RecuseAsync).WithSummary("Step aside from a file").Acts();
        sessions.MapPost("/{number}/grids", FillAsync).WithSummary("Fill the grid of a file").Acts();
        sessions.MapPost("/{number}/votes", VoteAsync).WithSummary("Vote on a file").Acts();
        sessions.MapPost("/{number}/decisions", DecideAsync).WithSummary("Record what the session decided on a file, bound to what was examined").Acts();
        sessions.MapPost("/{number}/close", CloseAsync).WithSummary("Close a session").Acts();
    }

    private static async Task<Ok<IReadOnlyList<SessionView>>> ListAsync(int? page, ISessionStore sessions, IDossierStore dossiers, CancellationToken ct)
    {
        var all = (await sessions.ListAsync(page ?? 1, ct)).Rows;
        var numbers = await dossiers.NumbersAsync([.. all.SelectMany(each => each.Agenda).Distinct()], ct);
        return TypedResults.Ok<IReadOnlyList<SessionView>>([.. all.Select(each => SessionView.Of(each, numbers))]);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> FindAsync(
        string number, IStore<CommitteeSession> sessions, IDossierStore dossiers, ApiCaller caller, CancellationToken ct) =>
        await sessions.FindAsync(number, ct) is { } session
            ? await ShowAsync(session, dossiers, caller, ct)
            : caller.Problem(new Domain.NotFound("session.not_found"));

    private static async Task<Results<Created<SessionView>, ProblemHttpResult>> PlanAsync(
        PlanRequest body, OpenSession open, IStore<Person> people, IDossierStore dossiers, ApiCaller caller, CancellationToken ct)
    {
        if (body.Gate is not { } gate)
        {
            return caller.Problem(new Invalid([new("gate", "field.required")]));
        }

        var members = await PeopleAsync(body.Members, "members", people, ct);
        if (!members.Ok)
        {
            return caller.Problem(members.Error);
        }

        var planned = await open.PlanAsync(
            gate, body.HeldOn, body.Quorum, [.. members.Value.Select(each => new CommitteeMember(each.Id, each.FullName))], caller.Actor, ct);
        var numbers = planned.Ok ? await dossiers.NumbersAsync(planned.Value.Agenda, ct) : null;
        return caller.Created(planned, session => SessionView.Of(session, numbers!), session => $"sessions/{session.Number}");
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> OpenAsync(
        string number, PresenceRequest body, OpenSession open, IStore<Person> people, IDossierStore dossiers, ApiCaller caller, CancellationToken ct)
    {
        var present = await PeopleAsync(body.Present, "present", people, ct);
        return present.Ok
            ? await ShowAsync(await open.ExecuteAsync(number, [.. present.Value.Select(each => each.Id)], caller.Actor, ct), dossiers, caller, ct)
            : caller.Problem(present.Error);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> RecuseAsync(
        string number, RecusalRequest body, SitInSession sit, IDossierStore dossiers, ApiCaller caller, CancellationToken ct) =>
        await dossiers.FindAsync(body.Dossier, ct) is { } dossier
            ? await ShowAsync(await sit.RecuseAsync(number, dossier.Id, body.Reason.Trim(), caller.Actor, ct), dossiers, caller, ct)
            : caller.Problem(new Domain.NotFound("dossier.not_found"));

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> FillAsync(
        string number, GridRequest body, SitInSession sit, DossierOffice office, IDossierStore dossiers, ApiCaller caller, CancellationToken ct)
    {
        if (await dossiers.FindAsync(body.Dossier, ct) is not { } dossier)
        {
            return caller.Problem(new Domain.NotFound("dossier.not_found"));
        }

        if (office.Norms.Forms.GetValueOrDefault(body.Form) is not { } form)
        {
            return caller.Problem(new Domain.NotFound("dossier.form_not_found"));
        }

        var edits = WireAnswers.Read([.. body.Answers.Select(pair => new AnswerEditRequest { Question = pair.Key, After = pair.Value })]);
        if (!edits.Ok)
        {
            return caller.Problem(edits.Error);
        }

        var answers = edits.Value.Aggregate(AnswerSet.Empty(form), (set, edit) => set.With(edit.Question, edit.After));
        return await ShowAsync(await sit.FillGridAsync(number, dossier.Id, answers, caller.Actor, ct), dossiers, caller, ct);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> VoteAsync(
        string number, VoteRequest body, SitInSession sit, IDossierStore dossiers, ApiCaller caller, CancellationToken ct) =>
        body.Vote is not { } vote ? caller.Problem(new Invalid([new("vote", "field.required")]))
        : await dossiers.FindAsync(body.Dossier, ct) is { } dossier
            ? await ShowAsync(await sit.VoteAsync(number, dossier.Id, vote, body.Dissent.Trim(), caller.Actor, ct), dossiers, caller, ct)
            : caller.Problem(new Domain.NotFound("dossier.not_found"));

    private static async Task<Results<Ok<DecisionView>, ProblemHttpResult>> DecideAsync(
        string number, RulingRequest body, RecordDecision decide, IStore<Person> people, ApiCaller caller, CancellationToken ct)
    {
        var read = await body.ReadAsync(people, ct);
        return read.Ok
            ? caller.Ok(await decide.ExecuteAsync(number, body.Dossier, read.Value.Ruling, read.Value.Terms, body.Seen, caller.Actor, ct), DecisionView.Of)
            : caller.Problem(read.Error);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> CloseAsync(
        string number, SitInSession sit, IDossierStore dossiers, ApiCaller caller, CancellationToken ct) =>
        await ShowAsync(await sit.CloseAsync(number, caller.Actor, ct), dossiers, caller, ct);

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> ShowAsync(
        Result<CommitteeSession> acted, IDossierStore dossiers, ApiCaller caller, CancellationToken ct)
    {
        var numbers = acted.Ok ? await dossiers.NumbersAsync(acted.Value.Agenda, ct) : null;
        return caller.Ok(acted, session => SessionView.Of(session, numbers!));
    }

    private static async Task<Result<IReadOnlyList<Person>>> PeopleAsync(IReadOnlyList<string> emails, string field, IStore<Person> people, CancellationToken ct)
    {
        List<Person> found = [];
        List<FieldProblem> problems = [];
        foreach (var email in emails.Where(each => !string.IsNullOrWhiteSpace(each)).Select(each => each.Trim()).Distinct())
        {
            if (await people.FindAsync(email, ct) is { Active: true } person)
            {
                found.Add(person);
            }
            else
            {
                problems.Add(new(field, "field.unknown", ("value", email)));
            }
        }

        return problems.Count > 0 ? new Invalid(problems) : found;
    }
}
