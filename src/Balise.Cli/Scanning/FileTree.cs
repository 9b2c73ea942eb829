namespace Balise.Cli.Scanning;

/// <summary>The files of a folder and of its folders, in the order of their names. Links are not followed; what cannot be opened is said and passed over.</summary>
internal sealed class FileTree(Action<string, string> complain, CancellationToken ct)
{
    public IEnumerable<string> Files(string folder)
    {
        ct.ThrowIfCancellationRequested();
        foreach (var entry in Entries(folder))
        {
            if (entry is not DirectoryInfo)
            {
                yield return Path.Combine(folder, entry.Name);
                continue;
            }

            foreach (var file in Files(Path.Combine(folder, entry.Name)))
            {
                yield return file;
            }
        }
    }

    private IReadOnlyList<FileSystemInfo> Entries(string folder)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(folder).EnumerateFileSystemInfos()
                    .Where(entry => (entry.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Device)) == 0)
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal),
            ];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            complain(folder, problem.Message);
            return [];
        }
    }
}
