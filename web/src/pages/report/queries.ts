import { queryOptions } from '@tanstack/react-query';
import { api, told } from '../../api.ts';

const of = (report: string) => ({ params: { path: { report } } });

export const profileOf = (report: string) =>
  queryOptions({ queryKey: ['report', report], queryFn: ({ signal }) => told(api.GET('/v1/reports/{report}', { ...of(report), signal })), staleTime: Number.POSITIVE_INFINITY });

export const textOf = (report: string) =>
  queryOptions({
    queryKey: ['report', report, 'text'],
    queryFn: ({ signal }) => told(api.GET('/v1/reports/{report}/text', { ...of(report), signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const indicatorsOf = (report: string) =>
  queryOptions({ queryKey: ['report', report, 'indicators'], queryFn: ({ signal }) => told(api.GET('/v1/reports/{report}/indicators', { ...of(report), signal })) });

export const touchedBy = (report: string) =>
  queryOptions({ queryKey: ['report', report, 'people'], queryFn: ({ signal }) => told(api.GET('/v1/reports/{report}/people', { ...of(report), signal })) });

export const campaignOf = (report: string) =>
  queryOptions({ queryKey: ['report', report, 'campaign'], queryFn: ({ signal }) => told(api.GET('/v1/reports/{report}/campaign', { ...of(report), signal })) });
