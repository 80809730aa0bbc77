import { z } from 'zod';
import { type NetworkFeed, type NetworkRules, networkFeedSchema } from '#model';
import catalogue from '../../../data/ip/feeds.json' with { type: 'json' };
import { readAsnTable } from './asn-table.ts';
import { classifier } from './classify.ts';
import { readFeed } from './feed.ts';
import { publicAddressReader } from './public.ts';

/** Feeds that are known. */
export const networkFeeds: readonly NetworkFeed[] = z.array(networkFeedSchema).parse(catalogue.feeds);

/** How networks are told apart. */
export const networkRules: NetworkRules = { feeds: networkFeeds, publicAddress: publicAddressReader(), readFeed, readAsnTable, classifier };
