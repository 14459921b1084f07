"use client";

import { CircleQuestionMark } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTexts } from "@/lib/text/client";
import { helpTopicFor } from "@/lib/text/help-topics";

/** «?»: the help about the page that is open, in a tab of its own, so that nothing typed is lost. */
export function HelpLink() {
  const t = useTexts();
  return (
    <a
      href={`/help/${helpTopicFor(usePathname())}`}
      target="_blank"
      rel="noopener"
      aria-label={t("shell.helpAbout")}
      title={t("shell.helpAbout")}
      className="grid size-9 place-items-center rounded-md text-ink-soft hover:bg-hover hover:text-ink"
    >
      <CircleQuestionMark aria-hidden className="size-4.5" />
    </a>
  );
}
