using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Balise.Web.Dossiers;

/// <summary>A page about one approval file. Someone who may not read the file is told that it is not there.</summary>
public abstract class DossierScreen : PortalPage
{
    /// <summary>Filled when the use is stopped for good; no rule of proportionality opens it.</summary>
    internal const string ExitForm = Dossier.ExitForm;

    [Inject]
    public DossierRegisters Registers { get; set; } = default!;

    [Inject]
    public NormsPack Pack { get; set; } = default!;

    [Inject]
    public DossierRules Rules { get; set; } = default!;

    [Inject]
    public FormRegisters Lists { get; set; } = default!;

    [Parameter]
    public string Number { get; set; } = "";

    /// <summary>Set by <see cref="LoadAsync"/>.</summary>
    protected WholeFile? File { get; private set; }

    protected Proportionality Needs { get; private set; } = new(RiskTier.Light, [], []);

    protected FormChoices Choices { get; private set; } = FormChoices.None;

    protected string Path => $"/demandes/{Number}";

    protected bool IsOwner => File is { } file && DossierAccess.Owns(file.Dossier, Me);

    /// <summary>Reads the file, or answers 404.</summary>
    protected async Task<bool> LoadAsync()
    {
        File = await Registers.OpenAsync(Number, Ct);
        if (File is null || !DossierAccess.MayRead(File, Me))
        {
            File = null;
            Missing();
            return false;
        }

        Choices = await Lists.ReadAsync(Ct);
        Refresh();
        return true;
    }

    /// <summary>After an act changed the answers.</summary>
    protected void Refresh() => Needs = File!.Dossier.Needs(Pack);

    protected string FileHref(FileReference file) => $"{Path}/documents/{file?.Sha256}";

    protected string Name(PersonId person) => Choices.Person(person.ToString()) ?? "—";

    /// <summary>Forms of the file, in the order of the norms; the exit form once there is something to leave.</summary>
    protected IReadOnlyList<Form> Forms() => DossierForms.Of(File!.Dossier, Needs, Pack);
}

/// <summary>Who reads a file, and whose it is.</summary>
internal static class DossierAccess
{
    public static bool Owns(Dossier dossier, Actor by) => dossier.RequestedBy == by.Person || by.May(hat => hat.IsOneOf(Roles.RegisterKeepers));

    public static bool MayRead(WholeFile file, Actor by) =>
        file.Dossier.MayRead(by) || by.May(hat => file.Opinions.Any(each => hat.IsOneOf([each.Role])));

    /// <summary>The same rule as the file's own, to show fields only to those whose answers it takes.</summary>
    public static bool MayAnswer(Dossier dossier, Form form, FormSection section, Actor by) =>
        dossier.State.TakesAnswers()
        && (Owns(dossier, by) || by.May(hat => (section.FilledBy is { } role && hat.IsOneOf([role]))
            || dossier.Contributions.Any(each => each.Form == form.Id && each.Section == section.Id && hat.ActsAs(each.Person))));
}

internal static class DossierForms
{
    public static IReadOnlyList<Form> Of(Dossier dossier, Proportionality needs, NormsPack norms)
    {
        var forms = needs.Forms(norms);
        return dossier.State is DossierState.Decommissioning or DossierState.Closed && norms.Forms.TryGetValue(DossierScreen.ExitForm, out var exit)
            ? [.. forms, exit]
            : forms;
    }
}
