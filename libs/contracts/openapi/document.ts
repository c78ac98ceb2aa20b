import type { Permission, Role } from '../identity/permissions.ts';
import type { JsonSchema } from '../json-schemas.ts';

/** The parts of an OpenAPI 3.1 document that this project reads. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly (OpenApiParameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly required: true; readonly content: OpenApiContent };
  readonly responses: Readonly<Record<string, OpenApiResponse>>;
  /** Alternatives: each names one security scheme, with the scopes that it needs. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly 'x-required-permission': Permission;
  /** The roles that hold the permission. */
  readonly 'x-required-roles': readonly Role[];
  /** `installation`: only for principals of the tenant `default`. */
  readonly 'x-permission-scope': 'tenant' | 'installation';
  /** What a request counts in the limits per principal and per tenant. */
  readonly 'x-rate-limit-weight': number;
}

export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

export type OpenApiContent = Readonly<
  Record<
    string,
    { readonly schema: JsonSchema; readonly example?: unknown; readonly examples?: Readonly<Record<string, unknown>> }
  >
>;

export interface OpenApiResponse {
  readonly description: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly content: OpenApiContent;
}
