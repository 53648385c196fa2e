using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Vault;
using Xunit;

namespace Coordination.Api.Tests.Vault;

/// <summary>The hash by which a repeat is known tells nobody who has the database what the request said, and older rows are still met.</summary>
public sealed class HashingBodies(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task What_is_stored_is_no_plain_hash_and_a_row_that_holds_one_is_met_all_the_same()
    {
        var file = await api.OpenCaseAsync();
        var (path, body) = ($"/v1/cases/{file}/contacts", new { text = "Passée la voir." });
        var first = (await api.As(People.Midwife).DoAsync(path, body, key: "hash-1")).Expect(200);
        var plain = SHA256.HashData([.. Encoding.UTF8.GetBytes($"POST {path}\n"), .. JsonSerializer.SerializeToUtf8Bytes(new NoteContactRequest { CaseId = file, Text = "Passée la voir." }, MartenSetup.Json)]);

        var stored = await api.Raw.AskAsync<byte[]>("select body_hash from coordination.inbox where key = 'hash-1'");
        Assert.NotEqual(plain, stored);
        await api.Raw.DoAsync($"update coordination.inbox set body_hash = '\\x{Convert.ToHexStringLower(plain)}' where key = 'hash-1'");

        Assert.Equal(first.Text, (await api.As(People.Midwife).DoAsync(path, body, key: "hash-1")).Expect(200).Text);
        (await api.As(People.Midwife).DoAsync(path, new { text = "Autre chose." }, key: "hash-1")).Expect(422);
    }

    [Fact]
    public void A_repeat_is_a_repeat_after_the_wrapping_key_was_replaced_and_another_service_has_another_hash()
    {
        var (old, next, digest) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var stored = BodyHash.Of(new WrappingKey(old), "la-croche", digest).Stored;

        Assert.True(BodyHash.Of(new WrappingKey(next, old), "la-croche", digest).IsOf(stored));
        Assert.False(BodyHash.Of(new WrappingKey(old), "other", digest).IsOf(stored));
        Assert.False(BodyHash.Of(new WrappingKey(old), "la-croche", SHA256.HashData(digest)).IsOf(stored));
    }
}
