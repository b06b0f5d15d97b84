using AlignBot.Hosting;

return await Verbs.RunAsync(args);
