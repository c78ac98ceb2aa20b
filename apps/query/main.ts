import { runApp } from '#libs/runtime';
import { query } from './query.module.ts';

await runApp(query);
