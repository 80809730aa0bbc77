import { eventTrait, type LinkFeature, traitOf } from '../feature.ts';

/** A computer that the person was given or signed in from. */
export const device: LinkFeature = {
  id: 'device',
  title: 'device',
  observe({ dossier, telemetry }) {
    const issued = dossier.equipment.flatMap((claim) =>
      claim.value.serial === undefined ? [] : [traitOf('device', claim, `sealed:${claim.value.serial.hash}`, `${claim.value.kind} ${claim.value.asset}`)],
    );
    const used = (telemetry?.devices ?? []).map((trace) => {
      const name = trace.facts.find(({ topic }) => topic === 'hostname')?.value ?? trace.id;
      const { uid, source, time, text } = trace.first;
      return eventTrait('device', { ref: 'event', id: uid, source, at: new Date(time).toISOString(), quote: text, role: 'supports' }, `device:${trace.id}`, name);
    });
    return [...issued, ...used];
  },
};
