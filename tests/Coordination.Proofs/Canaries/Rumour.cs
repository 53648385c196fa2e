using System.Globalization;
using Coordination.Api.Demo;

namespace Coordination.Proofs.Canaries;

/// <summary>An alert that becomes no case, with a text of its own in everything that is said in it and of it.</summary>
internal sealed class Rumour(Voice voice, Planted planted)
{
    private readonly HashSet<int> _numbers = [];
    private IReadOnlyList<string> _soughtBy = [];

    public Guid Alert { get; private set; }

    public Told Told => new(_numbers, _soughtBy, Alert, [$"/v1/alerts/{Alert}", $"/v1/alerts/{Alert}/status", "/v1/alerts", "/v1/alerts?waiting=false&limit=100", "/v1/alerts/conflicts", "/v1/worklist", "/v1/me/today"]);

    public async Task ComeAsync()
    {
        var (name, telephone, ssin) = (Word("about.name"), planted.NewTelephone("rumour: about.telephone"), planted.NewSsin("rumour: about.ssin"));
        _soughtBy = [name, telephone, ssin];
        Alert = await voice.MakeAsync(Personas.Of("sender"), "/v1/alerts", new
        {
            about = new { name, birthDate = planted.NewBirthDate("rumour: about.birthDate"), ssin, telephone },
            from = new { kind = Word("from.kind"), name = Word("from.name"), organisation = Word("from.organisation"), telephone = Word("from.telephone") },
            why = Word("why"),
            codes = new[] { Word("codes") },
            redFlags = new[] { Word("redFlags") },
            messageId = Word("messageId"),
            site = Personas.MontLegia,
        });
    }

    /// <summary>It is not followed up.</summary>
    public Task AnswerAsync() => voice.DoAsync(Personas.Midwife, $"/v1/alerts/{Alert}/qualify", new { outcome = "notFounded", reason = Word("qualify.reason") });

    private string Word(string field)
    {
        var word = planted.NewWord($"rumour: {field}");
        _numbers.Add(int.Parse(word.AsSpan(Planted.Word.Length, 6), CultureInfo.InvariantCulture));
        return word;
    }
}
