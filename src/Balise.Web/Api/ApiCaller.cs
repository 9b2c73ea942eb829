using Balise.Domain;
using Balise.Domain.People;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Balise.Web.Api;

/// <summary>Who calls, and how what they meet is told.</summary>
public sealed class ApiCaller(ICurrentActor current, ErrorWords words)
{
    /// <summary>The gate let nobody else through.</summary>
    public Actor Actor => current.Actor ?? throw new InvalidOperationException("The API is for people who are signed in.");

    public Results<Ok<TView>, ProblemHttpResult> Ok<T, TView>(Result<T> result, Func<T, TView> view) =>
        result.Ok ? TypedResults.Ok(view(result.Value)) : ErrorHttp.Of(result.Error, words);

    public Results<Created<TView>, ProblemHttpResult> Created<T, TView>(Result<T> result, Func<T, TView> view, Func<T, string> place) =>
        result.Ok ? TypedResults.Created($"{ApiRights.Root}/{place(result.Value)}", view(result.Value)) : ErrorHttp.Of(result.Error, words);

    /// <summary>The record, or the problem of its absence.</summary>
    public Results<Ok<TView>, ProblemHttpResult> Found<T, TView>(T? item, string absent, Func<T, TView> view)
        where T : class => item is null ? ErrorHttp.Of(new Domain.NotFound(absent), words) : TypedResults.Ok(view(item));

    public ProblemHttpResult Problem(Error error) => ErrorHttp.Of(error, words);
}
