"use client";

import { MomentText } from "@/components/ui/date-text";
import { FileLink } from "@/components/ui/file-link";
import { useTexts } from "@/lib/text/client";
import type { PdfVersionView } from "./claim-view";

/** Every PDF that was delivered of an invoice, the one that holds first, each with why it took the other's place (edge 20). */
export function PdfVersions({ company, versions }: { company: string; versions: readonly PdfVersionView[] }) {
  const t = useTexts();
  const newest = versions.toSorted((a, b) => b.version - a.version);
  return (
    <div className="mt-4">
      <h3 className="text-sm font-medium">{t("claimDesk.pdfVersions")}</h3>
      <ol className="mt-1 flex flex-col gap-2">
        {newest.map(({ version, documentId, filename, size, sha256, receivedAt, reason }, index) => (
          <li key={version}>
            <p className="text-sm text-ink-soft">
              {t("claimDesk.pdfVersion", { version: String(version) })}
              {index === 0 ? ` (${t("claimDesk.pdfCurrent")})` : null}
              {", "}
              <MomentText moment={receivedAt} />
            </p>
            <p>{reason || t("claimDesk.pdfFirst")}</p>
            <FileLink
              href={`/${company}/documents/${documentId}`}
              name={filename}
              bytes={size}
              sha256={sha256}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
