using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Balise.Domain;

namespace Balise.Tests.Architecture;

/// <summary>
/// The lifecycle tables of the domain, and the diagrams that docs/lifecycles.md makes of them. <c>BALISE_UPDATE=1</c> writes that file again.
/// </summary>
public sealed class LifecyclesTests
{
    private const string Document = "docs/lifecycles.md";

    [Fact]
    public void The_diagrams_are_those_of_the_tables()
    {
        var generated = Generate();
        if (Environment.GetEnvironmentVariable("BALISE_UPDATE") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Document), generated);
        }

        Assert.Equal(generated, Repository.Read(Document));
    }

    [Fact]
    public void No_table_has_two_steps_for_the_same_state_and_action()
    {
        foreach (var table in Tables())
        {
            var twice = table.Steps.GroupBy(step => (step.From, step.Action)).Where(group => group.Count() > 1).Select(group => group.Key);

            Assert.Empty(twice);
        }
    }

    [Fact]
    public void Every_state_of_a_table_can_be_reached_and_every_step_is_allowed_to_someone()
    {
        foreach (var table in Tables())
        {
            var reached = table.Steps.Select(step => step.To).Append(table.Steps[0].From);

            // An opinion expires on a date, without anyone's step.
            Assert.Empty(table.States.Except(reached).Except(["Expired"]));
            Assert.All(table.Steps, step => Assert.NotEmpty(step.AllowedTo));
        }
    }

    private static string Generate()
    {
        var text = new StringBuilder("""
            # Lifecycles

            Generated from the tables of `src/Balise.Domain`, which are the only thing that decides (`BALISE_UPDATE=1 ./test --filter-class
            Balise.Tests.Architecture.LifecyclesTests` writes it again). What is not here cannot happen: the answer is an error that names
            the state and the action.

            """.ReplaceLineEndings("\n"));
        foreach (var (name, _, steps) in Tables())
        {
            text.Append($"\n## {name}\n\n```mermaid\nstateDiagram-v2\n    [*] --> {steps[0].From}\n");
            foreach (var step in steps)
            {
                text.Append($"    {step.From} --> {step.To} : {step.Action}\n");
            }

            foreach (var end in steps.Select(step => step.To).Distinct().Where(state => steps.All(step => step.From != state)))
            {
                text.Append($"    {end} --> [*]\n");
            }

            text.Append("```\n\n| From | Action | To | Allowed to |\n|---|---|---|---|\n");
            foreach (var step in steps)
            {
                text.Append($"| {step.From} | {step.Action} | {step.To} | {string.Join(", ", step.AllowedTo.Select(role => $"`{role}`"))} |\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<Table> Tables() => typeof(Transition<,>).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => IsTable(field.FieldType))
        .OrderBy(field => field.DeclaringType!.Name, StringComparer.Ordinal)
        .Select(field => (Table)Reader(field.FieldType).Invoke(null, [field.DeclaringType!.Name, field.GetValue(null)])!);

    private static bool IsTable(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && type.GenericTypeArguments[0] is { IsGenericType: true } item && item.GetGenericTypeDefinition() == typeof(Transition<,>);

    private static MethodInfo Reader(Type table) => typeof(LifecyclesTests)
        .GetMethod(nameof(Read), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(table.GenericTypeArguments[0].GenericTypeArguments);

    private static Table Read<TState, TAction>(string name, ImmutableArray<Transition<TState, TAction>> table)
        where TState : struct, Enum
        where TAction : struct, Enum =>
        new(name, Enum.GetNames<TState>(), [.. table.Select(t => new Step(t.From.ToString(), t.Action.ToString(), t.To.ToString(), t.AllowedTo))]);

    private sealed record Table(string Name, IReadOnlyList<string> States, IReadOnlyList<Step> Steps);

    private sealed record Step(string From, string Action, string To, IReadOnlyList<string> AllowedTo);
}
