using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Norms.Forms;

public sealed class AnswerSetTests
{
    private static readonly Form Form = LocalForms.AnnexOne;

    [Fact]
    public void Two_people_in_one_form_lose_nothing()
    {
        var held = AnswerSet.Empty(Form).With("intended_use", LocalForms.Text("Les siens")).With("expected_gains", LocalForms.Text("Temps"));

        var merge = held.Merge(
        [
            new("intended_use", null, LocalForms.Text("Les miens")),
            new("system_description", null, LocalForms.Text("Un assistant")),
            new("expected_gains", LocalForms.Text("Temps"), LocalForms.Text("Temps et qualité")),
        ]);

        var conflict = Assert.Single(merge.Conflicts);
        Assert.Equal(("intended_use", new TextAnswer("Les siens"), new TextAnswer("Les miens")), (conflict.Question, conflict.Theirs, conflict.Yours));
        Assert.Equal(LocalForms.Text("Les siens"), merge.Answers["intended_use"]);
        Assert.Equal(LocalForms.Text("Un assistant"), merge.Answers["system_description"]);
        Assert.Equal(LocalForms.Text("Temps et qualité"), merge.Answers["expected_gains"]);
    }

    [Fact]
    public void The_same_change_made_twice_is_no_conflict()
    {
        var held = AnswerSet.Empty(Form).With("intended_use", LocalForms.Text("Pareil"));

        Assert.Empty(held.Merge([new("intended_use", null, LocalForms.Text("Pareil"))]).Conflicts);
    }

    [Fact]
    public void Answers_come_back_from_their_json()
    {
        var answers = LocalForms.Fill(Form).With("official_risk_tools", new FilesAnswer([new("outil.xlsx", new string('b', 64), 2048)]));

        var read = AnswerJson.ReadSet(AnswerJson.Write(answers));

        Assert.Equal(AnswerJson.Write(answers), AnswerJson.Write(read));
        Assert.Equal(answers.Hash, read.Hash);
        Assert.Equal(Form.Version, read.Version);
    }

    [Fact]
    public void The_hash_follows_content_not_order()
    {
        var one = AnswerSet.Empty(Form).With("a", new NumberAnswer(1.50m)).With("b", LocalForms.Many("x", "y"));
        var other = AnswerSet.Empty(Form).With("b", LocalForms.Many("y", "x")).With("a", new NumberAnswer(1.5m)).With("c", LocalForms.Text(" "));

        Assert.Equal(one.Hash, other.Hash);
        Assert.NotEqual(one.Hash, one.With("a", new NumberAnswer(1.51m)).Hash);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"form":"x","version":"1","values":{"a":{"poem":"?"}}}""")]
    [InlineData("""{"form":"x","version":"1","values":{"a":{"date":"hier"}}}""")]
    public void What_is_not_an_answer_is_refused(string json) => Assert.Throws<JsonException>(() => AnswerJson.ReadSet(json));

    [Fact]
    public void Differences_are_said_in_words_cell_by_cell()
    {
        var risks = Form.Find("risks")!;
        var before = AnswerSet.Empty(Form).With("openness", LocalForms.Text("closed")).With("risks", LocalForms.Rows(risks, ("likelihood", LocalForms.Text("rare"))));
        var after = before.With("openness", LocalForms.Text("open")).With("risks", LocalForms.Rows(risks, ("likelihood", LocalForms.Text("likely"))));

        var differences = AnswerDifferences.Between(Form, before, after, Language.English);

        Assert.Equal(
            ["openness: Closed → Open (True)", "risks.0.likelihood: 1: rare → 4: likely (False)"],
            differences.Select(each => $"{each.Path}: {each.Before} → {each.After} ({each.Material})"));
    }

    [Fact]
    public void A_draft_moves_to_a_newer_form_and_says_what_changed()
    {
        var older = LocalForms.Pack.Forms["efvp-allegee"];
        var section = older.Sections[0];
        var newer = older with
        {
            Version = "2",
            Sections =
            [
                section with
                {
                    Questions =
                    [
                        .. section.Questions.Where(question => question.Id != "pia_description"),
                        section.Questions[0] with { Id = "pia_new", Required = true },
                    ],
                },
            ],
        };
        var draft = AnswerSet.Empty(older).With("pia_description", LocalForms.Text("Gardé à l’écran")).With("pia_started_on", LocalForms.Date(2026, 1, 5));

        var migrated = FormMigration.Migrate(draft, newer, older);

        Assert.Equal("2", migrated.Answers.Version);
        Assert.NotNull(migrated.Answers["pia_started_on"]);
        Assert.Contains(migrated.Notes, note => note is { Kind: MigrationKind.QuestionGone, Question: "pia_description" } && note.Answer == LocalForms.Text("Gardé à l’écran"));
        Assert.Contains(migrated.Notes, note => note is { Kind: MigrationKind.QuestionAdded, Question: "pia_new" });
    }
}
