import { runApp } from '#libs/runtime';
import { command } from './command.module.ts';

await runApp(command);
