// Named streams: a folder or an archive, seen from inside.
namespace Glacis.Recordings;

/// <summary>Named streams to read. Names use <c>/</c>. Threads may share it for reading.</summary>
public interface IFolder
{
    /// <summary>All names, sorted.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Opens one, at an offset.</summary>
    Stream Open(string name, long offset = 0);
}
