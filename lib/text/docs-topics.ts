/** The pages of the integrators' portal in the order in which they are read; each is `docs/api/<topic>.md`. */
export const docsTopics = [
  "start",
  "quick-start",
  "loop",
  "postings",
  "webhooks",
  "client",
  "simulator",
  "alternative",
  "goapi",
  "errors",
  "limits",
  "going-live",
  "changelog",
] as const;

export type DocsTopic = (typeof docsTopics)[number];
