"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check, LogOut } from "lucide-react";
import { useTransition } from "react";
import { menuItemStyle, menuStyle } from "@/components/ui/popup-style";
import { useTexts, useUserLocale } from "@/lib/text/client";
import type { Locale } from "@/lib/text/texts";

/** Who is signed in, as the shell names him. */
export type ShellUser = { readonly name: string; readonly email: string };

export type UserMenuProps = {
  user: ShellUser;
  /** Server action: ends the session and goes to the sign-in page. */
  signOut: () => Promise<void>;
  /** Server action: keeps the language with the user and renders again. */
  setLocale: (locale: Locale) => Promise<void>;
};

/** The user's name, language and the way out. */
export function UserMenu({ user, signOut, setLocale }: UserMenuProps) {
  const t = useTexts();
  const locale = useUserLocale();
  const [pending, startTransition] = useTransition();

  return (
    <Base.Root>
      <Base.Trigger
        aria-label={t("shell.userMenu", { name: user.name })}
        aria-busy={pending || undefined}
        className="flex h-9 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover data-popup-open:bg-hover"
      >
        <span
          aria-hidden
          className="grid size-6 shrink-0 place-items-center rounded-full bg-ink text-[0.625rem] font-semibold text-paper"
        >
          {initials(user.name)}
        </span>
        <span className="max-w-48 truncate max-sm:hidden">{user.name}</span>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Base.Popup className={menuStyle}>
            <p className="px-2 pt-1 pb-2">
              <span className="block font-medium">{user.name}</span>
              <span className="block text-sm text-ink-soft">{user.email}</span>
            </p>
            <Base.Separator className="mx-1 my-1 h-px bg-rule" />
            <Base.RadioGroup
              value={locale}
              onValueChange={(next: Locale) => startTransition(() => setLocale(next))}
            >
              <LanguageItem value="nb" lang="nb" name={t("shell.norwegian")} />
              <LanguageItem value="en" lang="en" name={t("shell.english")} />
            </Base.RadioGroup>
            <Base.Separator className="mx-1 my-1 h-px bg-rule" />
            <Base.Item className={menuItemStyle} onClick={() => startTransition(signOut)}>
              <LogOut aria-hidden />
              {t("auth.signOut")}
            </Base.Item>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function LanguageItem({ value, lang, name }: { value: Locale; lang: string; name: string }) {
  return (
    <Base.RadioItem value={value} closeOnClick className={menuItemStyle}>
      <span className="grid size-4 place-items-center text-accent">
        <Base.RadioItemIndicator>
          <Check aria-hidden />
        </Base.RadioItemIndicator>
      </span>
      <span lang={lang}>{name}</span>
    </Base.RadioItem>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
}
