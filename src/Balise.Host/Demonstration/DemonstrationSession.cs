using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using static Balise.Host.Demonstration.DemonstrationRegisters;

namespace Balise.Host.Demonstration;

/// <summary>The committee of the demonstration: a session that was held and decided, and one that is planned.</summary>
internal sealed class DemonstrationSession(
    OpenSession open, SitInSession sit, RecordDecision decide, MeetCondition meet, MoveDossier move, DossierRegisters registers, DossierOffice office)
{
    private static readonly string[] Members = ["louis.archambault", "pierre-luc.gagnon", "nadia.benhaddou"];

    public async Task PlanAsync(DateOnly heldOn, IReadOnlyDictionary<string, Actor> actors, CancellationToken ct) =>
        Must(await open.PlanAsync(CommitteeGate.Steering, heldOn, 2, [.. Sitting(actors).Select(each => new CommitteeMember(each.Person, each.Name))], Chair(actors), ct));

    /// <summary>Grid, votes, decision with a condition, the condition met, then service: the authorisation is in force.</summary>
    public async Task DecideAsync(
        Dossier dossier, DemonstrationDossier file, DemonstrationAnswers answers, IReadOnlyDictionary<string, Actor> actors, CancellationToken ct)
    {
        var chair = Chair(actors);
        var held = Must(await open.PlanAsync(
            CommitteeGate.Steering, office.Today, 2, [.. Sitting(actors).Select(each => new CommitteeMember(each.Person, each.Name))], chair, ct)).Number;
        Must(await open.ExecuteAsync(held, [.. Sitting(actors).Select(each => each.Person)], chair, ct));
        foreach (var grid in CommitteeRuling.Grids(CommitteeGate.Steering, dossier, office.Norms).ToList())
        {
            var filled = answers.Of(grid, file.Answers, office.Norms).Aggregate(AnswerSet.Empty(grid), (set, edit) => set.With(edit.Question, edit.After));
            Must(await sit.FillGridAsync(held, dossier.Id, filled, chair, ct));
        }

        foreach (var member in Sitting(actors))
        {
            Must(await sit.VoteAsync(held, dossier.Id, VoteKind.For, "", member, ct));
        }

        var ruling = new Ruling(
            DossierAction.ApproveWithConditions, "Besoin réel, données sans renseignement personnel, système souverain; la relecture humaine est décrite.",
            [new(file.Condition!, actors[Roles.ItService].Person, office.Today.AddDays(20), null, "")]);
        var seen = (await registers.OpenAsync(dossier.Number, ct))!.Examine(office.Norms).Hash;
        Must(await decide.ExecuteAsync(held, dossier.Number, ruling, Terms(office.Norms) with { Reason = "" }, seen, chair, ct));
        Must(await sit.CloseAsync(held, chair, ct));
        Must(await meet.ExecuteAsync(dossier.Number, CommitteeGate.Steering, 0, file.Proof!, actors[Roles.ItService], ct));
        Must(await move.ExecuteAsync(dossier.Number, DossierAction.PutInService, "", chair, ct));
    }

    private static Actor Chair(IReadOnlyDictionary<string, Actor> actors) => Sitting(actors)[0];

    private static List<Actor> Sitting(IReadOnlyDictionary<string, Actor> actors) => [.. Members.Select(member => actors[$"{member}@cssdemo.example"])];
}
