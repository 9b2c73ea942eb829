using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using static Balise.Host.Demonstration.DemonstrationRegisters;

namespace Balise.Host.Demonstration;

/// <summary>Approval files at four moments of their life, each act by whoever may do it.</summary>
internal sealed class DemonstrationDossiers(
    StartDossier start, SaveAnswers save, AssignSection assign, CommentDossier comment, SubmitDossier submit, MoveDossier move,
    RequestOpinion request, SignOpinion sign, SignPia signPia, DemonstrationSession session, DossierOffice office)
{
    private NormsPack Norms => office.Norms;

    public async Task CreateAsync(IReadOnlyDictionary<string, Actor> actors, CancellationToken ct)
    {
        var files = DemonstrationFiles.Load();
        var answers = new DemonstrationAnswers(files.Answers, actors, office.Today);
        foreach (var file in files.Dossiers)
        {
            var dossier = Must(await start.ExecuteAsync(file.UseCase, actors[Roles.Requester], ct));
            if (file.Stage == "draft")
            {
                await DraftAsync(dossier.Number, file, answers, actors, ct);
                continue;
            }

            await AnalyseAsync(dossier, file, answers, actors, ct);
            if (file.Stage == "service")
            {
                await session.DecideAsync(dossier, file, answers, actors, ct);
            }
        }

        await session.PlanAsync(office.Rules.Calendar.After(office.Today, 10), actors, ct);
    }

    private async Task DraftAsync(
        string number, DemonstrationDossier file, DemonstrationAnswers answers, IReadOnlyDictionary<string, Actor> actors, CancellationToken ct)
    {
        var form = Norms.Forms[Norms.Proportionality.Form];
        var by = actors[Roles.Requester];
        Must(await save.ExecuteAsync(number, form.Id, answers.Of(form, file.Answers, Norms, onlyGiven: true), by, ct));
        if (file.Assign is { } asked)
        {
            Must(await assign.ExecuteAsync(number, form.Id, asked.Section, answers.Person(asked.To), answers.Date(asked.DueOn), by, ct));
        }

        if (file.Comment is { } left)
        {
            Must(await comment.ExecuteAsync(number, form.Id, left.Question, left.Text, by, ct));
        }
    }

    private async Task AnalyseAsync(
        Dossier dossier, DemonstrationDossier file, DemonstrationAnswers answers, IReadOnlyDictionary<string, Actor> actors, CancellationToken ct)
    {
        var (by, it) = (actors[Roles.Requester], actors[Roles.ItService]);
        var request = Norms.Forms[Norms.Proportionality.Form];
        await FillAsync(dossier.Number, request, file, answers, by, ct);
        Must(await submit.ExecuteAsync(dossier.Number, by, ct));
        Must(await move.ExecuteAsync(dossier.Number, DossierAction.BeginAnalysis, "", it, ct));
        foreach (var form in dossier.Needs(Norms).Forms(Norms).Where(form => form.Id != request.Id))
        {
            await FillAsync(dossier.Number, form, file, answers, by, ct);
        }

        foreach (var kind in dossier.Needs(Norms).Targets(RequirementKind.Opinion))
        {
            await GiveOpinionAsync(dossier.Number, Norms.Proportionality.Opinion(kind)!, file, answers, actors, ct);
        }

        if (file.Stage == "analysis")
        {
            return;
        }

        foreach (var pia in ServiceGates.Pias(Norms, dossier.Needs(Norms)).ToList())
        {
            Must(await signPia.ExecuteAsync(dossier.Number, pia.Id, actors[Roles.PrivacyOfficer], ct));
        }

        Must(await move.ExecuteAsync(dossier.Number, DossierAction.MarkReady, "", it, ct));
    }

    private async Task FillAsync(string number, Form form, DemonstrationDossier file, DemonstrationAnswers answers, Actor by, CancellationToken ct) =>
        Must(await save.ExecuteAsync(number, form.Id, answers.Of(form, file.Answers, Norms), by, ct));

    // A file still in analysis waits for its security opinion; its legal one is begun.
    private async Task GiveOpinionAsync(
        string number, OpinionKind kind, DemonstrationDossier file, DemonstrationAnswers answers, IReadOnlyDictionary<string, Actor> actors, CancellationToken ct)
    {
        var opinion = Must(await request.ExecuteAsync(number, kind.Id, actors[Roles.ItService], ct));
        if (file.Stage == "analysis" && kind.BarsDeciding)
        {
            return;
        }

        var author = actors[kind.Role];
        var edits = answers.Of(Norms.Forms[kind.Form], file.Answers, Norms);
        Must(await sign.WriteAsync(opinion.Id, file.Stage == "analysis" && kind.Role == Roles.LegalAndEthics ? [.. edits.Take(6)] : edits, author, ct));
        if (file.Stage != "analysis" || kind.Role != Roles.LegalAndEthics)
        {
            Must(await sign.ExecuteAsync(opinion.Id, author, ct));
        }
    }
}
