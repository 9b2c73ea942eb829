namespace Balise.Domain.Norms.Internal;

/// <summary>Reads <c>instruments/ID.json</c> and <c>conflicts.json</c>.</summary>
internal static class InstrumentReader
{
    public static void Read(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, Shapes.Instrument, problems) is not { } fields)
        {
            return;
        }

        var instrument = new Instrument(
            fields.Text("id"), fields.Words("reference"), fields.OptionalText("number"), fields.Words("title"), fields.Text("kind"),
            fields.Text("issuer"), fields.OptionalDate("issuedOn"), fields.Date("effectiveOn"), fields.Words("summary"),
            fields.OptionalText("link"), ReadStates(fields, problems), ReadLinks(fields, problems))
        {
            Conflict = fields.OptionalText("conflict"),
        };

        RequireWord(instrument.Kind, Vocabulary.InstrumentKinds, fields.PlaceOf("kind"), problems);
        if (instrument.Id is not "" && !file.EndsWith($"/{instrument.Id}.json", StringComparison.Ordinal))
        {
            problems.Add(fields.PlaceOf("id"), $"the file of “{instrument.Id}” must be named {instrument.Id}.json");
        }

        if (instrument.Link is { } link && !link.StartsWith("https://", StringComparison.Ordinal))
        {
            problems.Add(fields.PlaceOf("link"), "an https address is expected; leave the key out when none is sure");
        }

        layer.Instruments.Add(new(instrument, fields.Place));
    }

    public static void ReadConflicts(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        foreach (var note in Fields.Of(file, entry, Shapes.Conflicts, problems)?.Objects("conflicts", Shapes.Conflict) ?? [])
        {
            layer.Conflicts.Add(new(new(note.Text("id"), note.Words("topic"), note.Sources("places"), note.Words("retained")), note.Place));
        }
    }

    private static List<InstrumentState> ReadStates(Fields fields, ProblemList problems)
    {
        var states = new List<InstrumentState>();
        foreach (var item in fields.Objects("states", Shapes.State))
        {
            var state = new InstrumentState(
                item.Choice("status", Vocabulary.Statuses), item.Date("from"), item.OptionalDate("to"), item.Words("source"));
            if (state.To < state.From)
            {
                problems.Add(item.PlaceOf("to"), $"the state ends on {state.To:yyyy-MM-dd}, before it begins");
            }

            if (states is [.., var before] && (before.To is null || before.To >= state.From))
            {
                problems.Add(
                    item.PlaceOf("from"),
                    $"overlaps the state before it: that one must end (“to”) before {state.From:yyyy-MM-dd}, and states go from old to new");
            }

            states.Add(state);
        }

        if (states is [] && fields.Has("states"))
        {
            problems.Add(fields.PlaceOf("states"), "at least one dated state is needed; use “placeholder” for a text to come");
        }

        return states;
    }

    private static List<InstrumentLink> ReadLinks(Fields fields, ProblemList problems)
    {
        var links = new List<InstrumentLink>();
        foreach (var item in fields.Objects("links", Shapes.Link))
        {
            var link = new InstrumentLink(item.Text("relation"), item.Text("target"));
            RequireWord(link.Relation, Vocabulary.Relations, item.PlaceOf("relation"), problems);
            links.Add(link);
        }

        return links;
    }

    private static void RequireWord(string word, string[] known, Place place, ProblemList problems)
    {
        if (word is not "" && !known.Contains(word))
        {
            problems.Add(place, $"“{word}” is not one of {string.Join(", ", known)}");
        }
    }
}
