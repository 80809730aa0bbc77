import { cannotTell, defineCheck, supports } from '#model';

const listed = (all: readonly string[]) => [...new Set(all)].sort().join(' and ');

/** The image of an identity document carries traces of editing, or fails the vendor’s template check. */
export const idImageEdited = defineCheck({
  id: 'id-image-edited',
  title: 'Identity image was edited',
  stage: 'application',
  description:
    'An image of an identity document carries the mark of a generative tool, is called edited or synthetic by a detector, or fails the check of template and fonts. Absence of traces proves nothing.',
  data: 'Metadata of the identity image, or the image checks of an identity-verification vendor',
  falsePositives: ['A phone’s own enhancement or crop', 'A scanner application that corrects perspective', 'A vendor without the template of a new document'],
  runbook: ['Ask for a fresh photo in a live session', 'Validate the document with its issuer', 'Let a second person look at the image'],
  references: ['S01', 'S06', 'S29'],
  messages: {
    generatorMark: 'The identity image carries the mark of {{tool}}.',
    calledEdited: 'The identity image is called {{verdict}} by {{tool}}.',
    templateFailed: 'The identity image failed the check of template and fonts.',
  },

  run({ dossier }) {
    const images = dossier.files.filter(({ value }) => value.kind === 'identity-image');
    if (images.length === 0) return cannotTell('no image of an identity document is there', 'the image of the identity document with its metadata');
    const found = images.flatMap((claim) => {
      const { generatorMarker, detections = [], templateCheck } = claim.value;
      const called = detections.filter(({ verdict }) => verdict === 'edited' || verdict === 'synthetic');
      const evidence = [supports(claim)] as const;
      return [
        ...(generatorMarker === undefined ? [] : [{ messageId: 'generatorMark' as const, data: { tool: generatorMarker }, evidence }]),
        ...(called.length === 0
          ? []
          : [{ messageId: 'calledEdited' as const, data: { tool: listed(called.map(({ tool }) => tool)), verdict: listed(called.map(({ verdict }) => verdict)) }, evidence }]),
        ...(templateCheck === 'failed' ? [{ messageId: 'templateFailed' as const, data: {}, evidence }] : []),
      ];
    });
    const looked = images.some(({ value }) => value.templateCheck === 'passed' || (value.detections ?? []).some(({ verdict }) => verdict !== 'inconclusive'));
    if (found.length === 0 && !looked) return cannotTell('nobody examined the image', 'the metadata and image checks of an identity-verification vendor');
    return found;
  },
});
