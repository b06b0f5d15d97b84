using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AlignBot.Tests.Shape;

/// <summary>Reads source code for places where somebody is told yes without looking whether the rules said no.</summary>
/// <remarks>What is looked for: the answer of the rules or of a desk as a statement by itself; one that is asked for success alone, so that a refusal
/// goes where a success would. Where that is meant, a comment stands above it and says why.</remarks>
sealed class DroppedOutcomes
{
    /// <summary>Closed families that say what became of something.</summary>
    static readonly string[] Families = ["Outcome", "Refusal", "PathAnswer", "CalendarAnswer"];

    readonly List<string> dropped = [];

    /// <summary>Each with its file and line.</summary>
    public IReadOnlyList<string> Dropped => dropped;

    /// <summary>How many answers were seen: none would mean that the code was not understood.</summary>
    public int Seen { get; private set; }

    /// <summary>The bot's own source.</summary>
    public static DroppedOutcomes InTheBot() => In(BotSource.Files());

    public static DroppedOutcomes In(IEnumerable<(string Path, string Text)> sources)
    {
        var code = BotSource.Compile(sources);
        var found = new DroppedOutcomes();
        foreach (var tree in code.SyntaxTrees)
        {
            found.Read(tree.GetRoot(), code.GetSemanticModel(tree));
        }

        return found;
    }

    void Read(SyntaxNode root, SemanticModel model)
    {
        foreach (var member in root.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            foreach (var body in Bodies(member))
            {
                if (model.GetOperation(body) is { } operation)
                {
                    Read([.. operation.DescendantsAndSelf()]);
                }
            }
        }
    }

    static IEnumerable<SyntaxNode> Bodies(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => [method],
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => [arrow],
        BasePropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors,
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer).OfType<SyntaxNode>(),
        _ => [],
    };

    void Read(IReadOnlyList<IOperation> operations)
    {
        var asked = new Dictionary<ILocalSymbol, List<IOperation>>(SymbolEqualityComparer.Default);
        foreach (var operation in operations)
        {
            Seen += operation is IInvocationOperation && IsAnswer(operation.Type) ? 1 : 0;
            switch (operation)
            {
                case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var value } } when IsAnswer(value.Type):
                case IExpressionStatementOperation { Operation: IInvocationOperation or IAwaitOperation or IConditionalAccessOperation } statement when IsAnswer(statement.Operation.Type):
                    Note(operation, "nobody looks at it");
                    break;
                case IIsPatternOperation or IIsTypeOperation when AsksForSuccess(operation) && Subject(operation) is IAwaitOperation or IInvocationOperation:
                    Note(operation, "a refusal goes on as if it were none");
                    break;
                case ILocalReferenceOperation { Local: var local } when IsAnswer(local.Type):
                    asked.TryAdd(local, []);
                    asked[local].Add(operation);
                    break;
            }
        }

        foreach (var uses in asked.Values.Where(uses => uses.All(use => AsksForSuccess(Asking(use)))))
        {
            Note(uses[0], "nobody asks whether it was refused");
        }
    }

    /// <summary>What asks about a value, past its conversions.</summary>
    static IOperation? Asking(IOperation use)
    {
        var asking = use.Parent;
        while (asking is IConversionOperation)
        {
            asking = asking.Parent;
        }

        return asking;
    }

    static IOperation Subject(IOperation question)
    {
        var subject = question is IIsPatternOperation pattern ? pattern.Value : ((IIsTypeOperation)question).ValueOperand;
        while (subject is IConversionOperation conversion)
        {
            subject = conversion.Operand;
        }

        return subject;
    }

    static bool AsksForSuccess(IOperation? question) => question switch
    {
        IIsPatternOperation { Pattern: ITypePatternOperation { MatchedType: var type } } => IsSuccess(type),
        IIsPatternOperation { Pattern: IDeclarationPatternOperation { MatchedType: var type } } => IsSuccess(type),
        IIsPatternOperation { Pattern: IRecursivePatternOperation { MatchedType: var type } } => IsSuccess(type),
        IIsTypeOperation { TypeOperand: var type } => IsSuccess(type),
        _ => false,
    };

    static bool IsSuccess(ITypeSymbol? type) => type is { Name: "Changed" or "Ignored" or "Saved" or "Unchanged" } && IsAnswer(type);

    static bool IsAnswer(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var inner] })
        {
            type = inner;
        }

        for (var family = type; family is not null; family = family.BaseType)
        {
            if (Families.Contains(family.Name) && family.ContainingNamespace.ToDisplayString().StartsWith("AlignBot", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    void Note(IOperation operation, string why)
    {
        var syntax = operation.Syntax;
        var statement = syntax.AncestorsAndSelf().FirstOrDefault(node => node is StatementSyntax or MemberDeclarationSyntax) ?? syntax;
        var isMeant = statement.GetLeadingTrivia().Concat(syntax.GetLeadingTrivia()).Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
        if (!isMeant)
        {
            var at = syntax.GetLocation().GetLineSpan();
            dropped.Add($"{at.Path}:{at.StartLinePosition.Line + 1}: {why}: {syntax.ToString().ReplaceLineEndings(" ")}");
        }
    }
}
