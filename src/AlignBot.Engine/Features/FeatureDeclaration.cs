using AlignBot.Engine.Checkups;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Home;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outages;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Pages;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Status;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Web;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Features;

/// <summary>Takes down what a feature says of itself. Each line is an ordinary registration: 'find references' on a class leads to the line that
/// brings it in, and nothing is found by scanning.</summary>
public sealed partial class FeatureDeclaration
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
}
