using Balise.Domain.People;

namespace Balise.Domain.Reminders;

/// <summary>
/// Carries the queued mails away, one at a time: claimed in the database first, so that neither a second process nor a restart sends
/// one twice.
/// </summary>
public sealed class SendMails(IMailStore mails, IMailCarrier carrier, IChanges changes, TimeProvider clock)
{
    private const int Batch = 50;

    // A server that answers at all answers within this.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Returns how many left.</summary>
    public async Task<Result<int>> ExecuteAsync(Actor by, CancellationToken ct)
    {
        foreach (var lost in await mails.UnansweredAsync(clock.GetUtcNow() - Patience, ct))
        {
            Recover(lost);
        }

        if (await changes.SaveAsync(by, ct) is { } error)
        {
            return error;
        }

        var left = 0;
        foreach (var mail in await mails.QueuedAsync(clock.GetUtcNow(), Batch, ct))
        {
            mail.Begin(clock.GetUtcNow());
            if (await changes.SaveAsync(by, ct) is { } taken)
            {
                return taken;
            }

            left += await CarryAsync(mail, ct) ? 1 : 0;
            if (await changes.SaveAsync(by, CancellationToken.None) is { } failed)
            {
                return failed;
            }
        }

        return left;
    }

    private void Recover(Mail mail)
    {
        if (carrier.Repeatable)
        {
            mail.Refused("The process stopped before it left.", forGood: false, clock.GetUtcNow().AddDays(-1));
        }
        else
        {
            mail.Doubt();
        }
    }

    private async Task<bool> CarryAsync(Mail mail, CancellationToken ct)
    {
        try
        {
            await carrier.CarryAsync(mail, ct);
            mail.Left(clock.GetUtcNow());
            return true;
        }
        catch (MailRefusedException problem)
        {
            mail.Refused(problem.Message, problem.ForGood, clock.GetUtcNow());
            return false;
        }
    }
}
