using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Attachments;
using Balise.Domain.Dossiers.Importing;
using Balise.Domain.Norms.Forms;
using Balise.Web.Design;
using Balise.Web.Norms.Forms;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Dossiers;

/// <summary>Starts a file from a form filled in outside the portal: what was understood is shown before anything is kept.</summary>
public sealed partial class DossierImportPage
{
    private IReadOnlyList<Option> offered = [];
    private FormImport? found;
    private AnswerWords said = default!;
    private string? useCase;

    // What was understood, sent back to be kept.
    private string? kept;
    private Form form = default!;

    protected override async Task OnInitializedAsync()
    {
        form = Pack.Forms[Pack.Proportionality.Form];
        said = new(W, F, FormChoices.None);
        if (HttpMethods.IsPost(Context?.Request.Method ?? ""))
        {
            useCase = Context!.Request.Form["UseCase"].ToString();
            kept = Context.Request.Form["Answers"] is { Count: 1 } sent ? sent.ToString() : null;
        }

        offered = await NewDossier.OfferedAsync(Store, UseCases, Me, useCase, W, Ct);
    }

    private async Task ReadAsync()
    {
        if (offered.All(each => each.Value != useCase))
        {
            Errors.Add("UseCase", W["dossier.new.needed"]);
        }

        if (Context!.Request.Form.Files["Document"] is not { Length: > 0 } file)
        {
            Errors.Add("Document", W["import.file.needed"]);
            return;
        }

        if (file.Length > AttachFile.Most)
        {
            Errors.Add("Document", Problems.Of("attachment.too_large", [("max", $"{AttachFile.Most / 1024 / 1024}")]));
            return;
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, Ct);
        if (Documents.Read(content.ToArray(), Ct) is not { } document)
        {
            Errors.Add("Document", W["import.unreadable"]);
            return;
        }

        if (!Errors.Any)
        {
            said = new(W, F, await Lists.ReadAsync(Ct));
            found = FormImport.Of(form, document);
        }
    }

    // The answers come back with the page that showed them: nothing is kept on the way, and the file checks them again.
    private async Task KeepAsync()
    {
        AnswerSet answers;
        try
        {
            answers = AnswerJson.ReadSet(kept ?? "");
        }
        catch (JsonException)
        {
            Refuse(new Conflict("import.stale"), "Input", "import");
            return;
        }

        var started = await Start.ExecuteAsync(useCase ?? "", Me, Ct);
        if (!started.Ok)
        {
            Refuse(started.Error, "Input", "import");
            return;
        }

        var number = started.Value.Number;
        var saved = await Saver.KeepAsync(
            number, form, AnswerSet.Empty(form), [.. answers.Values.Where(each => form.Find(each.Key) is not null).Select(each => new AnswerEdit(each.Key, null, each.Value))], Me, Ct);
        if (saved.Refused is null)
        {
            Done($"/demandes/{number}", "dossier.imported");
        }
        else
        {
            Refuse(saved.Refused, "Input", "import");
        }
    }
}
