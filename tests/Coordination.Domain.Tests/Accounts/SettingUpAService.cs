using System.Text.Json;
using Coordination.Domain.Accounts;
using Xunit;
using static Coordination.Domain.Tests.Accounts.Crew;

namespace Coordination.Domain.Tests.Accounts;

public sealed class SettingUpAService
{
    private static readonly ServiceSetUp SetUp = new(Service, "La Croche", Installer);

    private static readonly SiteAdded Site = new("montlegia", "MontLégia", SiteSettings.Usual, Installer);

    private static readonly SiteSettings OnCall = SiteSettings.Usual with { OnCallNumber = "+32 4 000 00 00" };

    [Fact]
    public void The_installer_sets_it_up_once()
    {
        Empty().When(s => ServiceDecider.SetUp(s, Service, "La Croche", Installer)).Then(SetUp);
        Empty().Events(SetUp).When(s => ServiceDecider.SetUp(s, Service, "La Croche", Installer)).ThenNothing();
        Empty().When(s => ServiceDecider.SetUp(s, Service, "La Croche", By(Lead))).ThenRefused("service-installer-only");
        Empty().When(s => ServiceDecider.SetUp(s, Service, " ", Installer)).ThenRefused("service-name-missing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("La-Croche")]
    [InlineData("la croche")]
    [InlineData("la--croche")]
    [InlineData("la-croche-")]
    [InlineData("1croche")]
    [InlineData("é")]
    [InlineData("a123456789-123456789-123456789-1234567890")]
    public void A_slug_can_stand_in_an_address(string slug)
    {
        Empty().When(s => ServiceDecider.SetUp(s, slug, "La Croche", Installer)).ThenRefused("service-slug-malformed");
        Empty().Events(SetUp).When(s => ServiceDecider.AddSite(s, slug, "Site", SiteSettings.Usual, Account.None, Installer)).ThenRefused("service-slug-malformed");
    }

    [Fact]
    public void A_site_is_added_once()
    {
        Empty().Events(SetUp).When(s => ServiceDecider.AddSite(s, "montlegia", "MontLégia", SiteSettings.Usual, Account.None, Installer)).Then(Site);
        Led().When(s => ServiceDecider.AddSite(s, "montlegia", "MontLégia", SiteSettings.Usual, Lead, By(Lead))).ThenNothing();
        Led().When(s => ServiceDecider.AddSite(s, "montlegia", "Autre", SiteSettings.Usual, Lead, By(Lead))).ThenRefused("service-site-taken");
        Led().When(s => ServiceDecider.AddSite(s, "heusy", "Heusy", SiteSettings.Usual, Midwife, By(Midwife))).ThenRefused("account-not-supervisor");
        Led().When(s => ServiceDecider.AddSite(s, "heusy", "", SiteSettings.Usual, Lead, By(Lead))).ThenRefused("service-name-missing");
        Empty().When(s => ServiceDecider.AddSite(s, "heusy", "Heusy", SiteSettings.Usual, Account.None, Installer)).ThenRefused("not-found");
    }

    [Fact]
    public void The_sites_supervisor_changes_its_settings()
    {
        Led().When(s => ServiceDecider.ChangeSite(s, "montlegia", OnCall, Lead, By(Lead))).Then(new SiteSettingsChanged("montlegia", OnCall, By(Lead)));
        Led().When(s => ServiceDecider.ChangeSite(s, "montlegia", SiteSettings.Usual, Lead, By(Lead))).ThenNothing();
        Led().When(s => ServiceDecider.ChangeSite(s, "montlegia", OnCall, OtherLead, By(OtherLead))).ThenRefused("account-not-supervisor");
        Led().When(s => ServiceDecider.ChangeSite(s, "heusy", OnCall, OtherLead, By(OtherLead))).ThenRefused("not-found");
    }

    [Fact]
    public void Settings_that_cannot_work_are_refused()
    {
        Led().When(s => ServiceDecider.ChangeSite(s, "montlegia", OnCall with { Closes = new(8, 0) }, Lead, By(Lead))).ThenRefused("service-hours-impossible");
        Led().When(s => ServiceDecider.ChangeSite(s, "montlegia", OnCall with { EscalateAfter = 0 }, Lead, By(Lead))).ThenRefused("service-escalation-impossible");
    }

    [Fact]
    public void A_machine_is_bound_to_one_site_for_ever()
    {
        var client = new ClientRegistered(MachineClient.IdOf(Issuer, "record-1"), Service, "montlegia", Issuer, "record-1", "CHC", By(Lead));
        Machine().When(c => ClientDecider.Register(c, client, Lead)).Then(client);
        Machine().Events(client).When(c => ClientDecider.Register(c, client, Lead)).ThenNothing();
        Machine().Events(client).When(c => ClientDecider.Register(c, client with { Site = "heusy", Stamp = By(OtherLead) }, OtherLead)).ThenRefused("client-other-site");
        Machine().When(c => ClientDecider.Register(c, client, OtherLead)).ThenRefused("account-not-supervisor");
        Machine().When(c => ClientDecider.Register(c, client with { Organisation = "" }, Lead)).ThenRefused("client-organisation-missing");
        var ended = Machine().Events(client).When(c => ClientDecider.End(c, "stolen secret", Lead, By(Lead))).Then(new ClientEnded("stolen secret", By(Lead)));
        Assert.False(ended.IsLive);
        Machine().Events(client, new ClientEnded("x", By(Lead))).When(c => ClientDecider.Register(c, client, Lead)).ThenRefused("client-ended");
        Machine().Events(client, new ClientEnded("x", By(Lead))).When(c => ClientDecider.End(c, "x", Lead, By(Lead))).ThenNothing();
        Machine().Events(client).When(c => ClientDecider.End(c, "x", Midwife, By(Midwife))).ThenRefused("account-not-supervisor");
        Machine().When(c => ClientDecider.End(c, "x", Lead, By(Lead))).ThenRefused("not-found");
    }

    [Fact]
    public void States_survive_being_stored()
    {
        var away = Account.Evolve(Midwife, new AbsenceDeclared(Guid.Empty, "montlegia", Today, Today, [Lead.Id], By(Midwife)));
        foreach (var state in new object[] { away, Account.None, Machine().Events().When(_ => Decision.AlreadySo).Then(), CoordinationService.None })
        {
            var json = JsonSerializer.Serialize(state, state.GetType(), JsonSerializerOptions.Web);
            var read = JsonSerializer.Deserialize(json, state.GetType(), JsonSerializerOptions.Web);
            Assert.Equal(json, JsonSerializer.Serialize(read, state.GetType(), JsonSerializerOptions.Web));
        }
    }

    private static Given<CoordinationService> Empty() => new(CoordinationService.None, CoordinationService.Evolve);

    private static Given<CoordinationService> Led() => Empty().Events(SetUp, Site);

    private static Given<MachineClient> Machine() => new(MachineClient.None, MachineClient.Evolve);
}
