// The tests mint certificates out of the same words as the rules.
[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Glacis.Tests")]
