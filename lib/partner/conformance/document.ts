import { type Definitions, type Schema, violations } from "./schema";

/** An answer as it came, and to what. */
export type Exchange = {
  method: string;
  /** Below `/api/v1`, with its query. */
  path: string;
  status: number;
  headers: Headers;
  body: unknown;
};

type Operation = {
  operationId?: string;
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
};

/** The published document, as far as answers are judged by it. */
export type ApiDocument = {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Definitions };
};

/** What the document says of an answer, and what of it the answer breaks; null when the document knows no such call. */
export function judge(
  document: ApiDocument,
  exchange: Exchange,
): { operation: string; broken: string[] } | null {
  const { method, path, status, headers, body } = exchange;
  const operation = operationOf(document, method, path);
  if (!operation) return null;
  const name = operation.operationId ?? `${method} ${path}`;
  const response = operation.responses[String(status)];
  if (!response)
    return { operation: name, broken: [`${name} answered ${status}, which the document does not promise`] };

  const media = headers.get("Content-Type")?.split(";")[0] ?? "";
  const schema = response.content?.[media]?.schema;
  if (response.content && !response.content[media] && status !== 304)
    return { operation: name, broken: [`${name} ${status} is ${media || "without a media type"}`] };
  if (!schema || !/json/.test(media)) return { operation: name, broken: [] };
  const broken = violations(schema, body, document.components?.schemas ?? {});
  return { operation: name, broken: broken.map((words) => `${name} ${status} ${words}`) };
}

/** The operation whose path, braces filled, is the one asked for; one without braces is meant before one with. */
function operationOf({ paths }: ApiDocument, method: string, path: string): Operation | undefined {
  const asked = path.split("?")[0] ?? "";
  const like = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`).test(asked);
  const template = asked in paths ? asked : Object.keys(paths).find(like);
  return template ? paths[template]?.[method.toLowerCase()] : undefined;
}
