using System.Globalization;

namespace Balise.Domain.Norms.Internal;

/// <summary>
/// One object being read. A wrong value is reported and replaced by an empty one, so that reading goes on and every problem is found;
/// what was read is only used when there was none.
/// </summary>
internal sealed class Fields
{
    private readonly string file;
    private readonly JsonEntry entry;
    private readonly ProblemList problems;

    private Fields(string file, JsonEntry entry, ProblemList problems) => (this.file, this.entry, this.problems) = (file, entry, problems);

    public Place Place => new(file, entry.Pointer);

    /// <summary>Checks kind, unknown keys and missing keys; <c>null</c> when it is not an object.</summary>
    public static Fields? Of(string file, JsonEntry entry, Shape shape, ProblemList problems)
    {
        if (entry.Kind != EntryKind.Object)
        {
            problems.Add(file, entry.Pointer, $"line {entry.Line}: an object is expected");
            return null;
        }

        foreach (var (name, value) in entry.Members)
        {
            if (!shape.Knows(name))
            {
                problems.Add(file, value.Pointer, $"line {value.Line}: unknown key; known here: {string.Join(", ", shape.Keys)}");
            }
        }

        foreach (var name in shape.Required.Where(name => entry.Find(name) is null))
        {
            problems.Add(file, $"{entry.Pointer}/{name}", $"line {entry.Line}: missing key {Meaning(shape, name)}");
        }

        return new(file, entry, problems);
    }

    public bool Has(string name) => entry.Find(name) is { Kind: not EntryKind.Null };

    public Place PlaceOf(string name) => new(file, $"{entry.Pointer}/{name}");

    public string Text(string name) => OptionalText(name) ?? "";

    public string? OptionalText(string name) => entry.Find(name) is { Kind: not EntryKind.Null } value ? TextOf(value) : null;

    public Text Words(string name) =>
        entry.Find(name) is { } value && Of(file, value, Shapes.Words, problems) is { } words
            ? new(words.Text("fr"), words.Text("en"))
            : new("", "");

    public Source Source(string name) =>
        entry.Find(name) is { } value && Of(file, value, Shapes.Source, problems) is { } source ? AsSource(source) : new("", "");

    public IReadOnlyList<Source> Sources(string name) => [.. Objects(name, Shapes.Source).Select(AsSource)];

    public bool Flag(string name, bool absent = false)
    {
        if (entry.Find(name) is not { } value)
        {
            return absent;
        }

        if (value.Kind != EntryKind.Boolean)
        {
            Report(value, "true or false is expected");
        }

        return value.Text == "true";
    }

    public DateOnly Date(string name) => OptionalDate(name) ?? default;

    public DateOnly? OptionalDate(string name)
    {
        if (entry.Find(name) is not { Kind: not EntryKind.Null } value)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Report(value, "a date written 2025-03-13 is expected");
        return null;
    }

    /// <summary>A number written without exponent; <c>null</c> when the key is absent.</summary>
    public decimal? Number(string name)
    {
        if (entry.Find(name) is not { Kind: not EntryKind.Null } value)
        {
            return null;
        }

        if (value.Kind == EntryKind.Number && decimal.TryParse(value.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Report(value, "a number is expected");
        return null;
    }

    public T Choice<T>(string name, Choices<T> choices)
        where T : struct
    {
        if (entry.Find(name) is not { } value)
        {
            return default;
        }

        if (choices.TryFind(value.Text, out var found))
        {
            return found;
        }

        Report(value, $"“{value.Text}” is not one of {string.Join(", ", choices.Names)}");
        return default;
    }

    public bool Is<T>(string name, Choices<T> choices)
        where T : struct => entry.Find(name) is { } value && choices.TryFind(value.Text, out _);

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(TextOf)];

    public IReadOnlyList<Fields> Objects(string name, Shape shape) =>
        [.. Items(name).Select(item => Of(file, item, shape, problems)).OfType<Fields>()];

    public Fields? Object(string name, Shape shape) => entry.Find(name) is { } value ? Of(file, value, shape, problems) : null;

    /// <summary>An object whose keys are free and values strings.</summary>
    public IReadOnlyList<(string Name, string Value)> Map(string name)
    {
        if (entry.Find(name) is not { } value)
        {
            return [];
        }

        if (value.Kind != EntryKind.Object)
        {
            Report(value, "an object is expected");
        }

        return [.. value.Members.Select(member => (member.Name, TextOf(member.Value)))];
    }

    private static Source AsSource(Fields source) => new(source.Text("instrument"), source.Text("clause"));

    private static string Meaning(Shape shape, string name) => shape == Shapes.Words ? $"“{name}”: both languages are needed" : $"“{name}”";

    private List<JsonEntry> Items(string name)
    {
        if (entry.Find(name) is not { } value)
        {
            return [];
        }

        if (value.Kind != EntryKind.Array)
        {
            Report(value, "an array is expected");
        }

        return value.Items;
    }

    private string TextOf(JsonEntry value)
    {
        if (value.Kind != EntryKind.String)
        {
            Report(value, "a string is expected");
            return "";
        }

        if (string.IsNullOrWhiteSpace(value.Text))
        {
            Report(value, "must not be empty");
        }

        return value.Text;
    }

    private void Report(JsonEntry value, string message) => problems.Add(file, value.Pointer, $"line {value.Line}: {message}");
}

/// <summary>The words a key may take and what each means.</summary>
internal sealed record Choices<T>(params (string Name, T Value)[] Pairs)
    where T : struct
{
    public IEnumerable<string> Names => Pairs.Select(pair => pair.Name);

    public bool TryFind(string name, out T value)
    {
        foreach (var pair in Pairs)
        {
            if (pair.Name == name)
            {
                value = pair.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
