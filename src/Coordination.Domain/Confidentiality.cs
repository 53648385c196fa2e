using System.Text.Json.Serialization;

namespace Coordination.Domain;

/// <summary>Level of one entry. The author chooses it; nobody lowers another's.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Confidentiality>))]
public enum Confidentiality
{
    /// <summary>Directory: about no one.</summary>
    N0,

    /// <summary>Coordination facts: exists, who, next step.</summary>
    N1,

    /// <summary>Shared psycho-medico-social content (the default).</summary>
    N2,

    /// <summary>Restricted to a discipline or to named people.</summary>
    N3,

    /// <summary>Sealed: violence disclosures, hidden address, safe contact, danger notes, third-party facts.</summary>
    N4,

    /// <summary>Working note of the author.</summary>
    N5,
}

/// <summary>How urgently something is owed; lower sorts first in every list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Urgency>))]
public enum Urgency
{
    /// <summary>A red flag whose delay is counted in hours.</summary>
    RedFlag = 0,

    /// <summary>An alert or an escalated step.</summary>
    High = 1,

    /// <summary>Everything else.</summary>
    Normal = 2,
}
