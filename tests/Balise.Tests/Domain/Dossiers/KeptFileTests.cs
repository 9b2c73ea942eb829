using System.Text.Json;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Tests.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Dossiers;

/// <summary>What a database keeps as JSON comes back the same, and what is dated is on one list.</summary>
public sealed class KeptFileTests
{
    private readonly Bureau bureau = new();

    [Fact]
    public async Task The_parts_of_a_file_come_back_from_json()
    {
        var dossier = await bureau.ReadyAsync();
        var session = await bureau.SitAsync(dossier);
        Bureau.Must(await bureau.DecideAsync(session, dossier, new(DossierAction.ApproveWithConditions, "Oui.", [new("Afficher l’avis", Bureau.It.Person, new(2026, 9, 30), null, "")])));

        Same(dossier.Answers);
        Same(dossier.Decisions);
        Same(dossier.Signatures);
        Same(session.Grids);
        Same(session.Votes);
        Same(session.Recusals);
        Assert.Equal(
            dossier.AnswersOf(LocalForms.AnnexOne).Hash,
            JsonSerializer.Deserialize<Dictionary<string, AnswerSet>>(JsonSerializer.Serialize(dossier.Answers))!["annexe-1"].Hash);
    }

    [Fact]
    public async Task Every_date_of_a_file_is_on_one_list_soonest_first()
    {
        var dossier = await bureau.ReadyAsync();
        Bureau.Must(await bureau.DecideAsync(
            await bureau.SitAsync(dossier), dossier, new(DossierAction.ApproveWithConditions, "Oui.", [new("Afficher l’avis", Bureau.It.Person, new(2026, 9, 30), null, "")])));

        var deadlines = DossierDeadlines.Of((await bureau.Registers.OpenAsync(dossier.Number, default))!, LocalForms.Pack);

        Assert.Equal(deadlines.OrderBy(each => each.DueOn), deadlines);
        Assert.Equal(
            [DeadlineKind.OpinionLapses, DeadlineKind.Condition, DeadlineKind.AttestationLapses, DeadlineKind.PiaReview, DeadlineKind.PeriodicReview],
            deadlines.Select(each => each.Kind).Distinct().Order());
        Assert.True(Assert.Single(deadlines, each => each.Kind == DeadlineKind.AttestationLapses).Suspends);
        Assert.Equal(new DateOnly(2028, 9, 1), Assert.Single(deadlines, each => each.Kind == DeadlineKind.PeriodicReview).DueOn);
        Assert.Equal(20, Assert.Single(deadlines, each => each.Kind == DeadlineKind.Condition).WorkingDaysLeft(new(2026, 9, 1), WorkingDays.OfQuebec));
    }

    private static void Same<T>(T value)
    {
        var json = JsonSerializer.Serialize(value);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json)));
    }
}
