export type Schema = Record<string, unknown>;
export interface Response {
  readonly content?: Record<string, { readonly schema: Schema } | undefined>;
  readonly $ref?: string;
}

/** The parts of an OpenAPI document that describe our one endpoint. */
export interface SingleIpDocument {
  readonly paths: Record<
    string,
    {
      readonly post: {
        readonly operationId: string;
        readonly tags: readonly string[];
        readonly summary: string;
        readonly requestBody: { readonly content: Record<string, { readonly schema: Schema } | undefined> };
        readonly responses: Record<string, Response | undefined>;
      };
    }
  >;
  readonly components: {
    readonly schemas: Record<string, Schema>;
    readonly responses: Record<string, Response | undefined>;
  };
}
