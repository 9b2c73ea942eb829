using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Host;

/// <summary>A provider whose model wants to pay an invoice when it is spoken of: a tool call, in the shape of each family.</summary>
internal static class ProposedPayment
{
    private const string Proposed = """{\"montant\":500,\"compte\":\"A-1\"}""";

    public static Task AnswerAsync(HttpContext http, string body)
    {
        if (!body.Contains("facture"))
        {
            return ScriptedUpstream.AnswerPlainly(http, body);
        }

        http.Response.ContentType = "application/json";
        var plain = Proposed.Replace("\\\"", "\"");
        return http.Response.WriteAsync((http.Request.Path.Value switch
        {
            "/v1/messages" => """{"id":"m1","type":"message","role":"assistant","model":"m","content":[{"type":"tool_use","id":"t1","name":"payer_facture","input":@PLAIN}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":2}}""",
            "/v1/responses" => """{"id":"r1","object":"response","created_at":1,"status":"completed","model":"m","output":[{"type":"function_call","id":"f1","call_id":"c1","name":"payer_facture","arguments":"@ARGS","status":"completed"}],"usage":{"input_tokens":3,"output_tokens":2,"total_tokens":5}}""",
            _ => """{"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"payer_facture","arguments":"@ARGS"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""",
        }).Replace("@PLAIN", plain).Replace("@ARGS", Proposed));
    }
}
