// Numbers of vehicles, which lead to their keepers: in fields that are named so.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class VehicleNumber : NumberInField
{
    public override ContentClass Finds { get; } = new("vehicle-number", "Vehicle identification number", Nature.Personal);

    public override IReadOnlyList<string> Fields { get; } = ["vin", "vin number", "vehicle identification number", "vehicle id number", "fahrgestellnummer", "fin nummer", "chassis number"];

    protected override (int Least, int Most, int Digits) Size => (17, 17, 4);

    protected override double Named => 0.9;
}
