import { runApp } from '#libs/runtime';
import { settlement } from './settlement.module.ts';

await runApp(settlement);
