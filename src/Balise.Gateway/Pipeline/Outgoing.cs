using Balise.Domain.Policies;
using Balise.Gateway.Content;
using Balise.Gateway.Content.Masking;

namespace Balise.Gateway.Pipeline;

/// <summary>
/// What changes in the body before it leaves: values replaced by placeholders, and the usage of a stream asked for when the client did
/// not. A body with nothing to change leaves as it came.
/// </summary>
internal sealed class Outgoing(ConversationMasking masking)
{
    public ValueTask PrepareAsync(Call call)
    {
        call.Watched = call.Facts.UseCase >= 0 && call.Shape.ScansAnswers ? call.Policy.UseCaseAt(call.Facts.UseCase).Validation : null;
        if (call.Verdict.Effect is not (Effect.Allow or Effect.Transform))
        {
            return default;
        }

        if (call.Verdict.Effect is Effect.Transform || ConversationMasking.MayBringBack(call))
        {
            return MaskAsync(call);
        }

        Edit(call, null);
        return default;
    }

    private async ValueTask MaskAsync(Call call)
    {
        if (call.Verdict.Effect is Effect.Allow)
        {
            await masking.RecallAsync(call);
            Edit(call, null);
        }
        else if (await masking.MaskAsync(call) is { } edits)
        {
            Edit(call, edits);
        }
        else
        {
            call.Verdict = call.Policy.Evaluate(call.Facts);
        }
    }

    private static void Edit(Call call, BodyEdits? masked)
    {
        var whole = call.Watched is not null && call.Text.Stream;
        var asks = !whole && call.Shape.AsksForUsage && call.Text.Stream && !call.Text.Usage.Asked;
        if (masked is null && !asks && !whole)
        {
            return;
        }

        var edits = masked ?? new BodyEdits();
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
}
