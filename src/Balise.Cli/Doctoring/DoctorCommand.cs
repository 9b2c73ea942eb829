namespace Balise.Cli.Doctoring;

/// <summary>
/// <c>balise doctor</c>: whether an installation can run and can be believed. One line a check: <c>ok NAME: …</c>, <c>skipped NAME: …</c> or
/// <c>problem NAME: …</c> followed by what to do.
/// </summary>
internal static class DoctorCommand
{
    public static Verb Define(Terminal terminal)
    {
        var data = new Option<string?>("--data") { Description = "The data folder; BALISE_DATA, or ./data, when absent.", HelpName = "DIR" };
        var norms = Policies.NormsFolder.Option();
        var doctor = new Verb("doctor", "Checks an installation: data folder, disk, norms, database, journal, clock.") { data, norms };
        doctor.SetAction(parsed => Run(
            new Installation(
                Path.GetFullPath(parsed.GetValue(data) ?? terminal.Setting("BALISE_DATA") ?? "./data"),
                terminal.Setting("BALISE_DATABASE"), Policies.NormsFolder.Path(parsed.GetValue(norms), terminal),
                terminal.Setting("BALISE_CLOCK")),
            terminal));
        return doctor;
    }

    private static int Run(Installation installation, Terminal terminal)
    {
        var findings = Checks.All(installation, terminal.Clock).ToList();
        foreach (var finding in findings)
        {
            terminal.Output.WriteLine($"{finding.State.ToString().ToLowerInvariant()} {finding.Name}: {finding.Text.ReplaceLineEndings(" ")}");
        }

        var problems = findings.Count(f => f.State == CheckState.Problem);
        terminal.Error.WriteLine(problems == 0 ? "Nothing is wrong." : $"{problems} problem(s): each line says what to do.");
        return problems == 0 ? ExitCode.Done : ExitCode.Fault;
    }
}
