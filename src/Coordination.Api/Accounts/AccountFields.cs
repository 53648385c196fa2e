namespace Coordination.Api.Accounts;

/// <summary>Where an account's sealed texts stand: part of what each seal authenticates.</summary>
internal static class AccountFields
{
    public const string Name = "account.name";
    public const string Telephone = "account.telephone";
    public const string Mail = "account.mail";
}
