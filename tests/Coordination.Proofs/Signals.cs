using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Coordination.Proofs;

/// <summary>Signals to a process of ours, by its number.</summary>
internal static partial class Signals
{
    private const int Kill = 9;
    private const int Term = 15;
    private const int Cont = 18;
    private const int Stop = 19;

    /// <summary><c>kill -9</c>: nothing in the process runs any more.</summary>
    public static void Destroy(int process) => Send(process, Kill);

    /// <summary>Asks it to end.</summary>
    public static void End(int process) => Send(process, Term);

    /// <summary>Holds it between two instructions.</summary>
    public static void Freeze(int process) => Send(process, Stop);

    public static void Thaw(int process) => Send(process, Cont);

    private static void Send(int process, int signal)
    {
        if (Deliver(process, signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Signal {signal} to process {process}");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Deliver(int process, int signal);
}
