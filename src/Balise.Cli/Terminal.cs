using System.Text;

namespace Balise.Cli;

/// <summary>What a command may touch beyond its arguments.</summary>
internal sealed record Terminal(Stream Input, TextWriter Output, TextWriter Error)
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The environment; null or empty is the same as absent.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    public string? Setting(string name) => Variable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Gives the output as bytes, for what must be written exactly as it was kept.</summary>
    public void WriteBytes(Action<Stream> write)
    {
        if (Output is StreamWriter writer)
        {
            writer.Flush();
            write(writer.BaseStream);
            return;
        }

        using var bytes = new MemoryStream();
        write(bytes);
        Output.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }
}
