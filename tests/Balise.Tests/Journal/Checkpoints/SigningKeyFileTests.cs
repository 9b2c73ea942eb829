using Balise.Journal.Checkpoints;

namespace Balise.Tests.Journal.Checkpoints;

public sealed class SigningKeyFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("balise-key-").FullName;

    private string KeyPath => Path.Combine(_folder, "journal.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_absent_key_is_made_once_for_its_owner_only()
    {
        using var first = SigningKeyFile.LoadOrCreate(KeyPath, "balise.test");
        using var second = SigningKeyFile.LoadOrCreate(KeyPath, "balise.test");

        Assert.Equal(first.Key, second.Key);
        Assert.Equal([KeyPath], Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        }
    }

    [Fact]
    public void The_file_is_the_published_form_of_a_private_key()
    {
        Write("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n");

        using var signer = SigningKeyFile.Load(KeyPath);

        Assert.Equal("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", signer.Key.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a key")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr")]
    public void A_malformed_key_is_refused_and_left_as_it_is(string content)
    {
        Write(content);

        var refusal = Assert.Throws<FormatException>(() => SigningKeyFile.LoadOrCreate(KeyPath, "PeterNeumann"));

        Assert.Contains(KeyPath, refusal.Message);
        Assert.Equal(content, File.ReadAllText(KeyPath));
    }

    [Fact]
    public void A_key_of_another_name_is_refused()
    {
        SigningKeyFile.LoadOrCreate(KeyPath, "balise.test").Dispose();

        Assert.Throws<FormatException>(() => SigningKeyFile.LoadOrCreate(KeyPath, "autre.test"));
    }

    [Fact]
    public void A_key_that_others_can_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        SigningKeyFile.LoadOrCreate(KeyPath, "balise.test").Dispose();
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Assert.Throws<UnauthorizedAccessException>(() => SigningKeyFile.LoadOrCreate(KeyPath, "balise.test"));
    }

    private void Write(string content)
    {
        File.WriteAllText(KeyPath, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
