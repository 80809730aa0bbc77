import { words } from '../../texts/case.ts';
import { texts } from '../../texts/index.ts';

/** A role class as one reads it. Its parts are relation, tier and residence; what is none of ours stays as it came. */
export function classOf(roleClass: string): string {
  const [relation = '', tier = '', residence = ''] = roleClass.split(', ');
  return [texts.relations[relation as keyof typeof texts.relations] ?? relation, tier, words.residences[residence] ?? residence].filter((part) => part !== '').join(', ');
}
