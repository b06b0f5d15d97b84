global using System.Globalization;
global using System.Text.Json;
global using System.Text.Json.Nodes;
global using AlignBot.SlackSimulator.Clock;
global using AlignBot.SlackSimulator.Delivery;
global using AlignBot.SlackSimulator.Faults;
global using AlignBot.SlackSimulator.Json;
global using AlignBot.SlackSimulator.Model;
