import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toaster";
import { currentLocale } from "@/lib/edge/session";
import { TextProvider } from "@/lib/text/provider";

export const metadata: Metadata = {
  title: { default: "Fordring", template: "%s · Fordring" },
  description: "Regnskap med factoring over API",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfcfd" },
    { media: "(prefers-color-scheme: dark)", color: "#131a1f" },
  ],
};

/** The document around every page, in the user's language. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await currentLocale();

  return (
    <html lang={locale}>
      <body>
        <TextProvider locale={locale}>
          {children}
          <Toaster />
        </TextProvider>
      </body>
    </html>
  );
}
