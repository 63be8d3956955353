// Driving licences, whose forms are as many as countries: in fields that are named so.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class DrivingLicence : NumberInField
{
    public override ContentClass Finds { get; } = new("driving-licence", "Driving licence number", Nature.NationalId);

    public override IReadOnlyList<string> Fields { get; } = ["driving licence", "driving license", "driving licence number", "driving license number", "drivers license", "driver license", "driver s license", "drivers license number", "driver license number", "driver licence number", "drivers licence", "dl number", "dl no", "license number", "licence number", "führerschein", "führerscheinnummer", "fuehrerschein", "permis de conduire", "carnet de conducir", "patente", "rijbewijs", "rijbewijsnummer", "cnh"];

    public override IReadOnlyList<string> Shapes { get; } = ["A9999999", "A99999999", "A999999999999", "AA999999", "99999999", "999999999"];

    protected override Vocabulary? Words { get; } = new("driving licence", "driving license", "driver license", "drivers license", "driver s license", "driver licence", "driver s licence", "dl number", "führerschein");

    protected override (int Least, int Most, int Digits) Size => (6, 20, 3);

    protected override double Named => 0.8;
}
