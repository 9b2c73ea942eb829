namespace Balise.Domain.Norms;

/// <summary>A text that binds or guides a public body, with its states over time (registers, 5).</summary>
/// <param name="Id">Stable slug, for example <c>ia-ri-2025-001-op</c>.</param>
/// <param name="Reference">Short citation shown beside a rule, for example « Guide ».</param>
/// <param name="Kind">act, regulation, order, application_instruction, guide, strategy, statement, standard, local_procedure.</param>
public sealed record Instrument(
    string Id, Text Reference, string? Number, Text Title, string Kind, string Issuer, DateOnly? IssuedOn, DateOnly EffectiveOn,
    Text Summary, string? Link, IReadOnlyList<InstrumentState> States, IReadOnlyList<InstrumentLink> Links)
{
    /// <summary>The state on a day; <c>null</c> before the first one. A later row wins from its first day on.</summary>
    public InstrumentState? StateOn(DateOnly day) =>
        States.LastOrDefault(state => state.From <= day && (state.To is null || day <= state.To));

    /// <summary>Id of the note on the conflict or gap about this text, for example its two effective dates.</summary>
    public string? Conflict { get; init; }

    public bool InForceOn(DateOnly day) => StateOn(day)?.Status is InstrumentStatus.InForce;
}

/// <summary>One dated row. <paramref name="To"/> is the last day included; <c>null</c> is open.</summary>
public sealed record InstrumentState(InstrumentStatus Status, DateOnly From, DateOnly? To, Text Source);

public enum InstrumentStatus
{
    Placeholder,
    InForce,
    Suspended,
    Lifted,
    Replaced,
}

/// <param name="Relation">based_on, implements, replaces, prevails_over, supplements.</param>
public sealed record InstrumentLink(string Relation, string Target);

/// <summary>Where a rule comes from: instrument and clause.</summary>
/// <param name="Instrument">Id of an instrument of the pack.</param>
/// <param name="Clause">For example <c>2.2</c> or <c>art. 9, t. 4</c>.</param>
public sealed record Source(string Instrument, string Clause);
