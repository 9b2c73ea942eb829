namespace Balise.Tests.Host;

/// <summary>S03: the sovereignty matrix of Guide 2.2, all sixteen cells, through HTTP.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class ScenarioS03Tests(RunningBalise running)
{
    public static TheoryData<string, string, bool> Cells()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var level in new[] { "unclassified", "protected_a", "protected_b", "protected_c" })
        {
            foreach (var key in new[] { "public", "closed", "sovereign", "government" })
            {
                data.Add(level, key, level == "unclassified" || key == "government" || (key != "public" && level != "protected_c"));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Each_cell_of_the_matrix_decides(string level, string key, bool allowed)
    {
        var before = running.Upstream.Requests.Count;

        var answer = await running.Balise.AskAsync(key, "Bonjour", level: level);

        Assert.Equal(allowed ? 200 : 403, answer.Status);
        Assert.Equal(allowed ? 1 : 0, running.Upstream.Requests.Count - before);
        if (!allowed)
        {
            Assert.Equal("classification_not_permitted", answer.Code);
            var rule = answer.Error.GetProperty("balise").GetProperty("rules")[0];
            Assert.Equal("matrix", rule.GetProperty("id").GetString());
            Assert.Equal("Guide", rule.GetProperty("instrument").GetString());
            Assert.Equal("2.2", rule.GetProperty("clause").GetString());
            Assert.NotEmpty(answer.Error.GetProperty("balise").GetProperty("remedy").GetString()!);
        }
    }

}
