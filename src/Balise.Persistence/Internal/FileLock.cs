namespace Balise.Persistence.Internal;

/// <summary>One process at a time, on one machine. The system releases it when the process dies, however it dies.</summary>
internal sealed class FileLock : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int Attempts = 600;

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <exception cref="IOException">Another process holds it for more than a minute, or the folder cannot be written.</exception>
    public static async Task<FileLock> TakeAsync(string path, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
                await Task.Delay(Pause, ct);
            }
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
