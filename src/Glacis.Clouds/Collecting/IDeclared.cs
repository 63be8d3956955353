// Collectors that ask for some things only where the owners name them.
using Glacis.Inventory;

namespace Glacis.Clouds.Collecting;

/// <summary>A collector that asks for more where the owners' declarations name something, and for none of it otherwise.</summary>
public interface IDeclared
{
    /// <summary>The collector as the declarations make it. Pure.</summary>
    Collector Under(Intent intent);
}
