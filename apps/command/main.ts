import { runApp } from '#libs/platform';
import { command } from './command.module.ts';

await runApp(command);
