// Numbers of bank accounts in the manner of one country: in fields that are named so.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BankAccount : NumberInField
{
    public override ContentClass Finds { get; } = new("bank-account", "Bank account number", Nature.Financial);

    public override IReadOnlyList<string> Fields { get; } = ["account number", "account no", "accountnumber", "bank account", "bank account number", "acct number", "acct no", "bank acct", "kontonummer", "konto nr", "numéro de compte", "número de cuenta", "numero de cuenta", "numero conto", "número da conta", "rekeningnummer", "sort code and account"];

    public override IReadOnlyList<string> Shapes { get; } = ["99999999", "999999999", "9999999999", "999999999999"];

    protected override Vocabulary? Words { get; } = new("account number", "account no", "acct no", "bank account", "kontonummer", "numéro de compte", "numero de cuenta");

    protected override (int Least, int Most, int Digits) Size => (6, 20, 6);

    protected override double Named => 0.8;
}
