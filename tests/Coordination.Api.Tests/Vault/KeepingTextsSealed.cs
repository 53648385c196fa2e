using System.Security.Cryptography;
using Coordination.Api.Vault;
using Coordination.Domain;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coordination.Api.Tests.Vault;

public sealed class KeepingTextsSealed : IDisposable
{
    private const string Tenant = "la-croche";
    private const string Field = "contact.text";
    private static readonly Guid Mother = Guid.Parse("0197f000-0000-7000-8000-000000000001");
    private static readonly Guid Partner = Guid.Parse("0197f000-0000-7000-8000-000000000002");
    private static readonly Guid Case = Guid.Parse("0197f000-0000-7000-8000-0000000000aa");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 4, 20, 8, 0, 0, TimeSpan.Zero));
    private readonly WrappingKey _wrapping = new(RandomNumberGenerator.GetBytes(32));
    private readonly KeyCache _cache;
    private readonly KeyRing _ring;

    public KeepingTextsSealed()
    {
        _cache = new(_time);
        _ring = Ring();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Appelée ce matin, préfère l’après-midi — «ça va»")]
    public void A_sealed_text_opens_again(string text) =>
        Assert.Equal(text, _ring.Open(_ring.Seal(Mother, Case, Field, text), Mother, Case, Field));

    [Theory]
    [InlineData(996)]
    [InlineData(997)]
    [InlineData(20_000)]
    public void Length_does_not_matter(int length) => A_sealed_text_opens_again(new('é', length));

    [Fact]
    public void The_stored_form_shows_nothing_and_never_repeats()
    {
        var (first, second) = (_ring.Seal(Mother, Case, Field, "secret"), _ring.Seal(Mother, Case, Field, "secret"));
        Assert.NotEqual(first.Cipher, second.Cipher);
        Assert.Equal(first.Key, second.Key);
        Assert.Equal(12 + 16 + 6, Convert.FromBase64String(first.Cipher).Length);
    }

    [Fact]
    public void Moved_to_another_field_stream_or_person_it_fails()
    {
        var value = _ring.Seal(Mother, Case, Field, "secret");
        Fails(value, Mother, Case, "contact.reason");
        Fails(value with { Field = "contact.reason" }, Mother, Case, "contact.reason");
        Fails(value with { Field = "contact.reason" }, Mother, Case, Field);
        Fails(value, Mother, Guid.Parse("0197f000-0000-7000-8000-0000000000bb"), Field);
        Fails(value, Partner, Case, Field);
        _ring.Seal(Partner, Case, Field, "other");
        Fails(value with { Subject = Partner, Key = _ring.NewKeys[^1].Version }, Partner, Case, Field);
    }

    // The same key throughout: what fails here fails by the associated data alone.
    [Fact]
    public void Person_stream_version_and_field_are_each_authenticated()
    {
        var value = _ring.Seal(Mother, Case, Field, "secret");
        using var key = new AesGcm(_wrapping.Unwrap(Tenant, Mother, value.Key, _ring.NewKeys[0].Wrapped), 16);
        var place = new SealedPlace(Mother, Case, value.Key, Field);
        Assert.Equal("secret", Sealing.Open(key, place, value.Cipher));
        SealedPlace[] elsewhere =
        [
            place with { Person = Partner },
            place with { Stream = Partner },
            place with { KeyVersion = value.Key - 1 },
            place with { Field = "contact.tex" },
            place with { Person = Case, Stream = Mother },
        ];
        Assert.All(elsewhere, other => Assert.Throws<AuthenticationTagMismatchException>(() => Sealing.Open(key, other, value.Cipher)));
    }

    [Fact]
    public void Every_changed_bit_is_noticed()
    {
        var value = _ring.Seal(Mother, Case, Field, "secret");
        var bytes = Convert.FromBase64String(value.Cipher);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Fails(value with { Cipher = Convert.ToBase64String(bytes) }, Mother, Case, Field);
            bytes[at] ^= 1;
        }

        Fails(value with { Cipher = "no base64" }, Mother, Case, Field);
        Fails(value with { Cipher = "AAAA" }, Mother, Case, Field);
    }

    [Fact]
    public void Nothing_sealed_opens_as_nothing() => Assert.Equal(default, _ring.OpenOrErased(null, Mother, Case, Field));

    [Fact]
    public void An_erased_text_is_told_from_a_text_whose_key_was_not_read()
    {
        var value = _ring.Seal(Mother, Case, Field, "secret");
        using var after = Ring();
        Assert.Throws<InvalidOperationException>(() => after.Open(value, Mother, Case, Field));
        Assert.Equal([Mother], after.Missing([value, null, value]));
        after.Add([Mother], []);
        Assert.Empty(after.Missing([value]));
        Assert.Equal(new(null, Erased: true), after.OpenOrErased(value, Mother, Case, Field));
        Assert.Null(after.Open(value, Mother, Case, Field));
    }

    [Fact]
    public void A_key_given_after_an_erasure_does_not_pass_for_the_destroyed_one()
    {
        var old = _ring.Seal(Mother, Case, Field, "before");
        using var after = Ring();
        after.Add([Mother], []);
        var young = after.Seal(Mother, Case, Field, "after");
        Assert.NotEqual(old.Key, young.Key);
        Assert.True(after.OpenOrErased(old, Mother, Case, Field).Erased);
        Assert.Equal("after", after.Open(young, Mother, Case, Field));
    }

    [Fact]
    public void Two_requests_that_both_give_the_first_key_lose_nothing()
    {
        using var other = Ring();
        var (mine, theirs) = (_ring.Seal(Mother, Case, Field, "mine"), other.Seal(Mother, Case, Field, "theirs"));
        using var reader = Ring();
        reader.Add([Mother], [.. _ring.NewKeys, .. other.NewKeys]);
        Assert.Equal("mine", reader.Open(mine, Mother, Case, Field));
        Assert.Equal("theirs", reader.Open(theirs, Mother, Case, Field));
    }

    [Fact]
    public void A_new_key_serves_others_only_after_the_commit()
    {
        var value = _ring.Seal(Mother, Case, Field, "secret");
        using var before = Ring();
        Assert.Equal([Mother], before.Missing([Mother]));
        _ring.Committed();
        Assert.Empty(_ring.NewKeys);
        using var after = Ring();
        Assert.Empty(after.Missing([Mother]));
        Assert.True(after.Holds(Mother, value.Key));
        Assert.Equal(value.Key, after.Seal(Mother, Case, Field, "again").Key);
        Assert.Empty(after.NewKeys);
    }

    [Fact]
    public void A_key_made_elsewhere_since_the_cache_was_filled_is_read_not_called_erased()
    {
        _ring.Seal(Mother, Case, Field, "one");
        KeyRow[] rows = [.. _ring.NewKeys];
        _ring.Committed();
        using var elsewhere = new KeyRing(Tenant, _wrapping, new KeyCache(_time), _time);
        var value = elsewhere.Seal(Mother, Case, Field, "two");
        using var reader = Ring();
        Assert.Equal([Mother], reader.Missing([value]));
        reader.Add([Mother], [.. rows, .. elsewhere.NewKeys]);
        Assert.Equal("two", reader.Open(value, Mother, Case, Field));
    }

    [Fact]
    public void Reading_the_stored_keys_again_keeps_the_new_one()
    {
        var value = _ring.Seal(Mother, Case, Field, "secret");
        _ring.Add([Mother], []);
        Assert.Equal("secret", _ring.Open(value, Mother, Case, Field));
        Assert.Single(_ring.NewKeys);
    }

    public void Dispose() => _ring.Dispose();

    private KeyRing Ring() => new(Tenant, _wrapping, _cache, _time);

    private void Fails(Protected value, Guid person, Guid stream, string field) =>
        Assert.ThrowsAny<CryptographicException>(() => _ring.Open(value, person, stream, field));
}
