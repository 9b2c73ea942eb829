using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Tests.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Dossiers;

public sealed class OpinionTests
{
    private readonly Bureau bureau = new();

    [Fact]
    public async Task Its_deadline_is_counted_in_working_days()
    {
        var dossier = await bureau.StartAsync();

        var opinion = Bureau.Must(await new RequestOpinion(bureau.Registers, bureau.Office).ExecuteAsync(dossier.Number, "security", Bureau.It, default));

        // Fifteen working days after 1 September 2026, Labour Day left out.
        Assert.Equal(new DateOnly(2026, 9, 23), opinion.DueOn);
        Assert.Equal("opinion.already_requested", (await new RequestOpinion(bureau.Registers, bureau.Office).ExecuteAsync(dossier.Number, "security", Bureau.It, default)).Error?.Code);
    }

    [Fact]
    public async Task Only_its_role_writes_it_and_never_the_requester()
    {
        var opinion = await RequestedAsync();
        var dossier = (await bureau.Dossiers.AllAsync(default))[0];
        var form = LocalForms.Pack.Forms["avis-securite"];
        AnswerEdit[] edits = [new("scope", null, LocalForms.Text("Version 1"))];

        Assert.Equal("role.needed", opinion.Write(form, edits, dossier, Bureau.It).Error?.Code);
        Assert.Equal("segregation.own_request", opinion.Write(form, edits, dossier, Bureau.Requester with { Roles = [Balise.Domain.People.Roles.SecurityOfficer] }).Error?.Code);
        Bureau.Must(opinion.Write(form, edits, dossier, Bureau.Security));
        Assert.Equal("opinion.other_author", opinion.Write(form, edits, dossier, Bureau.ActorOf(40, Balise.Domain.People.Roles.SecurityOfficer)).Error?.Code);
    }

    [Fact]
    public async Task It_is_not_signed_blank_nor_incomplete()
    {
        var opinion = await RequestedAsync();
        var sign = new SignOpinion(bureau.Registers, bureau.Attachments, bureau.Office);
        Assert.Equal("lifecycle.illegal", (await sign.ExecuteAsync(opinion.Id, Bureau.Security, default)).Error?.Code);

        Bureau.Must(await sign.WriteAsync(opinion.Id, [new("scope", null, LocalForms.Text("Version 1"))], Bureau.Security, default));

        Assert.IsType<Invalid>((await sign.ExecuteAsync(opinion.Id, Bureau.Security, default)).Error);
    }

    [Theory]
    [InlineData("favourable", OpinionResult.Favourable)]
    [InlineData("conditional", OpinionResult.Conditional)]
    [InlineData("unfavourable", OpinionResult.Unfavourable)]
    public async Task Signed_it_holds_for_its_months_then_expires(string answer, OpinionResult result)
    {
        var dossier = await bureau.StartAsync();
        await bureau.FillAsync(dossier);
        await bureau.GiveOpinionsAsync(dossier, answer);

        var opinion = Assert.Single(await bureau.Opinions.OfAsync(dossier.Id, default));

        Assert.Equal((result, new DateOnly(2027, 9, 1)), (opinion.Outcome, opinion.ValidUntil));
        Assert.Equal(OpinionState.Signed, opinion.StateOn(new(2027, 9, 1)));
        Assert.Equal(OpinionState.Expired, opinion.StateOn(new(2027, 9, 2)));
        Assert.Equal("lifecycle.illegal", opinion.Write(LocalForms.Pack.Forms["avis-securite"], [], dossier, Bureau.Security).Error?.Code);
    }

    [Fact]
    public async Task An_unfavourable_one_closes_the_gate()
    {
        var dossier = await bureau.StartAsync();
        await bureau.FillAsync(dossier);
        await bureau.GiveOpinionsAsync(dossier, "unfavourable");

        var unmet = (await bureau.Registers.OpenAsync(dossier.Number, default))!.UnmetGates(LocalForms.Pack, new(), bureau.Office.Today);

        Assert.Contains(unmet, gate => gate.Gate == "opinions_valid" && gate.What.Fr.Contains("défavorable", StringComparison.Ordinal));
    }

    private async Task<Opinion> RequestedAsync()
    {
        var dossier = await bureau.StartAsync();
        return Bureau.Must(await new RequestOpinion(bureau.Registers, bureau.Office).ExecuteAsync(dossier.Number, "security", Bureau.It, default));
    }
}
