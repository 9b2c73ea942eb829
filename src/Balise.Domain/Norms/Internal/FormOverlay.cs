using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms.Internal;

/// <summary>One form laid over others: their sections first, then its own; a question restated replaces the one below if it may.</summary>
internal sealed class FormOverlay(Located<FormDraft> draft, IReadOnlyList<Form> under, ProblemList problems)
{
    private readonly Form own = draft.Value.Form;
    private readonly HashSet<string> restated = [];

    public Form Merge()
    {
        ReportTwice();
        CheckRemoved();
        var sections = under.SelectMany(form => form.Sections).Select(Lay).ToList();
        foreach (var section in own.Sections.Where(section => sections.TrueForAll(known => known.Id != section.Id)))
        {
            sections.Add(section with { Questions = [.. section.Questions.Where(question => !restated.Contains(question.Id))] });
        }

        return own with
        {
            Version = string.Join('+', [.. under.Select(form => form.Version), own.Version]),
            Carries = [own.Id, .. under.SelectMany(form => form.Carries).Where(id => id != own.Id)],
            Sections = [.. sections.Where(section => section.Questions is not [])],
            Scores = [.. under.SelectMany(form => form.Scores).Where(score => own.FindScore(score.Id) is null), .. own.Scores],
        };
    }

    private FormSection Lay(FormSection below)
    {
        var over = own.Sections.FirstOrDefault(section => section.Id == below.Id);
        if (over?.ShownWhen is not null && over.ShownWhen.ToString() != below.ShownWhen?.ToString())
        {
            problems.Add(draft.Value.Sections[below.Id].At("shownWhen"), $"loosens: the section “{below.Id}” comes from a pack under this one and cannot be hidden");
        }

        List<Question> questions = [];
        foreach (var question in below.Questions.Where(question => !draft.Value.Remove.Contains(question.Id)))
        {
            var local = own.Find(question.Id);
            if (local is not null)
            {
                restated.Add(question.Id);
                Check(question, local);
            }

            questions.Add(local is null ? question : local with { Locked = local.Locked || question.Locked, Material = local.Material || question.Material });
        }

        questions.AddRange(over?.Questions.Where(question => !restated.Contains(question.Id)) ?? []);
        return below with { Title = over?.Title ?? below.Title, Help = over?.Help ?? below.Help, FilledBy = over?.FilledBy ?? below.FilledBy, Questions = questions };
    }

    private void Check(Question below, Question local)
    {
        foreach (var (key, reason) in FormTightening.Check(below, local))
        {
            problems.Add(draft.Value.Questions[local.Id].At(key), $"loosens “{local.Id}”, a locked question of a pack under this one: {reason}");
        }
    }

    private void CheckRemoved()
    {
        for (var i = 0; i < draft.Value.Remove.Count; i++)
        {
            var id = draft.Value.Remove[i];
            var question = under.Select(form => form.Find(id)).OfType<Question>().FirstOrDefault();
            if (question is null)
            {
                problems.Add(draft.Place.At($"remove/{i}"), $"no question is named “{id}” in the forms under this one");
            }
            else if (question.Locked)
            {
                problems.Add(
                    draft.Place.At($"remove/{i}"),
                    $"“{id}” is locked: {question.Source.Instrument}, {question.Source.Clause} asks for it, and a local pack may not remove it");
            }
        }
    }

    private void ReportTwice()
    {
        foreach (var twice in under.SelectMany(form => form.Questions).GroupBy(question => question.Id).Where(group => group.Count() > 1))
        {
            problems.Add(draft.Place.At("over"), $"the question “{twice.Key}” is in two of these forms: they cannot be laid under one");
        }

        foreach (var twice in under.SelectMany(form => form.Sections).GroupBy(section => section.Id).Where(group => group.Count() > 1))
        {
            problems.Add(draft.Place.At("over"), $"the section “{twice.Key}” is in two of these forms: they cannot be laid under one");
        }
    }
}
