namespace Balise.Domain;

/// <summary>
/// Something that happened in governance. An aggregate records it while it changes; it becomes one journal entry in the same
/// transaction as the state. <see cref="Event"/> is <c>subject.past_participle</c> (registers, section H).
/// </summary>
/// <param name="Event">For example <c>authorization.issued</c>.</param>
/// <param name="Subject">Kind and id of what changed, for example <c>use_case:0198…</c>.</param>
/// <param name="Details">What an auditor needs, as ordered name/value pairs; never personal content of conversations.</param>
public sealed record Fact(string Event, string Subject, params (string Name, string? Value)[] Details)
{
    /// <summary>Instrument and clause in whose name the act was done, when a rule asks for it.</summary>
    public string? Source { get; init; }

    /// <summary>The gateway must recompile its policy before the act is said to be done.</summary>
    public bool ChangesPolicy { get; init; }
}

/// <summary>A thing with a life: it collects the facts of its own changes until they are saved.</summary>
public interface IRecordsFacts
{
    IReadOnlyList<Fact> Facts { get; }

    void ForgetFacts();
}
