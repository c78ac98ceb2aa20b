import { runApp } from '#libs/platform';
import { settlement } from './settlement.module.ts';

await runApp(settlement);
