using AlignBot.Engine.Budgets;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlignBot.Engine.Features;

/// <content>What people use: commands and their words, buttons, menus, forms and shortcuts, each with its right and the budget that it draws on; and what Slack tells.</content>
public sealed partial class FeatureDeclaration
{
    /// <summary>A slash command that stands for itself.</summary>
    internal FeatureDeclaration Command<THandler>(string command, Right right, Cost cost = Cost.Form)
        where THandler : class, ICommandHandler => Behind<THandler>(HandlerKind.Command, command, right, cost,
            slack => slack.OnCommand<GatedCommand<THandler>>(command));

    /// <summary>A slash command, which also stands under <c>/align</c>: for workspaces where its short name is taken.</summary>
    /// <param name="command">With its slash.</param>
    /// <param name="right">Who may use it at all.</param>
    /// <param name="help">Its line in the help.</param>
    public FeatureDeclaration Command<THandler>(string command, Right right, Mrkdwn help)
        where THandler : class, ICommandHandler
    {
        services.AddScoped<IAlignWord>(provider => new CommandVerb(command, provider.GetRequiredService<GatedCommand<THandler>>(), help));
        return Command<THandler>(command, right);
    }

    /// <summary>A word of <c>/align</c>.</summary>
    public FeatureDeclaration Verb<TVerb>(string word, Right right, Cost cost = Cost.Form)
        where TVerb : class, IAlignVerb
    {
        var command = $"/align {word}";
        rights.Add(new DeclaredRight(feature, HandlerKind.Command, command, right) { Cost = cost });
        services.TryAddScoped<TVerb>();
        services.AddScoped<IAlignWord>(provider => new GatedVerb(
            command, provider.GetRequiredService<TVerb>(), provider.GetRequiredService<Gate>(), provider.GetRequiredService<ProgramFinder>(),
            provider.GetRequiredService<ProgramDirectory>()));
        return this;
    }

    /// <summary>A word of <c>/align</c> that needs no program where it is typed.</summary>
    public FeatureDeclaration FreeVerb<TWord>(string word, Right right)
        where TWord : class, IAlignWord
    {
        rights.Add(new DeclaredRight(feature, HandlerKind.Command, $"/align {word}", right) { Cost = Cost.Form });
        services.TryAddScoped<TWord>();
        services.AddScoped<IAlignWord>(provider => new GatedWord($"/align {word}", provider.GetRequiredService<TWord>(), provider.GetRequiredService<Gate>()));
        return this;
    }

    /// <summary>A command that is worth a button: where help begins, at the foot of Home, or for words by which people look for it.</summary>
    public FeatureDeclaration Points(Signpost to)
    {
        services.AddSingleton(to);
        return this;
    }

    /// <summary>A word behind a command that needs more than the command: <c>list</c> of <c>/decision</c>.</summary>
    /// <param name="command">As it was declared; <c>/align path</c> for a word of <c>/align</c>.</param>
    /// <param name="word">In lower case; empty for the command alone.</param>
    /// <param name="right">Who may, of those who may use the command.</param>
    /// <param name="cost">What it draws on; null for what the command does.</param>
    public FeatureDeclaration Word(string command, string word, Right right, Cost? cost = null)
    {
        rights.Add(new DeclaredRight(feature, HandlerKind.Command, command, right) { Part = word, Cost = cost });
        return this;
    }

    /// <summary>A button, a choice or a menu.</summary>
    public FeatureDeclaration Deed<THandler>(string actionId, Right right, Cost cost = Cost.Form)
        where THandler : class, IActionHandler => Behind<THandler>(HandlerKind.Action, actionId, right, cost,
            slack => slack.OnButton<GatedDeed<THandler>>(actionId));

    /// <summary>An entry of a menu that needs more than the menu.</summary>
    /// <param name="menu">The menu's action_id, as it was declared.</param>
    /// <param name="entry">What stands before the colon of the entry's value.</param>
    /// <param name="right">Who may, of those who may use the menu.</param>
    /// <param name="cost">What it draws on; null for what the menu does.</param>
    public FeatureDeclaration Entry(string menu, string entry, Right right, Cost? cost = null)
    {
        rights.Add(new DeclaredRight(feature, HandlerKind.Action, menu, right) { Part = entry, Cost = cost });
        return this;
    }

    /// <summary>A modal that is sent.</summary>
    public FeatureDeclaration Form<THandler>(string callbackId, Right right)
        where THandler : class, IViewSubmissionHandler =>
        Behind<THandler>(HandlerKind.Submission, callbackId, right, Cost.Nothing, slack => slack.OnSubmit<GatedForm<THandler>>(callbackId));

    /// <summary>A modal whose dismissal matters.</summary>
    public FeatureDeclaration Closing<THandler>(string callbackId, Right right)
        where THandler : class, IViewClosedHandler => Behind<THandler>(HandlerKind.Closed, callbackId, right, Cost.Nothing,
            slack => slack.OnClose<GatedClosing<THandler>>(callbackId));

    /// <summary>A shortcut in the menu of every message.</summary>
    /// <param name="callbackId">Its callback_id.</param>
    /// <param name="name">What Slack's menu calls it, as the manifest says.</param>
    /// <param name="right">Who may.</param>
    public FeatureDeclaration MessageShortcut<THandler>(string callbackId, string name, Right right)
        where THandler : class, IMessageShortcutHandler =>
        Behind<THandler>(HandlerKind.MessageShortcut, callbackId, right, Cost.Form,
            slack => slack.OnMessageShortcut<GatedMessageShortcut<THandler>>(callbackId), name);

    /// <summary>A shortcut in Slack's own menu.</summary>
    /// <param name="callbackId">Its callback_id.</param>
    /// <param name="name">What Slack's menu calls it, as the manifest says.</param>
    /// <param name="right">Who may.</param>
    public FeatureDeclaration GlobalShortcut<THandler>(string callbackId, string name, Right right)
        where THandler : class, IShortcutHandler =>
        Behind<THandler>(HandlerKind.GlobalShortcut, callbackId, right, Cost.Form,
            slack => slack.OnGlobalShortcut<GatedGlobalShortcut<THandler>>(callbackId), name);

    /// <summary>An event of Slack's. It has no right: nobody asks for anything.</summary>
    public FeatureDeclaration Hears<TEvent, THandler>()
        where TEvent : SlackEvent, IEventTypes
        where THandler : class, IEventHandler<TEvent> => Answers(slack => slack.OnEvent<TEvent, THandler>());

    /// <summary>Nothing that people use is registered in any other way: its right goes into the table, and the gate before its handler.</summary>
    FeatureDeclaration Behind<THandler>(
        HandlerKind kind, string id, Right right, Cost cost, Action<SlackHandlers> handlers, string? name = null)
        where THandler : class
    {
        rights.Add(new DeclaredRight(feature, kind, id, right) { Name = name, Cost = cost });
        services.TryAddScoped<THandler>();
        return Answers(handlers);
    }

    FeatureDeclaration Answers(Action<SlackHandlers> handlers)
    {
        services.AddSlackHandlers(handlers);
        return this;
    }
}
