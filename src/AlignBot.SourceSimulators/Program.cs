using System.CommandLine;
using AlignBot.SourceSimulators.HubSpot;
using AlignBot.SourceSimulators.Salesforce;
using AlignBot.SourceSimulators.SixSense;
using AlignBot.SourceSimulators.Warehouses;

// One local system a run; its first line of output is its address.
return await new RootCommand("Local CRMs, warehouses and vendors of signals, for clients that were written by others")
{
    WarehouseCommand.BigQuery(),
    WarehouseCommand.Databricks(),
    HubSpotCommand.Create(),
    SalesforceCommand.Create(),
    SixSenseCommand.Create(),
    WarehouseCommand.Snowflake(),
}.Parse(args).InvokeAsync();
