using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Balise.Domain.Norms.Forms;
using Balise.Domain.Policies;
using Balise.Tests.Domain.Norms.Forms;
using Given = Balise.Domain.Norms.Forms.Answer;

namespace Balise.Tests.Host;

/// <summary>The people of the demonstration around one approval file, all of it over HTTP as a program or a browser does.</summary>
/// <param name="balise">The product, running.</param>
/// <param name="name">Of this scenario, in the names of its system, use case and key.</param>
/// <param name="number">Of a file that exists already.</param>
/// <param name="secret">Of its key.</param>
public sealed class ApprovalDesk(BaliseProcess balise, string name, string number = "", string secret = "") : IAsyncDisposable
{
    public const string Chair = "louis.archambault@cssdemo.example", Member = "pierre-luc.gagnon@cssdemo.example", Officer = "nadia.benhaddou@cssdemo.example";
    public const string PrivacyOne = "amina.haddad@cssdemo.example", PrivacyTwo = "rejean.cote@cssdemo.example";

    // Days are those of Québec, whatever the clock of the machine says.
    private static readonly DateOnly Today = LegalDay.Of(DateTimeOffset.UtcNow);

    private readonly Dictionary<string, PortalSession> sessions = [];

    public string System { get; } = $"systeme-{name}";

    public string UseCase { get; } = $"cas-{name}";

    public string Model { get; private set; } = $"{name}-1";

    public string Number { get; private set; } = number;

    public string Secret { get; private set; } = secret;

    /// <summary>A day of this scenario's own, when the product's clock is not the machine's.</summary>
    public DateOnly Day { get; init; } = Today;

    /// <summary>A system in service, a use case of the requester, and its blank file.</summary>
    public async Task StartAsync(string type = "closed_circuit_system")
    {
        await MustAsync("sti", "POST", "/systems", new
        {
            slug = System, details = new
            {
                name = $"Système {name}", type, provider = "Fournisseur d’ici", jurisdiction = "CA-QC", hosting = "quebec_supplier", modelFamily = name, models = new[] { Model },
                openness = "partial", maxLevel = "protected_b", permissions = new[] { new { useType = "write_non_sensitive", status = "allowed", condition = "" } },
            },
        });
        await MustAsync(Chair, "POST", $"/systems/{System}/move", new { action = "put_in_service" });
        await MustAsync("requester", "POST", "/use-cases", new
        {
            slug = UseCase, title = $"Rédiger des notes ({name})", purpose = "Rédiger des notes de service.", system = System, useType = "write_non_sensitive",
            audience = "Cadres", fallback = "Rédiger à la main.",
        });
        Number = (await MustAsync("requester", "POST", "/dossiers", new { useCase = UseCase })).GetProperty("number").GetString()!;
    }

    public Task<JsonElement> FileAsync(string who = "sti") => MustAsync(who, "GET", $"/dossiers/{Number}");

    /// <summary>Everything the file needs, Annex 1 first since it decides the rest.</summary>
    public async Task FillAsync(params (string Question, Given Answer)[] given)
    {
        await FillAsync(LocalForms.AnnexOne, [.. Dated(given)]);
        foreach (var form in (await FileAsync("requester")).GetProperty("forms").EnumerateArray().Select(f => f.GetProperty("form").GetString()!).Where(f => f != "annexe-1").ToList())
        {
            await FillAsync(LocalForms.Pack.Forms[form], [.. Usual(LocalForms.Pack.Forms[form], given)]);
        }
    }

    public async Task FillAsync(Form form, params (string Question, Given Answer)[] given) =>
        await SaveAsync("requester", form, LocalForms.Fill(form, given).Values.Select(pair => (pair.Key, pair.Value)).ToArray());

    /// <summary>Saves answers over what is held now.</summary>
    public async Task<JsonElement> SaveAsync(string who, Form form, params (string Question, Given Answer)[] answers)
    {
        var held = (await MustAsync(who, "GET", $"/dossiers/{Number}/forms/{form.Id}")).GetProperty("answers");
        return await MustAsync(who, "PUT", $"/dossiers/{Number}/forms/{form.Id}", new
        {
            edits = answers.Select(each => new { question = each.Question, before = held.TryGetProperty(each.Question, out var now) ? now : (JsonElement?)null, after = Wire(each.Answer) }),
        });
    }

    public Task SubmitAsync() => MustAsync("requester", "POST", $"/dossiers/{Number}/submit", new { });

    public Task<JsonElement> MoveAsync(string who, string action) => MustAsync(who, "POST", $"/dossiers/{Number}/move", new { action, reason = "Motif" });

    /// <summary>Submitted, analysed, every opinion and the PIA signed, ready for the committee.</summary>
    public async Task ReadyAsync(params (string Question, Given Answer)[] given)
    {
        await StartAsync();
        await FillAsync(given);
        await SubmitAsync();
        await AnalyseAsync();
    }

    public async Task AnalyseAsync()
    {
        await MoveAsync("sti", "begin_analysis");
        var file = await FileAsync();
        foreach (var kind in file.GetProperty("requirements").EnumerateArray().Where(r => r.GetProperty("kind").GetString() == "opinion").Select(r => r.GetProperty("target").GetString()!))
        {
            await GiveOpinionAsync(LocalForms.Pack.Proportionality.Opinion(kind)!);
        }

        foreach (var form in file.GetProperty("forms").EnumerateArray().Select(f => f.GetProperty("form").GetString()!).Where(f => f.StartsWith("efvp", StringComparison.Ordinal)))
        {
            await MustAsync("privacy_officer", "POST", $"/dossiers/{Number}/forms/{form}/sign", new { });
        }

        await MoveAsync("sti", "mark_ready");
    }

    /// <summary>A session with its grid filled and the votes of those present; its number.</summary>
    public async Task<string> SitAsync(string gate = "steering", string[]? present = null, string[]? votes = null, string? keeper = null, bool grids = true)
    {
        string[] members = gate == "steering" ? [Chair, Member, Officer, "marc-andre.beaupre@cssdemo.example"] : [PrivacyOne, PrivacyTwo];
        keeper ??= members[0];
        present ??= gate == "steering" ? [Chair, Member, Officer] : members;
        var session = (await MustAsync(keeper, "POST", "/sessions", new { gate, heldOn = Day, quorum = 2, members })).GetProperty("number").GetString()!;
        await MustAsync(keeper, "POST", $"/sessions/{session}/open", new { present });
        var prefix = gate + "/";
        foreach (var grid in (await FileAsync(keeper)).GetProperty("requirements").EnumerateArray()
            .Where(r => grids && r.GetProperty("kind").GetString() == "grid" && r.GetProperty("target").GetString()!.StartsWith(prefix, StringComparison.Ordinal))
            .Select(r => LocalForms.Pack.Forms[r.GetProperty("target").GetString()![prefix.Length..]]).DistinctBy(form => form.Id).ToList())
        {
            var answers = LocalForms.Fill(grid).Values.ToDictionary(pair => pair.Key, pair => Wire(pair.Value));
            await MustAsync(keeper, "POST", $"/sessions/{session}/grids", new { dossier = Number, form = grid.Id, answers });
        }

        foreach (var voter in votes ?? present)
        {
            await MustAsync(voter, "POST", $"/sessions/{session}/votes", new { dossier = Number, vote = "for" });
        }

        return session;
    }

    public async Task<(int Status, JsonElement Body)> DecideAsync(string session, string gate = "steering", string outcome = "approve", object[]? conditions = null, string? by = null)
    {
        by ??= gate == "steering" ? Chair : PrivacyOne;
        var seen = (await FileAsync(Chair)).GetProperty("hash").GetString();
        return await CallAsync(by, "POST", $"/sessions/{session}/decisions", new
        {
            dossier = Number, outcome, reasons = "Bénéfices plus grands que les risques.", conditions = conditions ?? [], seen,
            terms = new { useTypes = new[] { "write_non_sensitive" }, maxLevel = "protected_b", from = Day.AddDays(-1), until = Day.AddDays(360) },
        });
    }

    public async Task<JsonElement> MustDecideAsync(string session, string gate = "steering", string outcome = "approve", object[]? conditions = null)
    {
        var (status, body) = await DecideAsync(session, gate, outcome, conditions);
        Assert.True(status == 200, $"{status} {body}");
        return body;
    }

    /// <summary>A key of the use case, then a request with it.</summary>
    public async Task<Answer> AskAsync(string? level = null)
    {
        if (Secret.Length == 0)
        {
            Secret = (await MustAsync("sti", "POST", "/keys", new { slug = $"cle-{name}", useCase = UseCase, person = "elise.fontaine@cssdemo.example" })).GetProperty("secret").GetString()!;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = JsonContent.Create(new { model = Model, messages = new[] { new { role = "user", content = "Rédige une note de service sur la rentrée." } } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        if (level is not null)
        {
            request.Headers.Add("x-balise-classification", level);
        }

        using var response = await balise.Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public async Task<JsonElement> MustAsync(string who, string verb, string path, object? body = null)
    {
        var (status, answer) = await CallAsync(who, verb, path, body);
        Assert.True(status is >= 200 and < 300, $"{verb} {path} as {who}: {status} {answer}");
        return answer;
    }

    public async Task<(int Status, JsonElement Body)> CallAsync(string who, string verb, string path, object? body = null)
    {
        var session = await AsAsync(who);
        using var answer = verb == "GET"
            ? await session.GetAsync($"/api/v1{path}")
            : await session.SendAsync(new HttpMethod(verb), $"/api/v1{path}", body as HttpContent ?? new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json"));
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonElement.Parse(text) : default);
    }

    public async Task<PortalSession> AsAsync(string who)
    {
        if (!sessions.TryGetValue(who, out var session))
        {
            sessions[who] = session = await (who.Contains('@') ? PortalSession.OpenByEmailAsync(balise, who) : PortalSession.OpenAsync(balise, who));
        }

        return session;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var session in sessions.Values)
        {
            session.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    public static JsonNode Wire(Given answer) => JsonNode.Parse(AnswerJson.Write(answer))!;

    public static string Code(JsonElement problem) => problem.GetProperty("code").GetString()!;

    public static IReadOnlyList<string> Fields(JsonElement problem) => [.. problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()!)];

    private async Task GiveOpinionAsync(OpinionKind kind)
    {
        var id = (await MustAsync("sti", "POST", $"/dossiers/{Number}/opinions", new { kind = kind.Id })).GetProperty("id").GetString();
        var edits = LocalForms.Fill(LocalForms.Pack.Forms[kind.Form], ("result", LocalForms.Text("favourable"))).Values.Select(pair => new { question = pair.Key, after = Wire(pair.Value) });
        await MustAsync(kind.Role, "PUT", $"/opinions/{id}", new { edits });
        await MustAsync(kind.Role, "POST", $"/opinions/{id}/sign", new { });
    }

    private IEnumerable<(string, Given)> Dated(IEnumerable<(string Question, Given Answer)> given)
    {
        (string Question, Given Answer)[] usual =
        [
            ("deployment_date", new DateAnswer(Day.AddDays(60))), ("processing_place", LocalForms.Many("quebec")), ("training_ends_on", new DateAnswer(Day.AddDays(20))),
            ("training_calendar", LocalForms.Rows(LocalForms.AnnexOne.Find("training_calendar")!, ("starts_on", new DateAnswer(Day.AddDays(10))), ("ends_on", new DateAnswer(Day.AddDays(20))))),
        ];
        return given.Where(each => LocalForms.AnnexOne.Find(each.Question) is not null).Concat(usual.Where(each => given.All(own => own.Question != each.Question)));
    }

    // Plausible answers are dated in the past: what must still hold is dated from this scenario's day.
    private IEnumerable<(string, Given)> Usual(Form form, IEnumerable<(string Question, Given Answer)> given)
    {
        foreach (var own in given.Where(each => form.Find(each.Question) is not null))
        {
            yield return own;
        }

        if (form.Find("pia_places") is not null && given.All(each => each.Question != "pia_places"))
        {
            yield return ("pia_places", LocalForms.Many("quebec"));
        }

        if (form.Find("attestations") is { } table && given.All(each => each.Question != "attestations"))
        {
            yield return ("attestations", LocalForms.Rows(table, ("signed_on", new DateAnswer(Day.AddDays(-30))), ("expires_on", new DateAnswer(Day.AddDays(200)))));
        }
    }
}
