// Collectors that ask for some things only where the owners name them.
using Glacis.Inventory;

namespace Glacis.Clouds.Collecting;

/// <summary>A collector that asks for more where the owners' declarations name something, and for none of it otherwise.</summary>
public interface IDeclared
{
    /// <summary>The collector as the declarations make it. Pure.</summary>
    Collector Under(Intent intent);
}

/// <summary>A collector that may read only what declarations name: so nothing more is to be granted.</summary>
public interface IGranted
{
    /// <summary>The permission that it needs for what is named.</summary>
    string Permission { get; }

    /// <summary>What is named, as a policy names it; none where nothing is.</summary>
    IEnumerable<string> Granted { get; }
}
