using System.Text;
using Coordination.Api.Outbox;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using MimeKit;
using Xunit;

namespace Coordination.Api.Tests.Outbox;

/// <summary>What a person of a case gets: neutral words, from a mailbox that tells nothing, at an address and in an hour that she called safe.</summary>
public sealed class WritingToTheFamily(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Telling = ["coordination", "croche", "montlegia", "hopital", "naissance", "sage-femme"];

    [Fact]
    public async Task A_message_says_to_call_back_and_nothing_of_who_asks_why_or_where()
    {
        var (file, mother) = await OpenAsync("Wivine Écrite");
        await AskAsync(file, new { askedAlone = true, restricted = true, channels = new[] { "mail" }, mail = "w.safe@example.org", neutralSender = "Martine" });
        var written = (await WriteAsync(file, mother, new { kind = "call-back" })).Expect(200);
        var mail = Assert.Single(await SentToAsync("w.safe@example.org"));
        Assert.Equal(("Martine", "messages@localhost"), (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address));
        Assert.Equal("Merci de rappeler", mail.Subject);
        Assert.NotNull(mail.Headers[MailComposer.DecisionHeader]);
        Assert.Equal("leaves", await StandsAsync(written.Id));
        Assert.Empty(await SentToAsync("wivine@example.org"));
        AssertNeutral(mail);
        Assert.Contains("person_written_to", await api.EventsAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_set_no_limit_is_written_to_by_the_service()
    {
        var (file, mother) = await OpenAsync("Valère Libre");
        (await WriteAsync(file, mother, new { kind = "appointment", startsAt = api.Clock.Now.AddDays(2) })).Expect(200);
        var mail = Assert.Single(await SentToAsync("valere@example.org"));
        Assert.Equal("coordination@localhost", mail.From.Mailboxes.Single().Address);
        Assert.Equal("Rendez-vous", mail.Subject);
    }

    [Fact]
    public async Task It_waits_for_an_hour_of_hers_and_leaves_in_it()
    {
        var (file, mother) = await OpenAsync("Hedwige Horaire");
        var hour = api.Clock.Now.AddHours(5);
        await AskAsync(file, new { askedAlone = true, restricted = true, channels = new[] { "mail" }, hours = Hours(hour, 2) });
        var written = (await WriteAsync(file, mother, new { kind = "call-back" })).Expect(200);
        await api.MailsAsync();
        await api.MailsAsync();
        Assert.Equal("outside-her-hours", await StandsAsync(written.Id));
        Assert.Equal(0, (await api.CardAsync(file)).GetProperty("reminders").GetArrayLength());
        api.Clock.Advance(TimeSpan.FromHours(6));
        await api.MailsAsync();
        Assert.Equal("leaves", await StandsAsync(written.Id));
    }

    [Fact]
    public async Task An_appointment_before_her_next_hour_is_told_by_hand()
    {
        var (file, mother) = await OpenAsync("Tilde Tôt");
        await AskAsync(file, new { askedAlone = true, restricted = true, channels = new[] { "mail" }, hours = Hours(api.Clock.Now.AddHours(8), 2) });
        var written = (await WriteAsync(file, mother, new { kind = "appointment", startsAt = api.Clock.Now.AddHours(4) })).Expect(200);
        await api.MailsAsync();
        Assert.Equal("channel-not-safe", await StandsAsync(written.Id));
        Assert.Equal(1, (await api.CardAsync(file)).GetProperty("reminders").GetArrayLength());
    }

    [Fact]
    public async Task Where_mail_is_not_safe_nothing_is_composed_and_what_waits_stays()
    {
        var (file, mother) = await OpenAsync("Nele Niet");
        var waits = (await WriteAsync(file, mother, new { kind = "call-back" })).Expect(200);
        await AskAsync(file, new { askedAlone = true, restricted = true, channels = new[] { "telephone" } });
        var refused = await WriteAsync(file, mother, new { kind = "call-back" });
        refused.ExpectProblem(403, "not-allowed");
        Assert.Contains("A57", refused.Text, StringComparison.Ordinal);
        await api.MailsAsync();
        Assert.Equal("channel-not-safe", await StandsAsync(waits.Id));
        Assert.Empty(await SentToAsync("nele@example.org"));
    }

    [Fact]
    public async Task After_the_last_day_of_her_answer_no_channel_is_safe_until_she_is_asked_again()
    {
        var (file, mother) = await OpenAsync("Ode Outrée");
        var today = DateOnly.FromDateTime(api.Clock.Now.UtcDateTime);
        await AskAsync(file, new { askedAlone = true, restricted = true, channels = new[] { "mail", "telephone" }, validUntil = today.AddDays(1) });
        Assert.NotNull((await MotherAsync(file)).Text("telephone"));
        api.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null((await MotherAsync(file)).Text("telephone"));
        Assert.True((await MotherAsync(file)).GetProperty("reach").GetProperty("over").GetBoolean());
        (await WriteAsync(file, mother, new { kind = "call-back" })).ExpectProblem(403, "not-allowed");
        await AskAsync(file, new { askedAlone = true, restricted = true, channels = new[] { "mail", "telephone" }, validUntil = today.AddDays(30) });
        (await WriteAsync(file, mother, new { kind = "call-back" })).Expect(200);
    }

    [Fact]
    public async Task An_invitation_to_a_meeting_is_an_appointment_in_her_calendar()
    {
        var (file, _) = await OpenAsync("Iris Invitée");
        await AskAsync(file, new { askedAlone = true, restricted = true, channels = new[] { "mail" }, neutralSender = "Martine" });
        var meeting = await api.PlanAsync(file, new { persons = new[] { new { name = "Iris", mail = "iris@example.org" } } });
        var mail = Assert.Single(await SentToAsync("iris@example.org"));
        AssertNeutral(mail);
        var entry = Assert.Single(await api.CalendarsAsync(meeting, "iris@example.org")).Events.Single();
        Assert.Equal(("Rendez-vous", "Martine"), (entry.Summary, entry.Organizer!.CommonName));
        (await api.As(People.Midwife).DoAsync(meeting + "/cancel", new { reason = "family-asks" })).Expect(200);
        var both = await SentToAsync("iris@example.org");
        Assert.Equal(["Rendez-vous", "Rendez-vous annulé"], both.Select(m => m.Subject).Order());
        Assert.All(both, AssertNeutral);
    }

    [Fact]
    public async Task Bad_input_is_named()
    {
        var (file, mother) = await OpenAsync("Mia Mal");
        (await WriteAsync(file, mother, new { kind = "greeting" })).ExpectProblem(422, "message-kind-unknown");
        (await WriteAsync(file, mother, new { kind = "appointment" })).ExpectProblem(422, "message-needs-time");
        (await WriteAsync(file, Guid.NewGuid(), new { kind = "call-back" })).ExpectProblem(403, "not-allowed");
        (await api.OnCaseAsync(file, "safe-contact", new { restricted = true, hours = new[] { new { days = new[] { "mon" }, from = "9h", until = "12:00" } } })).ExpectProblem(400, "invalid-request");
        (await api.OnCaseAsync(file, "safe-contact", new { restricted = true, hours = new[] { new { days = new[] { "lundi" }, from = "09:00", until = "12:00" } } })).ExpectProblem(422, "safe-contact-hours");
        (await api.OnCaseAsync(file, "safe-contact", new { codeWord = "tulipe" })).ExpectProblem(422, "safe-contact-terms");
    }

    private static void AssertNeutral(MimeMessage mail)
    {
        using var raw = new MemoryStream();
        mail.WriteTo(raw);
        var told = Encoding.UTF8.GetString(raw.ToArray()) + string.Concat(mail.BodyParts.OfType<TextPart>().Select(part => part.Text));
        Assert.All(Telling, word => Assert.DoesNotContain(word, told, StringComparison.OrdinalIgnoreCase));
    }

    private object[] Hours(DateTimeOffset from, int length)
    {
        var local = TimeZoneInfo.ConvertTime(from, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"));
        var days = new[] { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
        return [new { days, from = local.ToString("HH:00", null), until = local.AddHours(length).ToString("HH:00", null) }];
    }

    private async Task<(Guid File, Guid Mother)> OpenAsync(string name)
    {
        var file = await api.OpenColdAsync(new { name, dueDate = "2026-10-19", telephone = "+32 470 00 00 02" });
        var card = await api.ReadAsync(file);
        var mother = card.Json.GetProperty("persons")[0].GetProperty("id").GetGuid();
        var mail = string.Concat(name.Split(' ')[0].Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter)).ToLowerInvariant() + "@example.org";
        (await api.PutAsync(file, $"persons/{mother}", new { name, mail }, version: card.ETag)).Expect(200);
        return (file, mother);
    }

    private async Task AskAsync(Guid file, object said) => (await api.OnCaseAsync(file, "safe-contact", said)).Expect(200);

    private Task<HttpAnswer> WriteAsync(Guid file, Guid person, object wish) => api.OnCaseAsync(file, $"persons/{person}/messages", wish);

    private async Task<System.Text.Json.JsonElement> MotherAsync(Guid file) => (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().First();

    private async Task<MimeMessage[]> SentToAsync(string address) =>
        [.. (await api.MailsAsync()).Select(mail => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail)))).Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))];

    private async Task<string> StandsAsync(Guid message) => await api.Raw.AskAsync<string>(
        $"select case when sent_at is null then failed_reason else 'leaves' end from coordination.outbox where reference = '{Http.References.Of(message)}'") ?? "nothing";
}
