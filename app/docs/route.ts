import { referencePage } from "@/lib/edge/docs-page";
import { languageOf } from "@/lib/edge/language";

/** The API reference. */
export function GET(request: Request): Response {
  return referencePage(languageOf(request.headers.get("accept-language")));
}
