import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces";
import type { XmlElement } from "@/lib/domain/xml-element";

/** Prefix to namespace; the default namespace stands under the empty prefix. */
type Namespaces = ReadonlyMap<string, string>;

type DomNode = XMLBuilder["node"];
type ElementNode = DomNode & {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
};

const ELEMENT = 1;

/**
 * The bytes of a document: UTF-8 with a declaration, indented, the same for the same tree always
 * (its SHA-256 is kept, M18). Throws when a name or a character cannot stand in XML, since texts
 * are cleaned where the tree is made and this would be a bug there.
 */
export function serialiseXml(root: XmlElement): Uint8Array {
  const namespaces: Namespaces = new Map(
    Object.entries(root.attributes ?? {})
      .filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"))
      .map(([name, uri]) => [name.slice("xmlns:".length), uri]),
  );
  const document = create({ version: "1.0", encoding: "UTF-8" });
  append(document, root, namespaces);
  return new TextEncoder().encode(`${document.end({ prettyPrint: true, wellFormed: true })}\n`);
}

/**
 * Read a document back, with element names less their prefixes and without white space between
 * elements. The reader is a lenient one, for documents of our own making: that they are well
 * formed is not shown by its silence. Throws when there is no element at all.
 */
export function parseXml(xml: string): XmlElement {
  // Without a "<" the library would take the text for the name of a new document's root.
  if (!/^\ufeff?\s*</.test(xml)) throw new SyntaxError("not an XML document");

  const { node } = create(xml).root();
  if (!isElement(node)) throw new SyntaxError("not an XML document");
  return read(node);
}

function append(parent: XMLBuilder, element: XmlElement, namespaces: Namespaces): void {
  const prefix = element.name.includes(":") ? element.name.slice(0, element.name.indexOf(":")) : "";
  const namespace = namespaces.get(prefix);
  const node = namespace === undefined ? parent.ele(element.name) : parent.ele(namespace, element.name);

  for (const [name, value] of Object.entries(element.attributes ?? {}))
    node.att(name, withPlainAmpersands(value));
  if ("text" in element) node.txt(withPlainAmpersands(element.text));
  else for (const child of element.children) append(node, child, namespaces);
}

/**
 * The library leaves alone an ampersand that begins something like an entity, so that "&lt;" as
 * typed would be read back as "<", and "&#0;" would spoil the file. Escaped once here, it stands as typed.
 */
function withPlainAmpersands(text: string): string {
  return text.replaceAll("&", "&amp;");
}

function read(node: ElementNode): XmlElement {
  const name = node.localName;
  const attributes = Object.fromEntries([...node.attributes].map((each) => [each.name, each.value]));
  const children = [...node.childNodes].filter(isElement);

  return children.length > 0
    ? { name, attributes, children: children.map(read) }
    : { name, attributes, text: node.textContent ?? "" };
}

function isElement(node: DomNode): node is ElementNode {
  return node.nodeType === ELEMENT;
}
