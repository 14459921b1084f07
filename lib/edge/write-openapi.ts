import { writeFileSync } from "node:fs";
import { docsFiles, refreshed } from "./docs-tables";
import { openApiText } from "./openapi";

// `npm run openapi`: the document in the repository is what the code says, so that a change of contract shows in review.
writeFileSync(new URL("../../docs/openapi.json", import.meta.url), openApiText());
for (const { file, text } of docsFiles()) writeFileSync(file, refreshed(text));
