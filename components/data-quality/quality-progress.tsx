import { Progress } from "@/components/ui/progress";
import { formatCount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

type QualityProgressProps = { ready: number; total: number; unassessed: number; t: Texts };

/** «212 av 3 480 klare», as figures and as a bar. */
export function QualityProgress({ ready, total, unassessed, t }: QualityProgressProps) {
  return (
    <div className="mb-4 max-w-xl">
      <Progress
        label={t("dataQuality.progress")}
        value={ready}
        max={Math.max(total, 1)}
        detail={t("dataQuality.progressDetail", { ready: formatCount(ready), total: formatCount(total) })}
      />
      {unassessed > 0 ? (
        <p className="mt-1 text-sm text-ink-soft">{t("dataQuality.unassessed", { count: unassessed })}</p>
      ) : null}
    </div>
  );
}
