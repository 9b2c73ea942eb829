using Npgsql;

namespace Balise.Persistence.Policies;

/// <summary>
/// Waits for another process to change the policy: PostgreSQL says so at once (LISTEN, NOTIFY). With SQLite there is no other process,
/// and a line that is cut is only slower: whoever waits looks once a second whatever happens.
/// </summary>
public sealed class PolicyNews : IAsyncDisposable
{
    internal const string Channel = "balise_policy";

    private readonly NpgsqlDataSource? source;
    private readonly TimeProvider clock;
    private NpgsqlConnection? line;

    internal PolicyNews(NpgsqlDataSource? source, TimeProvider clock) => (this.source, this.clock) = (source, clock);

    /// <summary>Returns at the first news, or when the time is over.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        if (source is null)
        {
            await Task.Delay(atMost, clock, ct);
            return;
        }

        try
        {
            if (line is null)
            {
                line = await source.OpenConnectionAsync(ct);
                await using var listen = line.CreateCommand();
                listen.CommandText = $"LISTEN {Channel}";
                await listen.ExecuteNonQueryAsync(ct);

                // What was said before the line was open is looked for now.
                return;
            }

            await line.WaitAsync(atMost, ct);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            await CloseAsync();
            await Task.Delay(atMost, clock, ct);
        }
    }

    public ValueTask DisposeAsync() => CloseAsync();

    private async ValueTask CloseAsync()
    {
        if (line is { } open)
        {
            line = null;
            try
            {
                await open.DisposeAsync();
            }
            catch (Exception e) when (e is NpgsqlException or IOException or InvalidOperationException)
            {
                // Broken, or still waiting while the process ends: there is nothing to give back.
            }
        }
    }
}
