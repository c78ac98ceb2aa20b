import { runApp } from '#libs/platform';
import { projector } from './projector.module.ts';

await runApp(projector);
