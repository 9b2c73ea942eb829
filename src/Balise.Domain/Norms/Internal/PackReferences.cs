namespace Balise.Domain.Norms.Internal;

/// <summary>Checks that everything named exists, once all packs are laid.</summary>
internal sealed class PackReferences(PackAssembly pack, ProblemList problems)
{
    public void Check()
    {
        foreach (var layer in pack.Layers)
        {
            CheckInstruments(layer);
            CheckRules(layer);
            CheckSuspensions(layer);
            layer.Conflicts.ForEach(note => Sources(note.Value.Places, note.Place.At("places")));
            layer.Prohibitions.ForEach(item => Rule(item.Value.RuleId, "prohibition.", item.Place.At("rule")));
            layer.UseTypes.ForEach(item =>
            {
                Source(item.Value.Source, item.Place.At("source"));
                Conflict(item.Value.Conflict, item.Place);
            });
            layer.Anomalies.ForEach(item => Source(item.Value.Source, item.Place.At("source")));
            layer.FindingLevels.ForEach(item => Source(item.Value.Source, item.Place.At("source")));
            if (layer.Matrix is { } matrix)
            {
                Source(matrix.Source, matrix.Place.At("source"));
                Source(matrix.StrictSource, matrix.Place.At("strictSource"));
                Conflict(matrix.Conflict, matrix.Place);
            }

            new CaseReferences(pack, problems).Check(layer.Cases);
        }

        foreach (var form in pack.Forms.Forms.Values)
        {
            CheckForm(form);
        }

        pack.Proportionality.Check(pack.Forms, Source);
        ReportMissingRules();
    }

    private void CheckForm(Located<FormDraft> form)
    {
        new FormReferences(form.Value, form.Place, problems).Check();
        Source(form.Value.Form.Source, form.Place.At("source"));
        foreach (var question in form.Value.Form.Questions)
        {
            Source(question.Source, form.Value.Questions[question.Id].At("source"));
        }
    }

    private void CheckInstruments(Layer layer)
    {
        foreach (var (instrument, place) in layer.Instruments.Select(item => (item.Value, item.Place)))
        {
            Conflict(instrument.Conflict, place);
            for (var i = 0; i < instrument.Links.Count; i++)
            {
                var (relation, target) = instrument.Links[i];
                var at = place.At($"links/{i}/target");
                if (target is not "" && !pack.Instruments.ContainsKey(target))
                {
                    problems.Add(at, $"no instrument is named “{target}”");
                }
                else if (layer.Over is not null && relation is "replaces" or "prevails_over" && !IsOwn(layer, target))
                {
                    problems.Add(at, $"loosens: a local text cannot say “{relation}” of “{target}”, which binds it");
                }
            }
        }
    }

    private static bool IsOwn(Layer layer, string instrument) => layer.Instruments.Exists(item => item.Value.Id == instrument);

    private void CheckRules(Layer layer)
    {
        foreach (var rule in layer.Rules)
        {
            Source(rule.Value.Source, rule.Place.At("source"));
            Sources(rule.Value.AlsoSee, rule.Place.At("alsoSee"));
        }

        layer.RuleAdditions.ForEach(addition => Sources(addition.Value.AlsoSee, addition.Place.At("alsoSee")));
    }

    private void CheckSuspensions(Layer layer)
    {
        foreach (var (suspension, place) in layer.Suspensions.Select(item => (item.Value, item.Place)))
        {
            Rule(suspension.RuleId, "suspension.", place.At("rule"));
            if (suspension.Instrument is not "" && !pack.Instruments.ContainsKey(suspension.Instrument))
            {
                problems.Add(place.At("instrument"), $"no instrument is named “{suspension.Instrument}”");
            }

            for (var i = 0; i < suspension.Exemptions.Count; i++)
            {
                Source(suspension.Exemptions[i].Source, place.At($"exemptions/{i}/source"));
                Conflict(suspension.Exemptions[i].Conflict, place.At($"exemptions/{i}"));
            }
        }
    }

    // A rule without words would refuse people without telling them why.
    private void ReportMissingRules()
    {
        if (pack.Layers is [var national, ..] && national.Over is null)
        {
            var file = national.Place.File.Replace("pack.json", "rules.json");
            foreach (var known in RuleCatalogue.All.Where(known => !pack.Rules.ContainsKey(known.Id)))
            {
                problems.Add(file, "/rules", $"the words of the rule “{known.Id}” are missing");
            }
        }
    }

    private void Rule(string id, string family, Place place)
    {
        if (id is "")
        {
            return;
        }

        if (!pack.Rules.ContainsKey(id))
        {
            problems.Add(place, $"no rule is named “{id}”: give its words in rules.json");
        }

        if (!id.StartsWith(family, StringComparison.Ordinal))
        {
            problems.Add(place, $"the rule must be named {family}…");
        }
    }

    private void Sources(IReadOnlyList<Source> sources, Place place)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            Source(sources[i], place.At($"{i}"));
        }
    }

    private void Source(Source source, Place place)
    {
        if (source.Instrument is not "" && !pack.Instruments.ContainsKey(source.Instrument))
        {
            problems.Add(place.At("instrument"), $"no instrument is named “{source.Instrument}”");
        }
    }

    private void Conflict(string? id, Place place)
    {
        if (id is not null and not "" && !pack.Conflicts.ContainsKey(id))
        {
            problems.Add(place.At("conflict"), $"no conflict note is named “{id}”");
        }
    }
}
