using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>The state that a committee examined, kept byte for byte: the decision's hash is verified on this text, never on a new one.</summary>
public sealed class Examination
{
    // For the database only.
    private Examination() => (Hash, Json) = ("", "");

    public Examination(Dossier dossier, ExaminedState state, DateTimeOffset at) =>
        (Organization, Dossier, Hash, Json, KeptAt) = (dossier.Organization, dossier.Id, state.Hash, state.Json, at);

    public OrganizationId Organization { get; private set; }

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, lower-case hex.</summary>
    public string Hash { get; private set; }

    public DossierId Dossier { get; private set; }

    /// <summary>See <see cref="ExaminedState"/>.</summary>
    public string Json { get; private set; }

    public DateTimeOffset KeptAt { get; private set; }
}

/// <summary>The examined states of the current organisation, by hash. Nothing removes one.</summary>
public interface IExaminations
{
    Task<Examination?> FindAsync(string hash, CancellationToken ct);

    void Add(Examination examination);
}
