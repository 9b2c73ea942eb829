using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Web.Documents;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers.Documents;

/// <summary>Composes the whole file as a document: what is required and why, every answer, the opinions, the decisions.</summary>
public sealed class DossierDocuments(NormsPack norms, Words words, Formats formats, FormRegisters registers)
{
    public async Task<PortalDocument> FileAsync(WholeFile file, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(by);
        var choices = await registers.ReadAsync(ct);
        var said = new AnswerWords(words, formats, choices);
        var needs = file.Dossier.Needs(norms);
        List<DocumentBlock> blocks = [.. Summary(file, needs, choices)];
        foreach (var form in DossierForms.Of(file.Dossier, needs, norms))
        {
            blocks.Add(new HeadingBlock(1, words.In(form.Title)));
            blocks.AddRange(FormBlocks.Of(FormReading.Of(form, file.Dossier.AnswersOf(form)), said, words, formats));
        }

        foreach (var opinion in file.Opinions.Where(each => each.State == OpinionState.Signed))
        {
            blocks.AddRange(Opinion(opinion, said, choices));
        }

        blocks.AddRange(Decisions(file, choices));
        return new(
            file.UseCase.Details.Title, formats.Labelled(words["dossier.label"], file.Dossier.Number), words.Tag, Foot(by), blocks);
    }

    /// <summary>« Produit le 22 novembre 2026 à 14 h par : Camille D., responsable de la sécurité ».</summary>
    public string Foot(Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return words["document.foot", formats.Moment(formats.Now), $"{by.Name}, {RoleNames.Label(words, by.Role)}"];
    }

    private IEnumerable<DocumentBlock> Summary(WholeFile file, Proportionality needs, FormChoices choices)
    {
        yield return new PairsBlock(words["dossier.tab.apercu"],
        [
            (words["dossier.State"], words.Of("state", file.Dossier.State)),
            (words["dossier.RequestedBy"], choices.Person(file.Dossier.RequestedBy.ToString()) ?? "—"),
            (words["usecase.label"], $"{file.UseCase.Details.Title} ({file.UseCase.Number})"),
            (words["system.label"], file.System.Details.Name),
            (words["dossier.tier"], words.Of("tier", needs.Tier)),
            (words["dossier.residual"], file.Dossier.ResidualRisk(norms) is { } rating ? words["dossier.rating", formats.Number(rating)] : words["dossier.unrated"]),
            (words["ruling.examined"], file.Examine(norms).Hash),
        ]);
        yield return new HeadingBlock(1, words["requirements.title"]);
        yield return new TableBlock(words["requirements.title"], [words["export.required"], words["export.why"], words["export.clause"]],
        [
            .. needs.Requirements.Select(each => (IReadOnlyList<string>)
            [
                formats.Labelled(words.Of("requirement", each.Kind), TitleOf(each)), words.In(each.Why), Wording.Cite(each.Source, norms, words.Spoken()),
            ]),
        ]);
    }

    private string TitleOf(Requirement requirement) => requirement.Kind switch
    {
        RequirementKind.Opinion => norms.Proportionality.Opinion(requirement.Target) is { } kind ? words.In(kind.Title) : requirement.Target,
        RequirementKind.Approval => words[$"approval.{requirement.Target}"],
        RequirementKind.Gate => words[$"gate.{requirement.Target}"],
        _ => norms.Forms.TryGetValue(requirement.Target.Split('/')[^1], out var form) || norms.Forms.TryGetValue(requirement.Target.Split('/')[0], out form)
            ? words.In(form.Title) : requirement.Target,
    };

    private IEnumerable<DocumentBlock> Opinion(Opinion opinion, AnswerWords said, FormChoices choices)
    {
        if (norms.Proportionality.Opinion(opinion.Kind) is not { } kind)
        {
            yield break;
        }

        yield return new HeadingBlock(1, words.In(kind.Title));
        yield return new ParagraphBlock(string.Join(" ",
            words["opinions.signed", choices.Said(words, opinion.Author, opinion.InPlaceOf), formats.Date(opinion.SignedOn ?? default)] + ".",
            words["opinions.valid", formats.Date(opinion.ValidUntil ?? default)], words[DossierWords.Look(opinion, formats.Today).Key] + "."));
        foreach (var block in FormBlocks.Of(FormReading.Of(norms.Forms[kind.Form], opinion.Answers), said, words, formats))
        {
            yield return block;
        }
    }

    private IEnumerable<DocumentBlock> Decisions(WholeFile file, FormChoices choices)
    {
        foreach (var decision in file.Dossier.Decisions)
        {
            yield return new HeadingBlock(1, words["ruling.of", words.Gate(decision.Gate)]);
            yield return new ParagraphBlock(decision.Reasons);
            yield return new PairsBlock(words["ruling.of", words.Gate(decision.Gate)],
            [
                (words["ruling.Outcome"], words.Of("outcome", decision.Outcome)), (words["ruling.when"], formats.Moment(decision.At)),
                (words["ruling.by"], choices.Said(words, decision.By, decision.InPlaceOf)), (words["ruling.session"], decision.Session),
                (words["authorization.label"], decision.Authorization ?? "—"), (words["ruling.hash"], decision.FileHash),
            ]);
            if (decision.Conditions.Count > 0)
            {
                yield return ConditionTable.Of(decision.Conditions, choices, words, formats);
            }
        }
    }
}
