using AlignBot.Engine.Budgets;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Home;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outages;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Pages;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Status;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Web;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlignBot.Engine.Features;

/// <summary>Takes down what a feature says of itself. Each line is an ordinary registration: 'find references' on a class leads to the line that
/// brings it in, and nothing is found by scanning.</summary>
public sealed class FeatureDeclaration
{
    readonly string feature;
    readonly IServiceCollection services;
    readonly RecordModel model;
    readonly RightsTable rights;
    readonly ProgramFileFormat files;

    internal FeatureDeclaration(string feature, IServiceCollection services, RecordModel model, RightsTable rights, ProgramFileFormat files)
    {
        this.feature = feature;
        this.services = services;
        this.model = model;
        this.rights = rights;
        this.files = files;
    }

    /// <summary>A table, with what describes its key, columns and indexes.</summary>
    public FeatureDeclaration Keeps<TRow, TConfiguration>()
        where TRow : class
        where TConfiguration : IEntityTypeConfiguration<TRow>, new()
    {
        model.Add<TRow, TConfiguration>();
        return this;
    }

    /// <summary>What comes with every unit of work beside its rows.</summary>
    internal FeatureDeclaration InEveryUnit(Func<IUnitPart> make)
    {
        model.InEveryUnit = make;
        return this;
    }

    /// <summary>Old rows that nobody can ask for any more, removed by the hour.</summary>
    public FeatureDeclaration Sweeps<TSweep>()
        where TSweep : class, ISweep => Offers<ISweep, TSweep>();

    /// <summary>What handles its timers.</summary>
    public FeatureDeclaration Timers<THandler>()
        where THandler : class, ITimerHandler => Offers<ITimerHandler, THandler>();

    /// <summary>A kind of message.</summary>
    public FeatureDeclaration Says<TRenderer>()
        where TRenderer : class, IMessageRenderer => Offers<IMessageRenderer, TRenderer>();

    /// <summary>The words of what waits for people.</summary>
    public FeatureDeclaration Waits<TWords>()
        where TWords : class, IWaitingWords => Offers<IWaitingWords, TWords>();

    /// <summary>A section of App Home, with an order of its own.</summary>
    public FeatureDeclaration Home<TSection>()
        where TSection : class, IHomeSection => Offers<IHomeSection, TSection>();

    /// <summary>Lines of <c>/align status</c>, in an order of their own; what they count, in the order of the features.</summary>
    public FeatureDeclaration Status<TLines>()
        where TLines : class, IStatusLines => Offers<IStatusLines, TLines>();

    /// <summary>What needs attention in a program.</summary>
    public FeatureDeclaration Attention<TAttention>()
        where TAttention : class, IAttention => Offers<IAttention, TAttention>();

    /// <summary>Its part of the record that is handed out.</summary>
    public FeatureDeclaration Exports<TTables>()
        where TTables : class, IRecordTables => Offers<IRecordTables, TTables>();

    /// <summary>Its section of a program file.</summary>
    public FeatureDeclaration InProgramFile<TSection>()
        where TSection : class, IProgramFileSection
    {
        files.Add<TSection>();
        services.AddSingleton<TSection>();
        services.AddSingleton(provider => new SectionInOrder(TSection.Order, provider.GetRequiredService<TSection>()));
        return this;
    }

    /// <summary>Something of its own in the section of another feature, which knows the contract.</summary>
    public FeatureDeclaration InSection<TField>(TField field)
        where TField : class
    {
        files.AddField(field);
        services.AddSingleton(field);
        return this;
    }

    /// <summary>Something that <c>doctor</c> looks at.</summary>
    public FeatureDeclaration Checks<TCheckup>()
        where TCheckup : class, ICheckup => Offers<ICheckup, TCheckup>();

    /// <summary>Addresses for people's browsers and calendars, served where the bot has a public address.</summary>
    public FeatureDeclaration Serves<TRoutes>()
        where TRoutes : class, IWebRoutes => Offers<IWebRoutes, TRoutes>();

    /// <summary>A page for people's browsers, served to whoever is signed in and may read it.</summary>
    public FeatureDeclaration Shows<TPage>()
        where TPage : class, IWebPage => Offers<IWebPage, TPage>();

    /// <summary>Something that runs beside the requests until the process stops.</summary>
    public FeatureDeclaration Runs<TLoop>()
        where TLoop : class, IBackgroundLoop
    {
        services.AddSingleton<TLoop>();
        services.AddSingleton<IBackgroundLoop>(provider => provider.GetRequiredService<TLoop>());
        return this;
    }

    /// <summary>Something that is done once at every start, after the schema is this build's and before the first request.</summary>
    public FeatureDeclaration Prepares<TStep>()
        where TStep : class, IStartStep
    {
        services.AddSingleton<TStep>();
        services.AddSingleton<IStartStep>(provider => provider.GetRequiredService<TStep>());
        return this;
    }

    /// <summary>What gives back the time that an outage took.</summary>
    public FeatureDeclaration Credits<TCredit>()
        where TCredit : class, IOutageCredit => Offers<IOutageCredit, TCredit>();

    /// <summary>Follows a moment of another feature, or of the engine, in the same transaction.</summary>
    public FeatureDeclaration Follows<TMoment, TFollower>()
        where TMoment : notnull
        where TFollower : class, IFollow<TMoment> => Offers<IFollow<TMoment>, TFollower>();

    /// <summary>Answers a contract that others ask by.</summary>
    public FeatureDeclaration Offers<TContract, TImplementation>()
        where TContract : class
        where TImplementation : class, TContract
    {
        services.AddSingleton<TContract, TImplementation>();
        return this;
    }

    /// <summary>Answers a contract with what is made for each request: where it asks for what answers requests.</summary>
    public FeatureDeclaration OffersEachRequest<TContract, TImplementation>()
        where TContract : class
        where TImplementation : class, TContract
    {
        services.AddScoped<TContract, TImplementation>();
        return this;
    }

    /// <summary>Answers a contract with what is made for it.</summary>
    public FeatureDeclaration Offers<TContract>(Func<IServiceProvider, TContract> make)
        where TContract : class
    {
        services.AddSingleton(make);
        return this;
    }

    /// <summary>A class of its own that others of its classes ask for, made once.</summary>
    public FeatureDeclaration Has<TService>()
        where TService : class
    {
        services.AddSingleton<TService>();
        return this;
    }

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
