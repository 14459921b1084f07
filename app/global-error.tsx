"use client";

import "./globals.css";
import { ErrorState } from "@/components/ui/error-state";
import { NorwegianTexts } from "@/lib/text/provider-nb";

/** When even the frame failed: nothing is known of the user, so it speaks Norwegian. */
export default function GlobalErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <html lang="nb">
      <body>
        <title>Fordring</title>
        <NorwegianTexts>
          <main className="mx-auto max-w-xl px-4 py-12">
            <ErrorState onRetry={retry} reference={error.digest} />
          </main>
        </NorwegianTexts>
      </body>
    </html>
  );
}
