import { runApp } from '#libs/runtime';
import { projector } from './projector.module.ts';

await runApp(projector);
