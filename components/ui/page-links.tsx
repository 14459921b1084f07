import Link from "next/link";

type PageLink = { readonly href: string; readonly name: string; readonly text: string };

/** A list of pages to go to, each with a line on what it is for. */
export function PageLinks({ links }: { links: readonly PageLink[] }) {
  return (
    <ul className="max-w-2xl border-t border-rule">
      {links.map(({ href, name, text }) => (
        <li key={href} className="border-b border-rule">
          <Link href={href} className="block px-3 py-3 hover:bg-hover">
            <span className="link font-medium">{name}</span>
            <span className="block text-ink-soft">{text}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
