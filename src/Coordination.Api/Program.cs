using Coordination.Api.Commands;

return await Subcommands.RunAsync(args);
