using System.Reflection;
using Coordination.Api.Outbox;
using Xunit;

namespace Coordination.Api.Tests.Outbox;

public sealed class WritingMessages
{
    private static readonly string[] Allowed = ["asked", "coming", "due", "late", "list", "reference", "service", "start", "telephone", "today"];

    public static IEnumerable<object[]> Everything =>
        from template in Messages.Templates from language in Messages.Languages select new object[] { template, language };

    [Fact]
    public void Every_named_message_is_there_and_no_other()
    {
        var names = typeof(Template).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(names.Order(), Messages.Templates.Order());
        Assert.Equal(16, Messages.Templates.Count);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Each_message_reads_whole_in_each_language(string template, string language)
    {
        var text = Messages.Write(OutboxSample.Written(template, language), OutboxSample.To);
        // A message to a family names nothing by which somebody who reads along could ask; one that sums up is about no one thing.
        var family = template.StartsWith("family-", StringComparison.Ordinal);
        var told = !family && template != Template.Digest;
        Assert.Equal(told, text.Subject.Contains(OutboxSample.Reference, StringComparison.Ordinal));
        Assert.Equal(told, text.Text.Contains(OutboxSample.Reference, StringComparison.Ordinal));
        Assert.True(!family || !(text.Subject + text.Text).Contains(OutboxSample.To.Service, StringComparison.Ordinal));
        Assert.DoesNotContain('{', text.Subject + text.Text);
        Assert.NotEqual(Messages.Words(template, language == "fr" ? "nl" : "fr").Subject, Messages.Words(template, language).Subject);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_text_has_no_blank_but_the_listed_ones_and_the_same_in_each_language(string template, string language)
    {
        Assert.Subset(Allowed.ToHashSet(), BlanksOf(template, language));
        Assert.Equal(BlanksOf(template, "fr"), BlanksOf(template, language));
    }

    [Fact]
    public void The_list_of_blanks_is_closed() => Assert.Equal(Allowed, Messages.Blanks.Keys.Order());

    [Fact]
    public void A_message_carries_ids_instants_and_counts_and_never_a_text_of_a_person()
    {
        Type[] allowed = [typeof(DateTimeOffset?), typeof(Guid?), typeof(int?)];
        var facts = typeof(MessageFacts).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        Assert.NotEmpty(facts);
        Assert.All(facts, fact => Assert.Contains(fact.PropertyType, allowed));
        Assert.Equal(
            ["Facts:MessageFacts", "Language:String", "Reference:String", "Step:String", "Template:String", "Tenant:String"],
            typeof(OutboxMessage).GetProperties().Where(property => property.PropertyType.IsClass && property.Name != "EqualityContract")
                .Select(property => $"{property.Name}:{property.PropertyType.Name}").Order());
    }

    [Theory]
    [InlineData("fr", "Le 6 mai 2026,")]
    [InlineData("nl", "Op 6 mei 2026 ")]
    [InlineData("en", "On 6 May 2026 ")]
    public void A_chase_gives_the_day_the_reference_and_the_telephone(string language, string day)
    {
        var text = Messages.Write(OutboxSample.Chase(language: language), OutboxSample.To).Text;
        Assert.Contains(day, text, StringComparison.Ordinal);
        Assert.Contains(OutboxSample.To.Telephone, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Instants_are_told_in_the_hours_of_Brussels()
    {
        Assert.Contains("20 mai 2026 à 09:00", Written(Template.Escalation, "fr"), StringComparison.Ordinal);
        Assert.Contains("maandag 26 oktober 2026 om 10:00", Written(Template.ConcertationInvitation, "nl"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_says_that_a_step_is_to_be_done_and_nothing_else()
    {
        var text = Messages.Write(OutboxSample.Written(Template.ReminderToCoordinator, "fr"), OutboxSample.To);
        Assert.Equal("Une étape est à faire, réf. LC-2026-0042", text.Subject);
        Assert.Equal("Bonjour,\n\nUne étape est à faire : référence LC-2026-0042. Elle est dans votre liste du jour.\n", text.Text);
    }

    [Fact]
    public void A_missing_fact_or_an_unknown_message_is_not_sent_half()
    {
        Assert.Throws<CannotCompose>(() => Messages.Write(OutboxSample.Chase() with { Facts = new() }, OutboxSample.To));
        Assert.Throws<CannotCompose>(() => Messages.Write(OutboxSample.Chase(), OutboxSample.To with { Telephone = "" }));
        Assert.Throws<CannotCompose>(() => Messages.Write(OutboxSample.Chase() with { Template = "greeting" }, OutboxSample.To));
        Assert.Throws<CannotCompose>(() => Messages.Write(OutboxSample.Chase() with { Language = "de" }, OutboxSample.To));
    }

    [Theory]
    [InlineData(null, "Votre réponse est attendue, réf. LC-2026-0042")]
    [InlineData("nl", "Wij wachten op uw antwoord, ref. LC-2026-0042")]
    [InlineData("de", "Votre réponse est attendue, réf. LC-2026-0042")]
    public void The_recipient_s_own_language_is_used_where_there_is_a_text_in_it(string? language, string subject)
    {
        var mail = new MailComposer(OutboxSample.Mail).Compose(OutboxSample.Chase(), OutboxSample.Decision, OutboxSample.To with { Language = language });
        Assert.Equal(subject, mail.Subject);
    }

    private static string Written(string template, string language) => Messages.Write(OutboxSample.Written(template, language), OutboxSample.To).Text;

    private static HashSet<string> BlanksOf(string template, string language)
    {
        var words = Messages.Words(template, language);
        return [.. Messages.Blank().Matches(words.Subject + words.Text).Select(blank => blank.Groups[1].Value)];
    }
}
