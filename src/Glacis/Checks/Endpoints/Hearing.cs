// What the checks on endpoints look at in the same way.
using System.Diagnostics.CodeAnalysis;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Endpoints;

static class Hearing
{
    internal const string Phase = "Encryption in transit";

    /// <summary>Whether TLS is spoken; else what is said instead.</summary>
    internal static bool SawTls(this Reasoning why, Endpoint endpoint, [NotNullWhen(false)] out Judgement? instead)
    {
        instead = !why.Saw(endpoint.Speaks, out var speaks, "what is spoken on the port") ? why.CannotTell()
            : speaks != Speech.Tls ? why.DoesNotApply("TLS is not spoken here, and that is judged by itself") : null;
        return instead is null;
    }
}
