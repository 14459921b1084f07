/** An element of a document to be written: it holds either text or other elements, never both. */
export type XmlElement = {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
} & ({ readonly text: string } | { readonly children: readonly XmlElement[] });

type Attributes = Readonly<Record<string, string>>;

/** What XML 1.0 cannot carry at all, not even escaped, and halves of surrogate pairs. */
const notXml =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Text as it may stand in a document: without control characters, and on one line, since names,
 * addresses and references are single values whatever was pasted into the field.
 */
export function xmlText(text: string): string {
  return text.replace(notXml, "").replace(/\s+/g, " ").trim();
}

/** An element with text, or null when nothing is left to say: empty elements are forbidden (PEPPOL-EN16931-R008). */
export function textElement(name: string, text: string | null, attributes?: Attributes): XmlElement | null {
  const clean = text === null ? "" : xmlText(text);
  if (clean === "") return null;

  return attributes ? { name, attributes, text: clean } : { name, text: clean };
}

/** An element with elements, or null when all of them fell away. The order given is the order written. */
export function parentElement(
  name: string,
  children: readonly (XmlElement | null)[],
  attributes?: Attributes,
): XmlElement | null {
  const present = children.filter((child) => child !== null);
  if (present.length === 0) return null;

  return attributes ? { name, attributes, children: present } : { name, children: present };
}
