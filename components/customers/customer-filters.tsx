"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { lackableFields } from "@/lib/contracts/data-quality";
import type { CustomerField } from "@/lib/domain/customer";
import { useTexts } from "@/lib/text/client";
import { fieldName } from "./field-names";

type CustomerFiltersProps = {
  search: string;
  useFactoring: "yes" | "no" | undefined;
  /** What factoring customers lack: anything, or something in one field. */
  missing: "lacking" | CustomerField | undefined;
};

/** Search and filter, kept in the URL so that a view can be sent to a colleague. Works as a plain form too. */
export function CustomerFilters({ search, useFactoring, missing }: CustomerFiltersProps) {
  const t = useTexts();
  const router = useRouter();
  const pathname = usePathname();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, startTransition] = useTransition();
  const asked = useRef<string[]>([]);
  const shown = queryOf({ q: search, factoring: useFactoring, missing });
  const filtered = search !== "" || useFactoring !== undefined || missing !== undefined;

  useEffect(() => () => clearTimeout(timer.current), []);

  // An answer to what was asked here leaves the form alone: more may be typed by now. An address that came in another
  // way, by a link or by the way back, is written into it.
  useEffect(() => {
    const at = asked.current.indexOf(shown);
    asked.current = asked.current.slice(at + 1);
    if (at >= 0 || !form.current) return;
    const query = new URLSearchParams(shown);
    for (const field of form.current.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")) {
      field.value = query.get(field.name) ?? "";
    }
  }, [shown]);

  function apply() {
    clearTimeout(timer.current);
    if (!form.current) return;
    const query = queryOf(Object.fromEntries(new FormData(form.current)));
    if (query === (asked.current.at(-1) ?? shown)) return;
    asked.current.push(query);
    startTransition(() => router.replace(query ? `${pathname}?${query}` : pathname, { scroll: false }));
  }

  function applySoon() {
    clearTimeout(timer.current);
    timer.current = setTimeout(apply, 250);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    apply();
  }

  return (
    <search>
      <form ref={form} onSubmit={submit} className="mb-3 flex flex-wrap items-end gap-3" aria-busy={pending}>
        <Field label={t("customers.search")} className="w-full sm:w-72">
          <TextInput
            type="search"
            name="q"
            defaultValue={search}
            placeholder={t("customers.searchHint")}
            onChange={applySoon}
            maxLength={100}
          />
        </Field>
        <Field label={t("customers.useFactoring")} className="w-36">
          <Select
            name="factoring"
            defaultValue={useFactoring ?? ""}
            onChange={apply}
            options={[
              { value: "", label: t("customers.useFactoringFilter.all") },
              { value: "yes", label: t("customers.useFactoringFilter.yes") },
              { value: "no", label: t("customers.useFactoringFilter.no") },
            ]}
          />
        </Field>
        <Field label={t("dataQuality.missing")} className="w-48">
          <Select
            name="missing"
            defaultValue={missing ?? ""}
            onChange={apply}
            options={[
              { value: "", label: t("dataQuality.missingFilter.any") },
              { value: "lacking", label: t("dataQuality.missingFilter.lacking") },
              ...lackableFields.map((field) => ({ value: field, label: fieldName(t, field) })),
            ]}
          />
        </Field>
        <Button type="submit" pending={pending}>
          <Search aria-hidden />
          {t("common.search")}
        </Button>
        {filtered ? (
          <LinkButton href={pathname} variant="quiet">
            {t("common.clearFilters")}
          </LinkButton>
        ) : null}
      </form>
    </search>
  );
}

/** What is asked for, in one spelling. */
function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const names = ["q", "factoring", "missing"];
  return String(
    new URLSearchParams(names.flatMap((name) => (fields[name] ? [[name, String(fields[name])]] : []))),
  );
}
