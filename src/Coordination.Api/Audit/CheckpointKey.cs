using System.Security.Cryptography;

namespace Coordination.Api.Audit;

/// <summary>Signs checkpoints. Whoever verifies a log needs its public half alone.</summary>
internal sealed class CheckpointKey : IDisposable
{
    private readonly ECDsa _key;

    private CheckpointKey(ECDsa key) => (_key, Id) = (key, Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16]);

    /// <summary>First 16 hexadecimal digits of the SHA-256 of the public key.</summary>
    public string Id { get; }

    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem();

    public string PrivatePem => _key.ExportPkcs8PrivateKeyPem();

    public static CheckpointKey New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>From PEM, private to sign or public to verify.</summary>
    /// <exception cref="FormatException">No key, or none over P-256.</exception>
    public static CheckpointKey Parse(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new FormatException("is no key in PEM.", e);
        }

        return key.KeySize == 256 ? new(key) : throw new FormatException("is a key of another curve than P-256.");
    }

    public Checkpoint Sign(long size, string root, DateTimeOffset at)
    {
        // As it reads back from the database: to the microsecond.
        var instant = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return new(size, root, instant, Id, Convert.ToBase64String(_key.SignData(Checkpoint.Signed(size, root, instant), HashAlgorithmName.SHA256)));
    }

    public bool Signed(Checkpoint checkpoint)
    {
        var signature = new byte[64];
        return checkpoint.Key == Id && Convert.TryFromBase64String(checkpoint.Signature, signature, out var length) && length == signature.Length
            && _key.VerifyData(Checkpoint.Signed(checkpoint.Size, checkpoint.Root, checkpoint.At), signature, HashAlgorithmName.SHA256);
    }

    public void Dispose() => _key.Dispose();
}
