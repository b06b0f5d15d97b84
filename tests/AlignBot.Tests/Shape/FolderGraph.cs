using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AlignBot.Tests.Shape;

/// <summary>Which folder of a project uses which: every namespace that its source imports or spells out.</summary>
/// <param name="product">The namespace that its folders stand under.</param>
/// <param name="folders">Their names.</param>
sealed class FolderGraph(string product, IReadOnlySet<string> folders)
{
    readonly string last = product[(product.LastIndexOf('.') + 1)..];

    readonly SortedDictionary<(string From, string To), SortedSet<string>> uses = [];

    public static FolderGraph Of(IEnumerable<(string Path, string Text)> sources, string product = "AlignBot")
    {
        var code = BotSource.Compile(sources, product);
        var graph = new FolderGraph(product, new HashSet<string>(code.SyntaxTrees.Select(tree => Parts(tree)).Where(path => path.Length > 1).Select(path => path[0])));
        foreach (var tree in code.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            graph.Read(tree, code.GetSemanticModel(tree));
        }

        return graph;
    }

    public IReadOnlySet<string> Folders => folders;

    /// <summary>'Disputes -> Decisions', each once. What lies beside the folders is the bot's own start and uses what it lists.</summary>
    public IReadOnlyList<string> Pairs => [.. uses.Keys.Select(pair => $"{pair.From} -> {pair.To}")];

    /// <summary>A line a pair, with the files that make it.</summary>
    public override string ToString() =>
        string.Join('\n', uses.Select(pair => $"{pair.Key.From} -> {pair.Key.To} ({pair.Value.Count}): {string.Join(", ", pair.Value)}"));

    /// <summary>The folders that use each other, directly or around, once these pairs are left out.</summary>
    public IReadOnlyList<string> Circles(IEnumerable<string> without)
    {
        var left = uses.Keys.Where(pair => !without.Contains($"{pair.From} -> {pair.To}")).ToLookup(pair => pair.From, pair => pair.To);
        return [.. left.Select(from => from.Key).Where(folder => Reached(folder).Contains(folder))];

        HashSet<string> Reached(string folder)
        {
            var reached = new HashSet<string>();
            var next = new Queue<string>(left[folder]);
            while (next.TryDequeue(out var one))
            {
                if (reached.Add(one))
                {
                    left[one].ToList().ForEach(next.Enqueue);
                }
            }

            return reached;
        }
    }

    static string[] Parts(SyntaxTree tree) => tree.FilePath.Split(Path.DirectorySeparatorChar, '/');

    void Read(SyntaxTree tree, SemanticModel model)
    {
        if (Parts(tree) is not [var from, .., var file])
        {
            return;
        }

        foreach (var name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Where(IsCandidate))
        {
            if (model.GetSymbolInfo(name).Symbol is INamespaceSymbol space && FolderOf(space) is { } to && to != from)
            {
                uses.TryAdd((from, to), []);
                uses[(from, to)].Add(Path.GetFileNameWithoutExtension(file));
            }
        }
    }

    /// <summary>Whatever is used of another folder, some file here imports it or spells its namespace out; 'db.Disputes' does neither.</summary>
    bool IsCandidate(IdentifierNameSyntax name) =>
        folders.Contains(name.Identifier.ValueText) && (name.Parent is not MemberAccessExpressionSyntax member || member.Expression == name
            || member.Expression is IdentifierNameSyntax { Identifier.ValueText: var above } && above == last);

    /// <summary>'Disputes' of AlignBot.Disputes; null for what others have made.</summary>
    string? FolderOf(INamespaceSymbol space) =>
        space.ToDisplayString() is var name && name.StartsWith(product + ".", StringComparison.Ordinal)
        && name[(product.Length + 1)..].Split('.')[0] is var folder && folders.Contains(folder) ? folder : null;
}
