using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Domain.Dossiers;

/// <summary>What is typed in the file, by whom.</summary>
public sealed partial class Dossier
{
    /// <summary>
    /// Lays what someone typed over what is held, field by field. Everything without conflict is kept, even when something else is in
    /// conflict; nothing is required yet. A draft given under an older version of the form is brought to the present one first.
    /// </summary>
    public Result<SavedAnswers> Save(Form form, IReadOnlyList<AnswerEdit> edits, Actor by, DateTimeOffset at)
    {
        if (!State.TakesAnswers())
        {
            return new Conflict("dossier.answers_closed", ("state", State.ToString()));
        }

        if (edits.FirstOrDefault(edit => !MayAnswer(form, edit.Question, by)) is not null)
        {
            return new Forbidden("dossier.not_your_section");
        }

        var migrated = FormMigration.Migrate(AnswersOf(form), form);
        var merge = migrated.Answers.Merge(edits);
        var touched = edits.Select(edit => edit.Question).ToHashSet();
        var problems = FormValidator.Validate(form, merge.Answers, ValidationMode.Draft).Where(problem => touched.Contains(problem.Path.Split('.')[0])).ToList();
        if (problems.Count > 0)
        {
            return new Invalid([.. problems.Select(problem => problem.ToField())]);
        }

        var changed = edits.Select(edit => edit.Question).Where(id => !Answer.Same(migrated.Answers[id], merge.Answers[id])).Order(StringComparer.Ordinal).ToList();
        if (changed.Count > 0 || migrated.Notes.Count > 0)
        {
            Hold(form, merge.Answers);
            Record("file.answered", at, ("form", form.Id), ("version", form.Version), ("questions", string.Join(", ", changed)));
        }

        return new SavedAnswers(merge.Answers, merge.Conflicts, migrated.Notes);
    }

    /// <summary>Gives a section to a colleague. Given again, it changes hands or date.</summary>
    public Result<Done> Assign(Form form, string section, Person to, DateOnly dueOn, Actor by, DateTimeOffset at)
    {
        if (!IsOwner(by))
        {
            return new Forbidden("dossier.owner_only");
        }

        List<FieldProblem> problems = [];
        if (form.Sections.All(each => each.Id != section))
        {
            problems.Add(new("section", "field.unknown", ("value", section)));
        }

        if (!to.Active)
        {
            problems.Add(new("person", "dossier.colleague_inactive", ("person", to.FullName)));
        }

        if (dueOn < LegalDay.Of(at))
        {
            problems.Add(new("dueOn", "field.date_past"));
        }

        if (problems.Count > 0)
        {
            return new Invalid(problems);
        }

        Contributions =
        [
            .. Contributions.Where(each => each.Form != form.Id || each.Section != section),
            new(form.Id, section, to.Id, by.Person, dueOn, null),
        ];
        Record("contribution.asked", at, ("form", form.Id), ("section", section), ("person", to.Id.ToString()), ("dueOn", dueOn.ToString("O")));
        return Done.It;
    }

    /// <summary>A contributor says the section is done.</summary>
    public Result<Done> FinishContribution(string form, string section, Actor by, DateTimeOffset at)
    {
        if (Contributions.FirstOrDefault(each => each.Form == form && each.Section == section && by.ActsAs(each.Person)) is not { } asked)
        {
            return new Forbidden("dossier.not_your_section");
        }

        Contributions = [.. Contributions.Select(each => each == asked ? each with { AnsweredOn = LegalDay.Of(at) } : each)];
        Record("contribution.answered", at, ("form", form), ("section", section));
        return Done.It;
    }

    public Result<Done> Comment(string form, string question, string text, Actor by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Invalid([new("text", "field.required")]);
        }

        if (text.Length > 4000)
        {
            return new Invalid([new("text", "field.too_long", ("max", "4000"))]);
        }

        Comments = [.. Comments, new(form, question, by.Person, at, text)];
        Record("file.commented", at, ("form", form), ("question", question));
        return Done.It;
    }

    /// <summary>The privacy officer signs a complete PIA; any later change of its answers undoes the signature.</summary>
    public Result<Done> Sign(Form form, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf([Roles.PrivacyOfficer]))
        {
            return new Forbidden("role.needed", ("roles", Roles.PrivacyOfficer));
        }

        if (by.Involves(RequestedBy))
        {
            return new Forbidden("segregation.own_request");
        }

        var answers = AnswersOf(form);
        if (FormValidator.Validate(form, answers, ValidationMode.Submit) is { Count: > 0 } problems)
        {
            return new Invalid([.. problems.Select(problem => problem.ToField())]);
        }

        Signatures = [.. Signatures.Where(each => each.Form != form.Id), new(form.Id, answers.Hash, by.Person, at, by.InPlaceOf?.Person)];
        Record("pia.signed", at, ("form", form.Id), ("version", form.Version), ("answers", answers.Hash));
        return Done.It;
    }

    public bool IsSigned(Form form) => Signatures.Any(each => each.Form == form.Id && each.AnswersHash == AnswersOf(form).Hash);

    /// <summary>Whoever fills part of the file, or writes about it, adds documents while it takes answers.</summary>
    public Result<Done> MayAttach(Actor by) =>
        !State.TakesAnswers() ? new Conflict("dossier.answers_closed", ("state", State.ToString()))
        : IsOwner(by) || Contributions.Any(each => by.ActsAs(each.Person)) || by.IsOneOf(DossierReaders.OfAll) && !by.IsOneOf([Roles.Auditor]) ? Done.It
        : new Forbidden("dossier.not_your_section");

    private bool IsOwner(Actor by) => by.Person == RequestedBy || by.IsOneOf(Roles.RegisterKeepers);

    private bool MayAnswer(Form form, string question, Actor by) =>
        IsOwner(by)
        || form.Sections.FirstOrDefault(section => section.Questions.Any(each => each.Id == question)) is { } section
            && ((section.FilledBy is { } role && by.IsOneOf([role]))
                || Contributions.Any(each => each.Form == form.Id && each.Section == section.Id && by.ActsAs(each.Person)));

    private void Hold(Form form, AnswerSet answers)
    {
        var all = Answers.Where(pair => !form.Carries.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);
        all[form.Id] = answers;
        Answers = all;
    }
}

/// <param name="Conflicts">What someone else changed meanwhile: shown with both values, to be chosen.</param>
/// <param name="Migration">What changed because the form has a newer version.</param>
public sealed record SavedAnswers(AnswerSet Answers, IReadOnlyList<AnswerConflict> Conflicts, IReadOnlyList<MigrationNote> Migration);
