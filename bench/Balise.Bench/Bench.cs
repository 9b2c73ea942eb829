using Balise.Bench.Gateway;

namespace Balise.Bench;

/// <summary>
/// <c>dotnet run -c Release --project bench/Balise.Bench -- gateway|policy|detection|registers</c>. Figures mean something only as ratios of one run:
/// machines differ and are noisy. Results are committed with the machine they ran on.
/// </summary>
internal static class Bench
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["gateway", .. var rest]:
                return await GatewayBench.RunAsync(rest);
            case ["policy"]:
                Policy.PolicyBench.Run();
                return 0;
            case ["detection"]:
                Detection.DetectionBench.Run();
                return 0;
            case ["registers"]:
                return await Registers.RegisterBench.RunAsync();
            case ["upstream", var port]:
                await InstantUpstream.RunAsync(int.Parse(port));
                return 0;
            case ["yarp", var port, var upstream]:
                await BareYarp.RunAsync(int.Parse(port), upstream);
                return 0;
            case ["streams", var port, var key, var model]:
                Console.WriteLine(await StreamBench.RunAsync([new("server", int.Parse(port), key, model)]));
                return 0;
            default:
                await Console.Error.WriteLineAsync("usage: gateway [--seconds N] | streams PORT KEY MODEL | policy | detection | registers");
                return 2;
        }
    }
}
