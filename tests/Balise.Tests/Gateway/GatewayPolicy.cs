using System.Text;
using Balise.Detection;
using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Policies;
using Balise.Domain.People;
using Balise.Gateway.Content;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Pipeline;
using Balise.Tests.Host;
using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Gateway;

/// <summary>A policy with the national categories and nothing else, and calls under it.</summary>
internal static class GatewayPolicy
{
    private static readonly Lazy<CompiledPolicy> National = new(() =>
    {
        var norms = NormsLoader.Load([Path.Combine(BaliseProcess.Root, "norms", "quebec")]).Pack!;
        return new CompiledPolicy(PolicyCompiler.Compile(new PolicyInputs(new Organization(new(Guid.CreateVersion7()), "body", "Body"), [], [], [], [], [], []), norms));
    });

    public static CompiledPolicy Policy => National.Value;

    public static CategoryMap Categories { get; } = new(National.Value);

    public static ulong Bit(FindingType type) => 1UL << Policy.FindCategory(FindingTypes.Name(type));

    /// <summary>A call that was allowed, on its way.</summary>
    public static Call Allowed(EndpointShape shape, string body)
    {
        var call = new Call(new DefaultHttpContext(), shape, DateTimeOffset.UnixEpoch)
        {
            Policy = Policy, Categories = Categories, Text = Bodies.Read(shape, body),
            Verdict = new Verdict(Effect.Allow, null, SecurityLevel.Unclassified, [], null, null, null, 0),
        };
        call.Scan = new ContentScanner(DetectorSet.Standard).Scan(call.Text, Categories);
        return call;
    }

    public static string Prompt(EndpointShape shape, string text) => shape.Name switch
    {
        "chat" or "messages" => $$"""{"model":"m","stream":true,"messages":[{"role":"user","content":"{{text}}"}]}""",
        "completions" => $$"""{"model":"m","stream":true,"prompt":"{{text}}"}""",
        _ => $$"""{"model":"m","stream":true,"input":"{{text}}"}""",
    };

    public static byte[] Event(string data) => Encoding.UTF8.GetBytes($"data: {data}\n\n");
}
