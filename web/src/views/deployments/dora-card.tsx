import type { DoraAnswer, DoraKey } from "../../../../lambdas/contract/delivery.ts";
import { Sparkline } from "../../charts/sparkline.tsx";
import { Tag } from "../../elements/tag.tsx";
import { BAND_TONES, doraRatio, doraValue } from "./dora-words.ts";

type DoraCardProps = { readonly name: string; readonly of: DoraKey; readonly bands: DoraAnswer["bands"] };

/** One of the five keys: its value, what it is made of, the band it falls in and how it has been. */
export const DoraCard = ({ name, of, bands }: DoraCardProps) => (
  <li class="dora-card" data-testid="dora-card">
    <h3>{name}</h3>
    <p class={of.value === null ? "dora-value dora-none" : "dora-value"}>{of.value === null ? "no data" : doraValue(of.value, of.unit)}</p>
    <p class="muted small">{doraRatio(of)}</p>
    <p class="small" title={of.bandReason ?? undefined}>
      {of.band === null ? (
        <span class="muted">{of.bandReason ?? "No band"}</span>
      ) : (
        <>
          <Tag tone={BAND_TONES[of.band]}>{of.band}</Tag> <span class="muted">{bands.report}</span>
        </>
      )}
    </p>
    <Sparkline name={name} trend={of.trend} words={(value) => doraValue(value, of.unit)} />
  </li>
);
