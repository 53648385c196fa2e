// These shapes are stored for ever: never change one, add to it.
namespace Coordination.Domain.Cases;

/// <summary>
/// The author of an entry holds that its subject should not read it for the time being, because knowing it would clearly harm her health (law of 22 August
/// 2002, article 7, fourth paragraph). It withholds nothing until another professional agrees.
/// </summary>
/// <param name="Exception">Id of the exception.</param>
/// <param name="Entry">What is withheld.</param>
/// <param name="Text">Why, sealed with the key of the entry's subject.</param>
/// <param name="ReviewOn">Last civil day on which it holds.</param>
/// <param name="Told">It is safe to tell her that something is withheld.</param>
public sealed record TherapeuticExceptionAsked(Guid Exception, Guid Entry, Protected Text, DateOnly ReviewOn, bool Told, Stamp Stamp);

/// <summary>Another professional agrees, after having read it.</summary>
public sealed record TherapeuticExceptionAgreed(Guid Exception, Stamp Stamp);

/// <summary>It withholds nothing any more.</summary>
public sealed record TherapeuticExceptionEnded(Guid Exception, Stamp Stamp);
