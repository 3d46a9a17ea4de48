import { system } from "./system.ts";

// Before any spec is loaded: the store's clients read the environment when they are made.
for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
Object.assign(process.env, system().awsEnv);
