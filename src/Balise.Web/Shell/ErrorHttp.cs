using System.Text.Json;
using Balise.Domain;
using Microsoft.AspNetCore.Http;
using ProblemHttpResult = Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult;

namespace Balise.Web.Shell;

/// <summary>The one place where an <see cref="Error"/> becomes HTTP: RFC 9457 problem details, in the language of the request.</summary>
public static class ErrorHttp
{
    public static int StatusOf(Error error) => error switch
    {
        NotFound => StatusCodes.Status404NotFound,
        Forbidden => StatusCodes.Status403Forbidden,
        Conflict => StatusCodes.Status409Conflict,
        Invalid => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>
    /// <c>code</c> is the stable code; <c>errors</c> lists each field with its code and message; <c>version</c> and <c>differences</c>
    /// tell what someone else saved first.
    /// </summary>
    public static ProblemHttpResult Of(Error error, ErrorWords words)
    {
        Dictionary<string, object?> more = new() { ["code"] = error.Code };
        if (error is Invalid invalid)
        {
            more["errors"] = invalid.Problems.Select(p => new { field = JsonNamingPolicy.CamelCase.ConvertName(p.Field), code = p.Code, message = words.Of(p) }).ToList();
        }

        if (error is ChangedMeanwhile changed)
        {
            more["version"] = changed.Version;
            more["differences"] = changed.Differences;
        }

        return TypedResults.Problem(words.Of(error), statusCode: StatusOf(error), type: "about:blank", extensions: more);
    }

    /// <summary>What is refused before any use case is asked, with the same words and code.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Key of the words, without <c>problem.</c>.</param>
    /// <param name="words">In the language of the request.</param>
    /// <param name="values">For the braces of the words.</param>
    public static ProblemHttpResult Problem(int status, string code, ErrorWords words, params (string Name, string Value)[] values) =>
        TypedResults.Problem(
            words.Of(code, values), statusCode: status, type: "about:blank", extensions: new Dictionary<string, object?> { ["code"] = code });
}
