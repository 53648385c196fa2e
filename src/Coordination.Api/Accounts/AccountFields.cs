using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Accounts;

/// <summary>Where an account's sealed texts stand: part of what each seal authenticates.</summary>
internal static class AccountFields
{
    public const string Proof = "account.proof";
    public const string Name = "account.name";
    public const string Telephone = "account.telephone";
    public const string Mail = "account.mail";

    /// <summary>A role with its proof as it is stored: words are sealed. The account's keys must be at hand.</summary>
    public static Grant Proven(Work work, Guid account, Grant grant, string proof) => CodeShape.IsCode(proof)
        ? grant with { Proof = proof }
        : grant with { Proof = CodeShape.Other, ProofText = work.SealOrNull(account, account, Proof, proof) };
}
