using Coordination.Api.Demo;

namespace Coordination.Api.Tests.Fixtures;

/// <summary>The demonstration's personas, by what they are called in tests.</summary>
internal static class People
{
    public static Persona Supervisor => Personas.Supervisor;

    public static Persona Midwife => Personas.Midwife;

    public static Persona SocialWorker => Personas.SocialWorker;

    public static Persona MidwifeHeusy => Personas.MidwifeHeusy;

    /// <summary>The hospital record of MontLégia.</summary>
    public static Persona Record => Of("record-montlegia");

    public static Persona RecordHeusy => Of("record-heusy");

    /// <summary>A general practitioner who may raise an alert and follow it.</summary>
    public static Persona Sender => Of("sender");

    public static Persona Psychiatrist => Of("relay-psychiatrist");

    public static Persona Of(string subject) => Personas.All.Single(p => p.Subject == subject);
}
