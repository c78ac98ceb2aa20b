import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { pointerSegment } from './json-pointer.ts';
import { ProblemException } from './problem-exception.ts';

/** zod lists the unknown members of a strict object in `keys`. */
type Issue = StandardSchemaV1.Issue & { readonly keys?: readonly string[] };

/** Checks each parameter against the schema in its decorator, and names every invalid field. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  async transform(value: unknown, { schema, type, data }: ArgumentMetadata): Promise<unknown> {
    if (schema === undefined) return value;
    const result = await schema['~standard'].validate(value);
    if (result.issues === undefined) return result.value;
    throw invalid(result.issues, type === 'body' ? '' : (data ?? type));
  }
}

/** The problem for invalid fields. `root` names the part of the request and is empty for the body. */
export function invalid(
  issues: readonly Issue[],
  root: string,
  code: 'VALIDATION_FAILED' | 'NOT_A_PRINCIPAL' = 'VALIDATION_FAILED',
): ProblemException {
  const errors = issues.flatMap((issue) => errorsOf(issue, root));
  return new ProblemException(code, summary(errors), { errors });
}

type FieldError = { pointer: string; detail: string };

function errorsOf(issue: Issue, root: string): FieldError[] {
  const pointer = [root, ...(issue.path ?? []).map(segmentOf)].join('/');
  if (issue.keys === undefined) return [{ pointer, detail: issue.message }];
  return issue.keys.map((key) => ({ pointer: `${pointer}/${pointerSegment(key)}`, detail: 'is not a known field' }));
}

function segmentOf(segment: PropertyKey | StandardSchemaV1.PathSegment): string {
  return pointerSegment(String(typeof segment === 'object' ? segment.key : segment));
}

const shownErrors = 5;

function summary(errors: readonly FieldError[]): string {
  const shown = errors
    .slice(0, shownErrors)
    .map(({ pointer, detail }) => (pointer === '' ? `the body ${detail}` : `${pointer} ${detail}`));
  const rest = errors.length - shown.length;
  return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}
