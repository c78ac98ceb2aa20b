import { runApp } from '#libs/platform';
import { worker } from './worker.module.ts';

await runApp(worker);
