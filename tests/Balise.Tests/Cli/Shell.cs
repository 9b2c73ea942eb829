using System.Text;
using Balise.Cli;

namespace Balise.Tests.Cli;

/// <summary>What one run of <c>balise</c> answered.</summary>
internal sealed record Answer(int Code, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs <c>balise</c> as a person would, with its input given.</summary>
internal static class Shell
{
    public static async Task<Answer> BaliseAsync(string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error) { Variable = _ => null };
        var code = await Command.RunAsync(args, terminal, CancellationToken.None);
        return new Answer(code, output.ToString(), error.ToString());
    }
}

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("balise-cli-");

    public string Path => folder.FullName;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
