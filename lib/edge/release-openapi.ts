import { readFileSync, writeFileSync } from "node:fs";
import { openApiText } from "./openapi";
import { apiChanges, notesOf, type Published, unannounced } from "./openapi-changes";

// `npm run api:release`: from here on, what the contracts say is what clients have been promised.
const released = new URL("../../docs/openapi-released.json", import.meta.url);
const changelog = readFileSync(new URL("../../docs/api/changelog.md", import.meta.url), "utf8");

const before: Published = JSON.parse(readFileSync(released, "utf8"));
const text = openApiText();
const after: Published = JSON.parse(text);
const changes = apiChanges(before, after);
const missing = unannounced(changes, notesOf(changelog, after.info.version) ?? "");

if (changes.length > 0 && before.info.version === after.info.version) {
  process.stderr.write(`The contract has changed since ${before.info.version}: raise apiVersion first.\n`);
  process.exitCode = 1;
} else if (missing.length > 0) {
  process.stderr.write(`Not announced in docs/api/changelog.md:\n${missing.join("\n")}\n`);
  process.exitCode = 1;
} else {
  writeFileSync(released, text);
  process.stdout.write(`${after.info.version} is released, with ${changes.length} changes.\n`);
}
