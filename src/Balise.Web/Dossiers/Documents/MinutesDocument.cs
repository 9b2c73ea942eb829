using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Web.Documents;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers.Documents;

/// <summary>Composes the minutes of a session: who was there, who stepped aside, each file with its grid, votes, dissents and decision.</summary>
internal sealed class MinutesDocument(NormsPack norms, Words words, Formats formats, FormChoices choices)
{
    public PortalDocument Of(SessionSheet sheet, string body, string foot)
    {
        var session = sheet.Session;
        List<DocumentBlock> blocks =
        [
            new PairsBlock(words["minutes.session"],
            [
                (words["sessions.committee"], words.Gate(session.Gate)), (words["sessions.date"], formats.DayDate(session.HeldOn)),
                (words["minutes.number"], session.Number), (words["dossier.State"], words.Of("session.state", session.State)),
                (words["sessions.quorum"], words["minutes.quorum", formats.Number(session.Quorum), formats.OutOf(session.Present.Count, session.Seats)]),
            ]),
            new HeadingBlock(1, words["minutes.presence"]),
            new TableBlock(words["minutes.presence"], [words["minutes.member"], words["minutes.there"]],
                [.. session.Members.Select(member => (IReadOnlyList<string>)[words.NameOf(session, member.Person), words[session.Present.Contains(member.Person) ? "sessions.here" : session.State == SessionState.Planned ? "sessions.expected" : "sessions.away"]])]),
            new HeadingBlock(1, words["sessions.agenda"]),
            new ListBlock([.. sheet.Files.Select(each => $"{each.File.Dossier.Number}, {each.File.UseCase.Details.Title}")]),
        ];
        foreach (var (i, item) in sheet.Files.Index())
        {
            blocks.Add(new HeadingBlock(1, words["minutes.item", formats.Number(i + 1), item.File.UseCase.Details.Title, item.File.Dossier.Number]));
            blocks.AddRange(Item(session, item));
        }

        return new(words["minutes.of", words.Gate(session.Gate)], $"{body}, {formats.DayDate(session.HeldOn)}", words.Tag, foot, blocks);
    }

    private IEnumerable<DocumentBlock> Item(CommitteeSession session, SessionFile item)
    {
        var dossier = item.File.Dossier;
        var recusals = session.Recusals.Where(each => each.Dossier == dossier.Id).ToList();
        if (recusals.Count > 0)
        {
            yield return new HeadingBlock(2, words["sessions.recusals"]);
            yield return new ListBlock([.. recusals.Select(each => formats.Labelled(words.NameOf(session, each.Person), words.Reason(each.Reason)))]);
        }

        var said = new AnswerWords(words, formats, choices);
        foreach (var grid in session.Grids.Where(each => each.Dossier == dossier.Id && norms.Forms.ContainsKey(each.Answers.Form)))
        {
            var form = norms.Forms[grid.Answers.Form];
            yield return new HeadingBlock(2, words.In(form.Title));
            yield return new TableBlock(words.In(form.Title), [words["minutes.criterion"], words["minutes.answer"]],
                [.. FormReading.Of(form, grid.Answers).Sections.SelectMany(section => section.Questions).Select(each => (IReadOnlyList<string>)[words.In(each.Question.Label), said.Of(each.Question.Rule, each.Answer)])]);
        }

        yield return new HeadingBlock(2, words["sessions.votes"]);
        var votes = session.Votes.Where(each => each.Dossier == dossier.Id).ToList();
        yield return votes.Count == 0
            ? new ParagraphBlock(words["minutes.no-vote"])
            : new TableBlock(words["sessions.votes"], [words["minutes.member"], words["minutes.vote"], words["vote.dissent"]],
                [.. votes.Select(vote => (IReadOnlyList<string>)[words.NameOf(session, vote.Person), words.Of("vote", vote.Kind), vote.Dissent])]);

        yield return new HeadingBlock(2, words["ruling.heading"]);
        if (item.Decision is not { } decision)
        {
            yield return new ParagraphBlock(words["minutes.undecided"]);
            yield break;
        }

        yield return new ParagraphBlock(formats.Labelled(words.Of("outcome", decision.Outcome), decision.Reasons));
        if (decision.Conditions.Count > 0)
        {
            yield return ConditionTable.Of(decision.Conditions, choices, words, formats);
        }

        yield return new PairsBlock(words["ruling.heading"],
            [(words["ruling.by"], choices.Said(words, decision.By, decision.InPlaceOf)), (words["ruling.when"], formats.Moment(decision.At)), (words["authorization.label"], decision.Authorization ?? "—"), (words["ruling.hash"], decision.FileHash)]);
    }
}
