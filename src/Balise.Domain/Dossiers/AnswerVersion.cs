using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

public readonly record struct AnswerVersionId(Guid Value);

/// <summary>Why a version of the answers was kept.</summary>
public enum VersionCause : byte
{
    /// <summary>Someone wrote: at most one for each person, form and hour.</summary>
    Saved,
    Submitted,
    Returned,
    Ready,
    Decided,
}

/// <summary>
/// The answers of one form as they were at an instant. A step of the file keeps every form that changed since the step before, and a line
/// of its own without form. What the file holds at an instant is, for each form, its last version until then.
/// </summary>
public sealed class AnswerVersion
{
    // For the database only.
    private AnswerVersion() => (Form, Answers, Hash) = ("", Blank, "");

    private AnswerVersion(Guid id, Dossier dossier, string form, AnswerSet answers, VersionCause cause, Actor by, DateTimeOffset at) =>
        (Id, Organization, Dossier, Form, Answers, Hash, Cause, By, InPlaceOf, Since, At) =
        (new(id), dossier.Organization, dossier.Id, form, answers, answers.Hash, cause, by.Person, by.InPlaceOf?.Person, at, at);

    private static AnswerSet Blank { get; } = new("", "", new Dictionary<string, Answer>());

    public AnswerVersionId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public DossierId Dossier { get; private set; }

    /// <summary>Empty for the line of a step.</summary>
    public string Form { get; private set; }

    public AnswerSet Answers { get; private set; }

    /// <summary>Of <see cref="Answers"/>.</summary>
    public string Hash { get; private set; }

    public VersionCause Cause { get; private set; }

    public PersonId By { get; private set; }

    public PersonId? InPlaceOf { get; private set; }

    /// <summary>First save it holds.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Last save it holds.</summary>
    public DateTimeOffset At { get; private set; }

    public static AnswerVersion Of(Guid id, Dossier dossier, AnswerSet answers, VersionCause cause, Actor by, DateTimeOffset at) =>
        new(id, dossier, answers.Form, answers, cause, by, at);

    public static AnswerVersion Step(Guid id, Dossier dossier, VersionCause cause, Actor by, DateTimeOffset at) => new(id, dossier, "", Blank, cause, by, at);

    /// <summary>The same person goes on in the same hour.</summary>
    public void Extend(AnswerSet answers, DateTimeOffset at) => (Answers, Hash, At) = (answers, answers.Hash, at);
}

/// <param name="Form">Empty for a step of the file.</param>
public sealed record VersionLine(AnswerVersionId Id, string Form, VersionCause Cause, PersonId By, PersonId? InPlaceOf, DateTimeOffset Since, DateTimeOffset At);

/// <summary>The versions kept of the answers of files.</summary>
public interface IAnswerVersions
{
    /// <summary>What people may compare, the latest first: steps, and what was saved between them.</summary>
    Task<IReadOnlyList<VersionLine>> OfAsync(DossierId dossier, CancellationToken ct);

    /// <summary>By form, what the file held at a version; <c>null</c> when the version is not one of this file.</summary>
    Task<IReadOnlyDictionary<string, AnswerSet>?> StateAsync(DossierId dossier, AnswerVersionId version, CancellationToken ct);

    /// <summary>What one person saved in a form since an instant, to be extended; <c>null</c> when there is none.</summary>
    Task<AnswerVersion?> OpenAsync(DossierId dossier, string form, PersonId by, DateTimeOffset since, CancellationToken ct);

    /// <summary>By form, the hash of what the last step kept.</summary>
    Task<IReadOnlyDictionary<string, string>> KeptAsync(DossierId dossier, CancellationToken ct);

    void Add(AnswerVersion version);

    /// <summary>Lets go of the oldest saves of a file beyond a number. Steps are never let go of.</summary>
    Task ThinAsync(DossierId dossier, int most, CancellationToken ct);
}

/// <summary>Keeps versions of the answers while people write and the file moves. Saved by whoever calls, with their own act.</summary>
public sealed class AnswerHistory(IAnswerVersions versions, DossierOffice office)
{
    /// <summary>Saves of one file kept between its steps; our own figure.</summary>
    public const int MostSaves = 200;

    private static readonly TimeSpan Sitting = TimeSpan.FromHours(1);

    public async Task SavedAsync(Dossier dossier, AnswerSet answers, Actor by, CancellationToken ct)
    {
        if (await versions.OpenAsync(dossier.Id, answers.Form, by.Person, office.Now - Sitting, ct) is { } open)
        {
            open.Extend(answers, office.Now);
            return;
        }

        await versions.ThinAsync(dossier.Id, MostSaves - 1, ct);
        versions.Add(AnswerVersion.Of(office.NewId(), dossier, answers, VersionCause.Saved, by, office.Now));
    }

    public async Task SteppedAsync(Dossier dossier, VersionCause cause, Actor by, CancellationToken ct)
    {
        var kept = await versions.KeptAsync(dossier.Id, ct);
        foreach (var (form, answers) in dossier.Answers.Where(pair => kept.GetValueOrDefault(pair.Key) != pair.Value.Hash))
        {
            versions.Add(AnswerVersion.Of(office.NewId(), dossier, answers, cause, by, office.Now));
        }

        versions.Add(AnswerVersion.Step(office.NewId(), dossier, cause, by, office.Now));
    }

    /// <summary>Why a step of the file keeps a version; <c>null</c> when it keeps none.</summary>
    public static VersionCause? CauseOf(DossierAction action) => action switch
    {
        DossierAction.Submit => VersionCause.Submitted,
        DossierAction.RequestChanges or DossierAction.TakeBack => VersionCause.Returned,
        DossierAction.MarkReady => VersionCause.Ready,
        _ => null,
    };
}
