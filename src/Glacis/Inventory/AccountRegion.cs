// Where something has to watch, whether anything stands there or not.
namespace Glacis.Inventory;

/// <summary>One region of one account. An attacker chooses the region in which nobody looks.</summary>
public sealed record AccountRegion(string Id) : Resource(Id), IKept;
