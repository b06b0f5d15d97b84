using System.CommandLine;
using AlignBot.SourceSimulators.HubSpot;
using AlignBot.SourceSimulators.Salesforce;

// One local system a run; its first line of output is its address.
return await new RootCommand("Local CRMs, for clients that were written by others")
{
    HubSpotCommand.Create(),
    SalesforceCommand.Create(),
}.Parse(args).InvokeAsync();
