// Numbers of patients and of insured people: in fields that are named so.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class HealthRecord : NumberInField
{
    public override ContentClass Finds { get; } = new("health-record-number", "Health record or insurance number", Nature.Health);

    public override IReadOnlyList<string> Fields { get; } = ["mrn", "medical record number", "medical record", "medical record no", "patient id", "patient number", "patient no", "health insurance number", "health insurance id", "insurance member id", "member id", "health plan number", "health card number", "hicn", "health id", "patientennummer", "numéro patient"];

    protected override (int Least, int Most, int Digits) Size => (5, 20, 3);
}
