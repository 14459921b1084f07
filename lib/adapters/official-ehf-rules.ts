import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const validator = fileURLToPath(new URL("../../../shared/ehf/validator.mjs", import.meta.url));

/** What the official rules say of one file; warnings count as much as errors. */
export type OfficialRules = (xml: string) => readonly string[];

/** Whether the official artefacts (XSD, EN 16931, Peppol) stand beside this checkout. */
export const hasOfficialRules = existsSync(validator);

/**
 * The official rules, strictly: NO-R-002 ("Foretaksregisteret") is a warning there and a duty here.
 * Loading takes a second or two, and a minute where the rules have not been compiled before. Throws
 * when `hasOfficialRules` is false.
 */
export async function loadOfficialRules(): Promise<OfficialRules> {
  const module: { createValidator(): Promise<{ validate(xml: string): Verdict }> } = await import(
    pathToFileURL(validator).href
  );
  const { validate } = await module.createValidator();

  return (xml) => {
    const { errors, warnings } = validate(xml);
    return [...errors, ...warnings].map(
      ({ rule, message, location }) => `${rule} at ${location}: ${message}`,
    );
  };
}

type Remark = { readonly rule: string; readonly message: string; readonly location: string };
type Verdict = { readonly errors: readonly Remark[]; readonly warnings: readonly Remark[] };
