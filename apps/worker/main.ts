import { runApp } from '#libs/runtime';
import { worker } from './worker.module.ts';

await runApp(worker);
