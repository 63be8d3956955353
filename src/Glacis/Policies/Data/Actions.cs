// The actions of the cloud's services, read from the data that this build carries.
namespace Glacis.Policies.Data;

/// <summary>Which actions there are. A service is read when it is first asked for; threads may share it.</summary>
public static class Actions
{
    /// <summary>The version of the source that the data were taken from.</summary>
    public static string Version => DataText.Version;

    /// <summary>The prefixes of all services, sorted.</summary>
    public static IReadOnlyList<string> Services => DataText.Services;

    /// <summary>The actions of the service with that prefix, sorted by name without regard to case; empty where there is no such service.</summary>
    public static IReadOnlyList<ActionAbout> Of(string service) => DataText.Service(service)?.Actions ?? [];

    /// <summary>The action of that name (<c>kms:Decrypt</c>), whatever its case; <c>null</c> where the data have none.</summary>
    public static ActionAbout? Find(string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && DataText.Service(action[..colon]) is { } service ? service.ByName.GetValueOrDefault(action[(colon + 1)..]) : null;
    }

    /// <summary>Whether the organisation's policies on resources take effect on the actions of this service.</summary>
    public static bool ObeysResourceControls(string service) => DataText.Guarded.Contains(service);
}
