"use client";

import { FileLink } from "@/components/ui/file-link";
import { Section } from "@/components/ui/section";
import type { AttachmentView } from "@/lib/contracts/attachment";
import { useTexts } from "@/lib/text/client";

type SentAttachmentsProps = { company: string; attachments: readonly AttachmentView[] };

/** What went with a sent invoice (edge 42), each file with its checksum; nothing where nothing did. */
export function SentAttachments({ company, attachments }: SentAttachmentsProps) {
  const t = useTexts();
  if (attachments.length === 0) return null;
  return (
    <Section title={t("attachments.title")}>
      <ul>
        {attachments.map(({ id, filename, size, sha256 }) => (
          <li key={id}>
            <FileLink href={`/${company}/documents/${id}`} name={filename} bytes={size} sha256={sha256} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
