import { Module } from '@nestjs/common';
import { FreshReads } from './fresh-reads.ts';

/** Reads of the read models, for every subject. */
@Module({ providers: [FreshReads], exports: [FreshReads] })
export class ReadsModule {}
