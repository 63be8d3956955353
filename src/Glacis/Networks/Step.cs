// One thing on the way from somebody to something, and what it does to who comes.
using Glacis.Facts;

namespace Glacis.Networks;

/// <summary>What something on the way does with a packet.</summary>
public enum StepSort
{
    Opens,

    /// <summary>For some of the ports that clients call from.</summary>
    OpensToSome,
    Blocks,
    NotKnown,
}

/// <summary>One thing on the way, as it bears on one service from one place.</summary>
/// <param name="Words">What it does and by which rule, entry or route.</param>
/// <param name="Change">The smallest change that turns a block into a way; <c>null</c> for what does not block.</param>
/// <param name="From">The answers that it rests on.</param>
public sealed record Step(StepSort Sort, string Words, string? Change, IReadOnlyList<Source> From);
