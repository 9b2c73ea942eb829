using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms.Internal;

/// <summary>Lays forms over those of the packs under. What is locked below stays, and stays required.</summary>
internal sealed class FormAssembly(ProblemList problems)
{
    private readonly Dictionary<string, Located<FormDraft>> forms = [];

    public IReadOnlyDictionary<string, Located<FormDraft>> Forms => forms;

    public void Lay(Layer layer)
    {
        foreach (var draft in layer.Forms.Where(draft => draft.Value.Form.Id is not ""))
        {
            var laid = draft.Value.Over is [] ? draft.Value : LayOver(draft);
            if (!forms.TryAdd(laid.Form.Id, draft with { Value = laid }))
            {
                problems.Add(draft.Place.At("id"), $"“{laid.Form.Id}” is already defined in {forms[laid.Form.Id].Place.File}; name it in “over” to lay this one over it");
            }
        }
    }

    /// <summary>By each id a form answers for: its own and those it was laid over.</summary>
    public Dictionary<string, Form> Build() =>
        forms.Values.SelectMany(form => form.Value.Form.Carries.Select(id => (id, form.Value.Form))).ToDictionary(pair => pair.id, pair => pair.Form);

    public Form? Find(string id) => forms.Values.FirstOrDefault(form => form.Value.Form.Carries.Contains(id))?.Value.Form;

    private FormDraft LayOver(Located<FormDraft> draft)
    {
        var merged = draft.Value with { Questions = new(draft.Value.Questions), Sections = new(draft.Value.Sections), Scores = new(draft.Value.Scores) };
        List<Form> under = [];
        for (var i = 0; i < draft.Value.Over.Count; i++)
        {
            var id = draft.Value.Over[i];
            if (!forms.Remove(id, out var form))
            {
                problems.Add(draft.Place.At($"over/{i}"), $"no form is named “{id}” under this pack");
                continue;
            }

            under.Add(form.Value.Form);
            Keep(form.Value.Questions, merged.Questions);
            Keep(form.Value.Sections, merged.Sections);
            Keep(form.Value.Scores, merged.Scores);
        }

        return merged with { Form = new FormOverlay(draft, under, problems).Merge() };
    }

    private static void Keep(Dictionary<string, Place> under, Dictionary<string, Place> places)
    {
        foreach (var (id, place) in under)
        {
            places.TryAdd(id, place);
        }
    }
}
