using System.Text.RegularExpressions;
using Balise.Domain;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Balise.Tests.Web.Shell;

public sealed partial class ErrorWordsTests
{
    private static readonly ErrorWords French = Make();

    [Fact]
    public void Every_code_of_the_domain_has_words()
    {
        var sources = Directory.EnumerateFiles(DomainFolder(), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/")).Select(File.ReadAllText);
        var codes = sources.SelectMany(s => Codes().Matches(s)).Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.Contains("field.required", codes);
        Assert.Contains("exemption.proof_missing", codes);
        Assert.Contains("record.changed_meanwhile", codes);
        Assert.All(codes, code => Assert.True(TextTable.Shipped.ContainsKey("problem." + code), code));
    }

    [Fact]
    public void Roles_are_named_not_coded() =>
        Assert.Equal(
            "Votre rôle ne permet pas cette action. Rôle nécessaire : Autorité désignée ou Comité de direction de l’information.",
            French.Of(new Forbidden("role.needed", ("roles", "designated_authority, codir_in"))).Replace('\u00A0', ' '));

    [Fact]
    public void States_and_actions_are_named_not_coded() =>
        Assert.StartsWith("« Suspendre » n’est pas possible à l’état « Brouillon »", French.Of(new Conflict("lifecycle.illegal", ("state", "Draft"), ("action", "Suspend"))).Replace('\u00A0', ' '));

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(422)]
    public void Each_kind_of_error_has_its_status(int status)
    {
        Error error = status switch
        {
            404 => new NotFound("system.not_found"),
            403 => new Forbidden("segregation.own_stop"),
            409 => new Conflict("key.already_revoked"),
            _ => new Invalid([new FieldProblem("Name", "field.required")]),
        };

        var problem = ErrorHttp.Of(error, French);

        Assert.Equal(status, problem.StatusCode);
        Assert.Equal(error.Code, problem.ProblemDetails.Extensions["code"]);
        Assert.False(string.IsNullOrWhiteSpace(problem.ProblemDetails.Detail));
    }

    private static ErrorWords Make()
    {
        var language = new RequestLanguage(new HttpContextAccessor());
        return new ErrorWords(new Words(language), new Formats(language, TimeProvider.System, Options.Create(new WebOptions())));
    }

    private static string DomainFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var domain = Path.Combine(folder.FullName, "src", "Balise.Domain");
            if (Directory.Exists(domain))
            {
                return domain;
            }
        }

        throw new DirectoryNotFoundException("src/Balise.Domain");
    }

    // An error by its kind, or a problem after the name of its field.
    [GeneratedRegex("""(?:(?:NotFound|Conflict|Forbidden|Error)\(|new(?: FieldProblem)?\(\s*(?:nameof\(\w+\)|\w+|"\w+"), )"([a-z_]+\.[a-z_]+)"[,)]""")]
    private static partial Regex Codes();
}
