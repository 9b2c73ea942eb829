using Balise.Domain.Policies;
using Balise.Gateway.Content;
using Balise.Gateway.Content.Masking;

namespace Balise.Gateway.Pipeline;

/// <summary>
/// What changes in the body before it leaves: values replaced by placeholders, and the usage of a stream asked for when the client did
/// not. A body with nothing to change leaves as it came.
/// </summary>
internal sealed class Outgoing(PlaceholderVault vault)
{
    public void Prepare(Call call)
    {
        call.Watched = call.Facts.UseCase >= 0 && call.Shape.ScansAnswers ? call.Policy.UseCaseAt(call.Facts.UseCase).Validation : null;
        var whole = call.Watched is not null && call.Text.Stream;
        var asks = !whole && call.Shape.AsksForUsage && call.Text.Stream && !call.Text.Usage.Asked;
        if (call.Verdict.Effect is not (Effect.Allow or Effect.Transform) || (!asks && !whole && call.Verdict.Effect is Effect.Allow))
        {
            return;
        }

        var edits = new BodyEdits();
        if (call.Verdict.Effect is Effect.Transform && !TryMask(call, edits))
        {
            // What must be masked and cannot be does not leave: judged again, as values that no placeholder can stand for.
            call.Facts = call.Facts with { Fixed = call.Facts.Findings };
            call.Verdict = call.Policy.Evaluate(call.Facts);
            call.Placeholders = null;
            return;
        }

        if (whole)
        {
            AskWhole(call.Text, edits);
        }

        if (asks)
        {
            edits.Add(call.Text.Usage.Ask(call.Text.Body.Span.IndexOf((byte)'{')));
        }

        call.Text.Replace(edits.Apply(call.Text.Body.Span, out var length), length);
    }

    // What a person may have to agree to cannot be half shown: the provider is asked for all of it at once.
    private static void AskWhole(RequestText text, BodyEdits edits)
    {
        edits.Add(new BodyEdit(text.StreamAt.Start, text.StreamAt.Length, "false"u8.ToArray()));
        if (text.Usage.Remove(text.Body.Span) is { } removal)
        {
            edits.Add(removal);
        }
    }

    private bool TryMask(Call call, BodyEdits edits)
    {
        var conversation = call.Http.Request.Headers[CallHeaders.Conversation] is [{ Length: > 0 } id] ? id : null;
        call.Placeholders = vault.Open(call.Holder.Organization, call.Holder.Key, conversation);
        var masker = new Masker(call.Text, call.Placeholders, edits);
        var masked = masker.TryMask(call.Scan, call.Categories, call.Verdict.MaskedCategories);
        call.Masked = masked ? masker.Count : 0;
        return masked;
    }
}
