// The number of a mobile device: fifteen digits by Luhn; it leads to its owner.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PhoneHardware : Identifier
{
    public override ContentClass Finds { get; } = new("imei", "Device number (IMEI)", Nature.Personal);

    public override IReadOnlyList<string> Shapes { get; } = ["999999999999999", "99-999999-999999-9"];

    protected override Vocabulary Words { get; } = new("imei", "device id", "equipment identity");

    protected override double Plain => 0.2;

    protected override bool Holds(in Candidate it) => !Digits.IsTrivial(it.Compact) && it.Compact[0] != '0' && Digits.Luhn(it.Compact);
}
