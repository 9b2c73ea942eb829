using Balise.Domain;
using Balise.Domain.People;
using Balise.Web.Design;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Shell;

/// <summary>
/// What every page that acts needs: who asks, what must be corrected, where to go next. A form posts to its own page; on error the
/// same page comes back with what was typed; on success the person is sent on, with the notice of what was done.
/// </summary>
public abstract class PortalPage : LoadingComponent
{
    internal const string DoneName = "fait";

    [Inject]
    public ICurrentActor Current { get; set; } = default!;

    [Inject]
    public NavigationManager Address { get; set; } = default!;

    [Inject]
    public ErrorWords Problems { get; set; } = default!;

    [CascadingParameter]
    public HttpContext? Context { get; set; }

    /// <summary>What must be corrected in the form that came back.</summary>
    protected FormErrors Errors { get; } = FormErrors.None;

    /// <summary>What stopped the act as a whole: a state, a role, another person's change.</summary>
    protected string? Refused { get; private set; }

    /// <summary>Someone saved first; what differs.</summary>
    protected ChangedMeanwhile? Changed { get; private set; }

    protected CancellationToken Ct => Context?.RequestAborted ?? CancellationToken.None;

    /// <summary>The person signed in. The gate let nobody else reach a page that asks.</summary>
    protected Actor Me => Current.Actor ?? throw new InvalidOperationException("This page is for people who are signed in.");

    /// <summary>The page is not there: a 404 in place of the page.</summary>
    protected void Missing() => Address.NotFound();

    /// <summary>Keeps an error for the screen.</summary>
    /// <param name="error">What the act answered.</param>
    /// <param name="form">Name of the form's model: problems of <c>Name</c> go to the field <c>form.Name</c>.</param>
    /// <param name="labels">Prefix of the keys of its labels: the summary names the field of each problem.</param>
    protected void Refuse(Error error, string form, string labels)
    {
        switch (error)
        {
            case Invalid invalid:
                foreach (var problem in invalid.Problems)
                {
                    var field = char.ToUpperInvariant(problem.Field[0]) + problem.Field[1..];
                    Errors.Add($"{form}.{field}", Problems.Of(problem, $"{labels}.{field}"));
                }

                break;
            case NotFound:
                Missing();
                break;
            default:
                Changed = error as ChangedMeanwhile;
                Refused = Problems.Of(error);
                break;
        }

        if (Context is { Response.HasStarted: false } context && error is not NotFound)
        {
            context.Response.StatusCode = ErrorHttp.StatusOf(error);
        }
    }

    /// <summary>Goes on, with the notice <c>done.KEY</c> at the top of the next page.</summary>
    protected void Done(string path, string key) => Address.NavigateTo($"{path}?{DoneName}={Uri.EscapeDataString(key)}");
}
