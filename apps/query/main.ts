import { runApp } from '#libs/platform';
import { query } from './query.module.ts';

await runApp(query);
