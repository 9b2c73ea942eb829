using Balise.Gateway.Content;
using Balise.Gateway.Content.Masking;
using Balise.Gateway.Content.Masking.Vault;
using Microsoft.Extensions.Logging;

namespace Balise.Gateway.Pipeline;

/// <summary>
/// Masks a request with the placeholders of its conversation, whichever replica gave them. What a request issues is kept before its text
/// leaves; what cannot be kept does not leave.
/// </summary>
internal sealed partial class ConversationMasking(PlaceholderVault vault, ILogger<ConversationMasking> logger)
{
    /// <summary>False for nearly all requests that mask nothing: they name no conversation.</summary>
    public static bool MayBringBack(Call call) => Conversation(call) is not null;

    /// <summary>
    /// A request that masks nothing may still get placeholders back: it carries some, or the provider remembers those of former turns.
    /// Without the store they stay as they are, and the answer says so.
    /// </summary>
    public async ValueTask RecallAsync(Call call)
    {
        var conversation = Conversation(call)!;
        var values = vault.Recall(call.Holder, conversation);
        var written = WrittenPlaceholders.Intact(call.Text);
        if (written?.Exists(name => values?.Has(name) != true) ?? call.Text.UnscannedKinds.Contains("stored_context"))
        {
            try
            {
                using var limit = vault.Limit(call.Http.RequestAborted);
                values = await vault.LoadAsync(call.Holder, conversation, limit.Token);
            }
            catch (Exception e) when (!call.Http.RequestAborted.IsCancellationRequested)
            {
                NotRead(logger, e);
                call.Http.Response.Headers[CallHeaders.Restored] = "unavailable";
            }
        }

        call.Placeholders = values is { Count: > 0 } ? vault.Open(values) : null;
    }

    /// <summary>Null when the request may not leave; its facts then say why.</summary>
    public async ValueTask<BodyEdits?> MaskAsync(Call call)
    {
        var written = WrittenPlaceholders.In(call.Text);
        if (Conversation(call) is not { } conversation)
        {
            return TryMask(call, written, vault.Alone());
        }

        try
        {
            return await MaskAsync(call, conversation, written);
        }
        catch (Exception e) when (!call.Http.RequestAborted.IsCancellationRequested)
        {
            NotKept(logger, e);
        }

        (call.Placeholders, call.Masked, call.Facts) = (null, 0, call.Facts with { Unkept = true });
        return null;
    }

    // However many turns of one conversation come at once, on each attempt one of them somewhere is kept: patience is the only limit.
    private async Task<BodyEdits?> MaskAsync(Call call, string conversation, List<Placeholder> written)
    {
        using var limit = vault.Limit(call.Http.RequestAborted);
        var values = vault.Recall(call.Holder, conversation);
        if (values is null || written.Exists(name => !values.Has(name)))
        {
            values = await vault.LoadAsync(call.Holder, conversation, limit.Token);
        }

        var set = vault.Open(values);
        var edits = TryMask(call, written, set);
        if (edits is null || await vault.TryKeepAsync(call.Holder, conversation, set, limit.Token))
        {
            return edits;
        }

        // Another turn was first. From here those of this process go one after the other, so that each meets only the other replicas.
        using var turn = await vault.TurnAsync(call.Holder, conversation, limit.Token);
        do
        {
            set = vault.Open(await vault.LoadAsync(call.Holder, conversation, limit.Token));
            edits = TryMask(call, written, set);
        }
        while (edits is not null && !await vault.TryKeepAsync(call.Holder, conversation, set, limit.Token));

        return edits;
    }

    private static BodyEdits? TryMask(Call call, List<Placeholder> written, PlaceholderSet set)
    {
        var edits = new BodyEdits();
        var masker = new Masker(call.Text, written, set, edits);
        if (!masker.TryMask(call.Scan, call.Categories, call.Verdict.MaskedCategories))
        {
            // What must be masked and cannot be does not leave: judged again, as values that no placeholder can stand for.
            (call.Placeholders, call.Masked, call.Facts) = (null, 0, call.Facts with { Fixed = call.Facts.Findings });
            return null;
        }

        (call.Placeholders, call.Masked) = (set, masker.Count);
        return edits;
    }

    private static string? Conversation(Call call) =>
        call.Http.Request.Headers[CallHeaders.Conversation] is [{ Length: > 0 } id] ? id : null;

    [LoggerMessage(1, LogLevel.Error, "The masked values of a conversation could not be kept: the request is refused")]
    private static partial void NotKept(ILogger logger, Exception e);

    [LoggerMessage(2, LogLevel.Error, "The masked values of a conversation could not be read: its placeholders stay in the answer")]
    private static partial void NotRead(ILogger logger, Exception e);
}
