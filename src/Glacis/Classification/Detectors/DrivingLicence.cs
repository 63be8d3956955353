// Driving licences, whose forms are as many as countries: in fields that are named so.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class DrivingLicence : NumberInField
{
    public override ContentClass Finds { get; } = new("driving-licence", "Driving licence number", Nature.NationalId);

    public override IReadOnlyList<string> Fields { get; } = ["driving licence", "driving license", "driving licence number", "driving license number", "drivers license", "driver license", "driver s license", "drivers license number", "driver license number", "driver licence number", "drivers licence", "dl number", "dl no", "license number", "licence number", "führerschein", "führerscheinnummer", "fuehrerschein", "permis de conduire", "carnet de conducir", "patente", "rijbewijs", "rijbewijsnummer", "cnh"];

    protected override (int Least, int Most, int Digits) Size => (6, 20, 3);

    protected override double Named => 0.8;
}
