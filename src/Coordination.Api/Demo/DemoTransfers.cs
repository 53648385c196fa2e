using Coordination.Api.Accounts;
using Coordination.Api.Cases;
using Coordination.Api.Transfers;

namespace Coordination.Api.Demo;

/// <summary>Transfer lists: of an absence that is far ahead, and of one that ended at once, so that nobody is missed.</summary>
internal static class DemoTransfers
{
    private const string Ahead = "absence-transferring";
    private const string Over = "absence-back";

    /// <summary>The list of the social worker, who goes later.</summary>
    public static Guid Going { get; } = DemoScript.IdOf(Ahead);

    /// <summary>The list of the midwife of Heusy, who is back.</summary>
    public static Guid Back { get; } = DemoScript.IdOf(Over);

    public static IEnumerable<DemoAct> Acts(DateOnly today)
    {
        var reading = DemoCases.IdOf(DemoCases.Reading);
        return
        [
            new(Ahead, Personas.SocialWorker, new DeclareAbsence(today.AddDays(310), today.AddDays(324), null)),
            new("transfer-noted", Personas.SocialWorker, new NoteTransfer(new()
            {
                TransferId = Going, CaseId = reading, Text = "Place en crèche demandée : rappeler le service mardi. Préfère être appelée le matin.",
            })),
            new("transfer-picked-up", Personas.Midwife, new PickUpTransfer(Going, reading)),
            new("case-transferring", Personas.MidwifeHeusy, new OpenCase(new() { Name = "Thaïs Exemple", DueDate = today.AddDays(100), Language = "fr" })),
            new(Over, Personas.MidwifeHeusy, new DeclareAbsence(today, today.AddDays(6), null)),
            new("absence-back-ended", Personas.MidwifeHeusy, new EndAbsence(Back)),
        ];
    }
}
