const templates = new Map<string, string>();

/** The template of a route as in the OpenAPI document, such as `/api/v12/tokens/{tokenId}`. */
export function templateOf(url: string): string {
  let template = templates.get(url);
  if (template === undefined) {
    template = url.replaceAll(/:(\w+)/g, '{$1}');
    templates.set(url, template);
  }
  return template;
}
