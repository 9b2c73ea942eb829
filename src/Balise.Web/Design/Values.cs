namespace Balise.Web.Design;

/// <summary>A link: its words say the destination.</summary>
public sealed record Anchor(string Text, string Href);

/// <summary>A reference to the rule that speaks: « Guide, 2.3 ». Without address it is plain text.</summary>
public sealed record Source(string Text, string? Href = null);

/// <summary>One choice of a list, of radio buttons or of tiles.</summary>
public sealed record Option(string Value, string Label, string? Hint = null, string? Group = null);

/// <summary>One tab: a link to a page, with a count when there is one.</summary>
public sealed record Tab(string Text, string Href, bool Current = false, string? Count = null);

/// <summary>An active filter and the address without it.</summary>
public sealed record Chip(string Text, string RemoveHref);

/// <summary>A column of a table.</summary>
/// <param name="Text">Its heading.</param>
/// <param name="IsNumber">Aligned to the right, with even digits.</param>
/// <param name="SortHref">Address of the same list sorted by this column.</param>
/// <param name="Sort">How the list is sorted by it now.</param>
/// <param name="IsHidden">Heading for screen readers only: a column of actions.</param>
public sealed record Column(
    string Text, bool IsNumber = false, string? SortHref = null, SortState Sort = SortState.None, bool IsHidden = false);

/// <summary>One step of a file.</summary>
/// <param name="Name">« Avis ».</param>
/// <param name="Note">« En cours, 3 sur 4 ».</param>
/// <param name="State">Where it stands.</param>
public sealed record Step(string Name, string Note, StepState State);

/// <summary>One series of a chart: its name in the legend and the table.</summary>
/// <param name="Name">« Permises ».</param>
/// <param name="Tone">1 to 4: colour and pattern together (plain, dotted, yellow, hatched).</param>
public sealed record ChartSeries(string Name, int Tone);

/// <summary>One stacked bar.</summary>
/// <param name="Label">What it stands for, in the table: « 9 h 42 ».</param>
/// <param name="Values">One per series, zero or more, in the order of the series.</param>
public sealed record ChartBar(string Label, IReadOnlyList<long> Values);

/// <summary>A message about one field.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Message">What to do: « Inscrivez la durée en mois, par exemple 24 ».</param>
public sealed record FormError(string Field, string Message);
