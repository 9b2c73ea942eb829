namespace Balise.Tests.Architecture;

/// <summary>One word for each idea, and the words are in docs/glossary.md.</summary>
public sealed class GlossaryTests
{
    [Fact]
    public void Every_folder_of_the_domain_is_in_the_glossary()
    {
        var glossary = Repository.Read("docs/glossary.md");
        var folders = Repository.Files("src/Balise.Domain").Select(path => path.Split('/')).Where(parts => parts.Length > 3).Select(parts => parts[2]).Distinct();

        Assert.DoesNotContain(folders, folder => !glossary.Contains($"`{folder}/`"));
    }
}
