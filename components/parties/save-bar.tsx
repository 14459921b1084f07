"use client";

import { Button } from "@/components/ui/button";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { useTexts } from "@/lib/text/client";

/** «Lagre» and «Avbryt» under a card. */
export function SaveBar({ pending, cancelHref }: { pending: boolean; cancelHref: string }) {
  const t = useTexts();
  return (
    <div className="mt-6 max-w-3xl border-t border-rule pt-3">
      <Fieldset>
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            {t("common.save")}
          </Button>
          <LinkButton href={cancelHref} variant="quiet">
            {t("common.cancel")}
          </LinkButton>
        </FormActions>
      </Fieldset>
    </div>
  );
}
