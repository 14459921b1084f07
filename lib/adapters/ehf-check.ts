import { checkUbl } from "@/lib/domain/ehf-check";
import type { Finding } from "@/lib/domain/ehf-finding";
import { parseXml } from "./xml";

/** Our own assertions over an EHF as it is written: an empty list when there is nothing to find. Throws when it is not XML. */
export function checkEhf(xml: string): readonly Finding[] {
  return checkUbl(parseXml(xml));
}
