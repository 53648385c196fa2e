using Coordination.Api.EventStore;
using Coordination.Domain.Accounts;
using NpgsqlTypes;

namespace Coordination.Api.Accounts.Views;

/// <summary>Rows by which a calendar's address and the day's mails are found, as the account's events say.</summary>
internal static class OwnListRows
{
    private const string PutAddress = """
        insert into coordination.calendar_address (account, service, hash) values ($1, $2, $3) on conflict (account) do update set hash = excluded.hash
        """;

    private const string DropAddress = "delete from coordination.calendar_address where account = $1";

    private const string PutDigest = """
        insert into coordination.digest_choice (tenant_id, account, days, at) values ($1, $2, $3, $4)
        on conflict (tenant_id, account) do update set days = excluded.days, at = excluded.at
        """;

    public static void Queue(Work work, Guid account, object @event)
    {
        switch (@event)
        {
            case CalendarAddressGiven e:
                work.Also(PutAddress, account, work.Service, e.Hash);
                break;
            case CalendarAddressEnded or AccountEnded:
                work.Also(DropAddress, account);
                break;
            case DigestChosen { Choice: var choice }:
                work.Also(PutDigest, work.Service, account, choice.Days.ToString(), new(NpgsqlDbType.Time, choice.At));
                break;
            default:
                break;
        }
    }
}
