// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
namespace Coordination.Domain.Accounts;

/// <summary>A hospital's record is allowed to post alerts for one site.</summary>
/// <param name="Client"><see cref="MachineClient.IdOf"/> of issuer and client id.</param>
/// <param name="Service">Coordination service (tenant).</param>
/// <param name="Site">The one site it is bound to.</param>
/// <param name="Issuer">Identity provider.</param>
/// <param name="Subject">Client id there.</param>
/// <param name="Organisation">Hospital it belongs to.</param>
/// <param name="Stamp">Supervisor who registered it.</param>
public sealed record ClientRegistered(Guid Client, string Service, string Site, string Issuer, string Subject, string Organisation, Stamp Stamp);

/// <summary>Its tokens are refused from the commit on.</summary>
public sealed record ClientEnded(string Reason, Stamp Stamp);
