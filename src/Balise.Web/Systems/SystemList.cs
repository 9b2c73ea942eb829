using Balise.Domain.Data;
using Balise.Domain.Systems;
using Balise.Web.Design;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Systems;

/// <summary>
/// The register of systems, filtered: a body has tens of them, so all are read and the filters apply here. A filter with several values
/// keeps what has one of them; counts are over the other words typed, not over the ticked boxes.
/// </summary>
internal sealed class SystemList
{
    public static readonly SystemList Empty = new([], "", [], [], []);

    private readonly IReadOnlyList<AiSystem> found;

    public SystemList(
        IReadOnlyList<AiSystem> systems, string text, IReadOnlyList<string> states, IReadOnlyList<string> types, IReadOnlyList<string> levels)
    {
        (Text, States, Types, Levels, All) = (text, states, types, levels, systems.Count);
        found = [.. systems.Where(s => Mentions(s, text)).OrderBy(s => s.Details.Name, StringComparer.OrdinalIgnoreCase)];
        Shown = [.. found.Where(s => Keeps(states, s.State.ToString()) && Keeps(types, s.Details.Type.Name()) && Keeps(levels, s.Details.MaxLevel.Name()))];
    }

    public string Text { get; }

    public IReadOnlyList<string> States { get; }

    public IReadOnlyList<string> Types { get; }

    public IReadOnlyList<string> Levels { get; }

    public int All { get; }

    public IReadOnlyList<AiSystem> Shown { get; }

    public int Count(SystemState state) => found.Count(s => s.State == state);

    public int Count(SystemType type) => found.Count(s => s.Details.Type == type);

    public int Count(SecurityLevel level) => found.Count(s => s.Details.MaxLevel == level);

    /// <summary>What narrows the list now, each with the address without it.</summary>
    public IEnumerable<Chip> Chips(Words words)
    {
        List<(string Name, string Value, string Label)> filters = [];
        if (Text.Length > 0)
        {
            filters.Add(("q", Text, Text));
        }

        filters.AddRange(States.Where(s => Enum.TryParse<SystemState>(s, out _)).Select(s => ("etat", s, words["state." + s])));
        filters.AddRange(Types.Where(t => SystemTypes.TryParse(t, out _)).Select(t => ("type", t, words["system.type." + t])));
        filters.AddRange(Levels.Where(l => SecurityLevels.TryParse(l, out _))
            .Select(l => ("niveau", l, words[$"level.{Array.IndexOf(SecurityLevels.Names, l)}"])));
        return filters.Select(f => new Chip(f.Label, "/systemes" + QueryString.Create(filters.Where(o => o != f)
            .Select(o => KeyValuePair.Create<string, string?>(o.Name, o.Value))).ToUriComponent()));
    }

    private static bool Keeps(IReadOnlyList<string> wanted, string value) => wanted.Count == 0 || wanted.Contains(value);

    private static bool Mentions(AiSystem system, string text) =>
        text.Length == 0
        || system.Details.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || system.Details.Provider.Contains(text, StringComparison.OrdinalIgnoreCase)
        || system.Slug.Contains(text, StringComparison.OrdinalIgnoreCase)
        || system.Details.Models.Any(m => m.Contains(text, StringComparison.OrdinalIgnoreCase));
}
