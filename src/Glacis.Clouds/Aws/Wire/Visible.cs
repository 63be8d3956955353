// The tests look at the wire's inner parts.
[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Glacis.Clouds.Tests")]
[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Glacis.Acceptance")]
