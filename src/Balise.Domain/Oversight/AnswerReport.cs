using System.Text;
using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Domain.UseCases;

namespace Balise.Domain.Oversight;

public readonly record struct ReportId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public enum ReportKind
{
    Wrong,
    Harmful,
    Biased,
    PersonalInformation,
    Other,
}

/// <summary>
/// An answer that a person reports. The conversation stays theirs: what is passed on is the decision's number, the kind, and what they
/// chose to write, which is sealed because people write names there.
/// </summary>
public sealed class AnswerReport : IRecordsFacts
{
    public const int MaxComment = 2000;

    private const string Purpose = "report";

    private readonly List<Fact> facts = [];

    // For the database only.
    private AnswerReport() => (UseCase, Sealed) = ("", []);

    public ReportId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public PersonId Person { get; private set; }

    public string UseCase { get; private set; }

    public Guid Decision { get; private set; }

    public ReportKind Kind { get; private set; }

    public byte[] Sealed { get; private set; }

    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<AnswerReport> Make(
        ReportId id, Conversation conversation, Guid decision, ReportKind kind, string comment, ISecretBox box, Actor by, DateTimeOffset at)
    {
        if (comment.Length > MaxComment)
        {
            return new Invalid([new("Comment", "field.too_long", ("max", MaxComment.ToString()))]);
        }

        var report = new AnswerReport
        {
            Id = id, Organization = by.Organization, Person = by.Person, UseCase = conversation.UseCase, Decision = decision, Kind = kind, At = at,
            Sealed = box.Seal(by.Organization, Purpose, id.ToString(), Encoding.UTF8.GetBytes(comment)),
        };
        report.facts.Add(new Fact("answer.reported", $"decision:{decision}", ("useCase", conversation.UseCase), ("kind", kind.ToString())));
        return report;
    }

    public string Comment(ISecretBox box) => box.Open(Organization, Purpose, Id.ToString(), Sealed) is { } plain ? Encoding.UTF8.GetString(plain) : "";

    public void ForgetFacts() => facts.Clear();
}
