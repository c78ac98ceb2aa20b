import { runApp } from '#libs/runtime';
import { monitoring } from './monitoring.module.ts';

await runApp(monitoring);
