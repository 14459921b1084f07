import { FileText } from "lucide-react";
import type { ReactNode } from "react";
import { formatBytes } from "@/lib/text/format";

type FileLinkProps = {
  href: string;
  /** "faktura-10042.xml". */
  name: string;
  bytes?: number | undefined;
  /** Hex; the first twelve digits are shown, all of them on hover. */
  sha256?: string | undefined;
  /** Save instead of show. */
  download?: boolean | undefined;
  children?: ReactNode;
};

/** A stored document with its size and checksum. It opens in a tab of its own, so that work is not lost. */
export function FileLink({ href, name, bytes, sha256, download, children }: FileLinkProps) {
  const how = download ? { download: name } : { target: "_blank", rel: "noreferrer" };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 py-0.5">
      <a href={href} {...how} className="link inline-flex items-center gap-1">
        <FileText aria-hidden className="size-4 shrink-0" />
        {children ?? name}
      </a>
      <span className="text-sm text-ink-soft tabular-nums">
        {bytes === undefined ? null : formatBytes(bytes)}
        {sha256 ? <span title={sha256}>{` · SHA-256 ${sha256.slice(0, 12)}…`}</span> : null}
      </span>
    </span>
  );
}
