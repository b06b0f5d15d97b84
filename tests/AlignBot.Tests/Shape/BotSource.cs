using AlignBot.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AlignBot.Tests.Shape;

/// <summary>The bot's own source, understood as the compiler understands it. What generators add is missing, which nobody here asks for.</summary>
static class BotSource
{
    const string Usings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Net.Http.Json; global using System.Threading; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>Every file, by its path within the project.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string project = "src/AlignBot")
    {
        var folder = Repository.PathOf(project);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Where(file => !file.StartsWith("obj", StringComparison.Ordinal) && !file.StartsWith("bin", StringComparison.Ordinal))
            .Select(file => (file, File.ReadAllText(Path.Combine(folder, file))));
    }

    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources, string project = "AlignBot")
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is not "AlignBot.dll" && Path.GetFileName(file) != $"{project}.dll")
            .Select(file => MetadataReference.CreateFromFile(file));
        return CSharpCompilation.Create(
            project,
            [.. sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.Path)), CSharpSyntaxTree.ParseText(Usings, options)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
