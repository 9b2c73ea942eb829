using Balise.Domain;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Web.Documents;
using Balise.Web.Dossiers.Documents;
using Balise.Web.Shell;

namespace Balise.Web.Oversight.IndividualDecisions;

/// <summary>
/// What leaves for the person: the letter of a decision with its AI notice, the explanation they asked for, the end of a review
/// (Access act, s. 65.2; Arrêté 2025-02, § 8).
/// </summary>
public sealed class DecisionLetters(
    IStore<IndividualDecision> decisions, IStore<DecisionRule> rules, IStore<UseCase> useCases, IStore<AiSystem> systems, IStore<Person> people,
    DecisionContents contents, DossierDocuments documents, IShellContext shell, Words words, Formats formats)
{
    /// <summary>The letter, of the decision or of its review; <c>null</c> when it is not there for this person.</summary>
    public async Task<PortalDocument?> LetterAsync(string number, Actor by, CancellationToken ct)
    {
        if (await OpenAsync(number, by, ct) is not { } about)
        {
            return null;
        }

        var (decision, content) = (about.Decision, about.Content);
        var reviewed = decision.State is IndividualDecisionState.Upheld or IndividualDecisionState.Changed;
        List<DocumentBlock> blocks =
        [
            new HeadingBlock(1, words[reviewed ? "letter.review" : "letter.decision"]),
            .. reviewed ? [new ParagraphBlock(words[$"letter.review.{decision.State}", formats.Date(SaidAt(decision)), about.Reviewer ?? "—"])] : Array.Empty<DocumentBlock>(),
            new ParagraphBlock(content.Outcome.Length > 0 ? content.Outcome : DecisionContent.Words(content.Confirmed)),
            new HeadingBlock(1, words["letter.reasons"]), new ParagraphBlock(reviewed ? content.ReviewReasons : content.Reasons),
            new HeadingBlock(1, words["letter.ai"]), .. Notice(about),
            new HeadingBlock(1, words["letter.agent"]), new ParagraphBlock(words["letter.agent.text", about.Agent, formats.Date(ConfirmedAt(decision))]),
            .. Rights(about, reviewed),
        ];
        return Make(reviewed ? "letter.title.review" : "letter.title", about, SentOn(decision, reviewed), blocks, by);
    }

    /// <summary>The answer to « why? ».</summary>
    public async Task<PortalDocument?> ExplanationAsync(string number, Actor by, CancellationToken ct)
    {
        if (await OpenAsync(number, by, ct) is not { } about)
        {
            return null;
        }

        var (decision, content) = (about.Decision, about.Content);
        var (asked, given) = (decision.Last(IndividualDecisionAction.AskExplanation)?.On, decision.Last(IndividualDecisionAction.GiveExplanation)?.On);
        List<DocumentBlock> blocks =
        [
            new PairsBlock(words["letter.request"],
            [
                (words["letter.asked"], asked is { } on ? formats.Date(on) : words["letter.not-asked"]), (words["letter.given"], given is { } day ? formats.Date(day) : "—"),
                (words["decisions.agent"], about.Agent), (words["validation.useCase"], about.UseCase),
            ]),
            new HeadingBlock(1, words["letter.decision"]), new ParagraphBlock(DecisionContent.Words(content.Confirmed)),
            new HeadingBlock(1, words["validation.InformationUsed"]), new ParagraphBlock(content.Explanation.InformationUsed),
            new HeadingBlock(1, words["letter.reasons"]), new ParagraphBlock(content.Reasons),
            new HeadingBlock(1, words["validation.MainFactors"]), new ParagraphBlock(content.Explanation.MainFactors),
        ];
        Add("validation.Consequence", content.Explanation.Consequence);
        Add("validation.Counterfactual", content.Explanation.Counterfactual);
        blocks.Add(new HeadingBlock(1, words["letter.ai"]));
        blocks.AddRange(Notice(about));
        blocks.AddRange(Rights(about, reviewed: false));
        return Make("letter.title.explanation", about, given, blocks, by);

        void Add(string label, string text)
        {
            if (text.Length > 0)
            {
                blocks.Add(new HeadingBlock(1, words[label]));
                blocks.Add(new ParagraphBlock(text));
            }
        }
    }

    private IEnumerable<DocumentBlock> Notice(About about)
    {
        yield return new ParagraphBlock(words["letter.ai.text", about.System, about.AgentName, words[about.Decision.Edited ? "letter.ai.edited" : "letter.ai.confirmed"]]);
        if (about.Decision.Automated)
        {
            yield return new ParagraphBlock(words["letter.ai.automated"]);
        }

        if (about.Terms.Notice.Length > 0)
        {
            yield return new ParagraphBlock(about.Terms.Notice);
        }
    }

    private IEnumerable<DocumentBlock> Rights(About about, bool reviewed)
    {
        yield return new HeadingBlock(1, words["letter.rights"]);
        yield return new ListBlock([words["letter.right.know"], words["letter.right.rectify"], .. reviewed ? Array.Empty<string>() : [words["letter.right.observe"]], words[about.Decision.Consent is null ? "letter.right.refuse" : "letter.right.withdraw"]]);
        yield return new HeadingBlock(1, words["letter.where"]);
        yield return new ParagraphBlock(words["letter.where.text", about.Decision.Number, about.Terms.Contact.Length > 0 ? about.Terms.Contact : about.Body]);
        yield return new ParagraphBlock(words["letter.source"]);
    }

    // What left keeps the day it left, however late it is read again.
    private static DateOnly? SentOn(IndividualDecision decision, bool reviewed) =>
        decision.Steps.Find(s => s.Action is IndividualDecisionAction.Notify && (s.State is IndividualDecisionState.Upheld or IndividualDecisionState.Changed) == reviewed)?.On;

    private PortalDocument Make(string title, About about, DateOnly? on, IReadOnlyList<DocumentBlock> blocks, Actor by) => new(
        words[title, about.Decision.Number], words["letter.subject", about.Body, about.Decision.Subject, formats.Date(on ?? formats.Today)], words.Tag,
        documents.Foot(by), blocks);

    private async Task<About?> OpenAsync(string number, Actor by, CancellationToken ct)
    {
        if (await decisions.FindAsync(number, ct) is not { } decision || !decision.MayRead(by) || contents.Open(decision) is not { } content)
        {
            return null;
        }

        var all = await people.AllAsync(ct);
        var reviewer = decision.Reviewer is { } id ? Named(all, id) : null;
        return new(
            decision, content, (await rules.FindAsync(decision.UseCase, ct))?.Terms ?? new(), Named(all, decision.Agent),
            all.FirstOrDefault(p => p.Id == decision.Agent)?.FullName ?? "—", reviewer,
            (await useCases.FindAsync(decision.UseCase, ct))?.Details.Title ?? decision.UseCase, (await systems.FindAsync(decision.System, ct))?.Details.Name ?? decision.System,
            (await shell.ReadAsync(ct)).BodyName);
    }

    // A named agent: the name and the unit, as a letter is signed.
    private static string Named(IReadOnlyList<Person> all, PersonId id) =>
        all.FirstOrDefault(p => p.Id == id) is not { } person ? "—" : person.Unit.Length > 0 ? $"{person.FullName}, {person.Unit}" : person.FullName;

    private static DateTimeOffset ConfirmedAt(IndividualDecision decision) => decision.Steps[0].At;

    private static DateTimeOffset SaidAt(IndividualDecision decision) =>
        (decision.Last(IndividualDecisionAction.Change) ?? decision.Last(IndividualDecisionAction.Uphold))!.At;

    private sealed record About(
        IndividualDecision Decision, DecisionContent Content, DecisionTerms Terms, string Agent, string AgentName, string? Reviewer, string UseCase, string System,
        string Body);
}
