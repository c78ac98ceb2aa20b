import { runApp } from '#libs/platform';
import { monitoring } from './monitoring.module.ts';

await runApp(monitoring);
