// Tests that measure memory, which the others would disturb.
using Xunit;

namespace Glacis.Tests.Support;

/// <summary>Runs while no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
