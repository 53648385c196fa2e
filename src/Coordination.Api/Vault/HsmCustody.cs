using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using ISession = Net.Pkcs11Interop.HighLevelAPI.ISession;

namespace Coordination.Api.Vault;

/// <summary>A security module by PKCS#11. It wraps with AES-256-GCM under a key that does not leave it; the library is loaded for each question alone.</summary>
internal sealed class HsmCustody(HsmSettings settings) : IKeyCustody
{
    public const string Word = "hsm:";

    private const int TagBits = Sealing.TagBytes * 8;
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("coordination wrapping key");

    // Its wrapper asks for "libdl", a name that is there only where somebody compiles.
    static HsmCustody() => NativeLibrary.SetDllImportResolver(
        typeof(Pkcs11InteropFactories).Assembly,
        (name, _, _) => name == "libdl" && NativeLibrary.TryLoad("libdl.so.2", out var library) ? library : IntPtr.Zero);

    public string Start => Word;

    public string Wrap(ReadOnlySpan<byte> key)
    {
        var (nonce, clear) = (RandomNumberGenerator.GetBytes(Sealing.NonceBytes), key.ToArray());
        return Word + Convert.ToBase64String([.. nonce, .. Ask((session, handle, factories) => With(factories, nonce, mechanism => session.Encrypt(mechanism, handle, clear)))]);
    }

    public byte[] Unwrap(string wrapped)
    {
        var frame = new byte[wrapped.Length];
        if (!Convert.TryFromBase64String(wrapped[Word.Length..].Trim(), frame, out var length) || length < Sealing.Overhead)
        {
            throw new CustodyFailed("it is not what a security module wrapped.");
        }

        var (nonce, cipher) = (frame[..Sealing.NonceBytes], frame[Sealing.NonceBytes..length]);
        return Ask((session, handle, factories) => With(factories, nonce, mechanism => session.Decrypt(mechanism, handle, cipher)));
    }

    private static byte[] With(Pkcs11InteropFactories factories, byte[] nonce, Func<IMechanism, byte[]> act)
    {
        using var parameters = factories.MechanismParamsFactory.CreateCkGcmParams(nonce, (ulong)nonce.Length * 8, Purpose, TagBits);
        using var mechanism = factories.MechanismFactory.Create(CKM.CKM_AES_GCM, parameters);
        return act(mechanism);
    }

    private byte[] Ask(Func<ISession, IObjectHandle, Pkcs11InteropFactories, byte[]> act)
    {
        try
        {
            var factories = new Pkcs11InteropFactories();
            using var library = factories.Pkcs11LibraryFactory.LoadPkcs11Library(factories, settings.Library, AppType.MultiThreaded);
            var slot = library.GetSlotList(SlotsType.WithTokenPresent).Find(slot => slot.GetTokenInfo().Label.Trim() == settings.Token)
                ?? throw new CustodyFailed($"{settings.Library} has no token '{settings.Token}' ({HsmSettings.TokenName}).");
            using var session = slot.OpenSession(SessionType.ReadOnly);
            session.Login(CKU.CKU_USER, File.ReadAllText(settings.PinFile).Trim());
            return act(session, KeyIn(session, factories), factories);
        }
        catch (Exception fault) when (fault is Pkcs11Exception or DllNotFoundException or UnmanagedException or LibraryArchitectureException or UnsupportedPlatformException or IOException or UnauthorizedAccessException)
        {
            throw new CustodyFailed($"the security module does not do it ({fault.Message})", fault);
        }
    }

    private IObjectHandle KeyIn(ISession session, Pkcs11InteropFactories factories)
    {
        var attributes = factories.ObjectAttributeFactory;
        var found = session.FindAllObjects([attributes.Create(CKA.CKA_CLASS, CKO.CKO_SECRET_KEY), attributes.Create(CKA.CKA_KEY_TYPE, CKK.CKK_AES), attributes.Create(CKA.CKA_LABEL, settings.Key)]);
        return found is [var key] ? key : throw new CustodyFailed($"the token '{settings.Token}' has {found.Count} AES keys '{settings.Key}' and not one ({HsmSettings.KeyName}).");
    }
}
