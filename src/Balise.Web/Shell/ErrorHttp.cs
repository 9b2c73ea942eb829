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
            more["errors"] = invalid.Problems.Select(p => new { field = p.Field, code = p.Code, message = words.Of(p) }).ToList();
        }

        if (error is ChangedMeanwhile changed)
        {
            more["version"] = changed.Version;
            more["differences"] = changed.Differences;
        }

        return TypedResults.Problem(words.Of(error), statusCode: StatusOf(error), type: "about:blank", extensions: more);
    }
}
