import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const looks = {
  info: { Icon: Info, box: "border-accent bg-accent-wash", mark: "text-accent" },
  success: { Icon: CircleCheck, box: "border-positive bg-positive-wash", mark: "text-positive" },
  warning: { Icon: TriangleAlert, box: "border-caution bg-caution-wash", mark: "text-caution" },
  error: { Icon: CircleAlert, box: "border-negative bg-negative-wash", mark: "text-negative" },
} as const;

type CalloutProps = {
  tone: keyof typeof looks;
  title?: ReactNode;
  children?: ReactNode;
  /** Where to mend it: one link a line, as to a field on a customer card. */
  links?: readonly { readonly label: string; readonly href: string }[] | undefined;
  /** A button, such as «Fjern Bruk Factoring». */
  actions?: ReactNode;
  /** It appears after something the user did, and is read aloud at once. */
  live?: boolean | undefined;
};

/** A message in the page: what is so, and where to go with it. */
export function Callout({ tone, title, children, links, actions, live }: CalloutProps) {
  const { Icon, box, mark } = looks[tone];
  return (
    <div role={live ? "alert" : undefined} className={classNames("flex gap-2.5 border-l-3 px-3 py-2.5", box)}>
      <Icon aria-hidden className={classNames("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div>{children}</div> : null}
        {links?.length ? (
          <ul className="mt-0.5">
            {links.map((link) => (
              <li key={link.href} className="py-0.5">
                <Link href={link.href} className="link">
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        {actions ? (
          <div data-print="hide" className="mt-2 flex flex-wrap gap-2">
            {actions}
          </div>
        ) : null}
      </div>
    </div>
  );
}
