using Coordination.Api.Transfers;

namespace Coordination.Api.Demo.Examples;

internal static class TransferExamples
{
    private static readonly object Steps = new { transferId = DemoTransfers.Going, caseId = DemoCases.IdOf(DemoCases.Steps) };

    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        new(typeof(ListTransfers), new(Personas.Midwife, new { site = Personas.MontLegia })),
        new(typeof(ReadTransfer), new(Personas.Midwife, new { transferId = DemoTransfers.Going })),
        new(typeof(NoteTransfer), new(Personas.SocialWorker, Steps)),
        new(typeof(PickUpTransfer), new(Personas.Midwife, Steps)),
        new(typeof(TakeBackTransfer), new(Personas.MidwifeHeusy, new { transferId = DemoTransfers.Back })),
    ];
}
