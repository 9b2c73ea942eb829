using Balise.Domain.Policies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Balise.Web.Policies;

/// <summary>
/// A text with what was found in it marked, each followed by its category for those who do not see the mark. Written by hand: in a
/// text whose spaces are kept, a template would add its own.
/// </summary>
public sealed class CheckedText : ComponentBase
{
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Sorted by place, places of this text.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TextFinding> Findings { get; set; } = [];

    /// <summary>Name of the text, which scrolls by keyboard.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "b-checked");
        builder.AddAttribute(2, "role", "group");
        builder.AddAttribute(3, "tabindex", "0");
        builder.AddAttribute(4, "aria-label", Label);
        var at = 0;
        foreach (var finding in Findings.Where(f => f.End <= Text.Length))
        {
            if (finding.Start < at)
            {
                continue;
            }

            builder.AddContent(5, Text[at..finding.Start]);
            Mark(builder, finding);
            at = finding.End;
        }

        builder.AddContent(6, Text[at..]);
        builder.CloseElement();
    }

    private void Mark(RenderTreeBuilder builder, TextFinding finding)
    {
        builder.OpenElement(7, "mark");
        builder.AddAttribute(8, "class", finding.Weighs ? "b-found" : "b-found b-found--light");
        builder.AddContent(9, Text[finding.Start..finding.End]);
        builder.CloseElement();
        builder.OpenElement(10, "span");
        builder.AddAttribute(11, "class", "b-sr");
        builder.AddContent(12, $" ({finding.Title}) ");
        builder.CloseElement();
    }
}
