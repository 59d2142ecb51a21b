/** Foreman's own pages, at the addresses that hold from 3.12 on (Foreman config/routes.rb and its React routes). */
import type { ForemanLinks } from './page-props.ts';

/** `base` is how a browser reaches Foreman; nothing but web addresses is linked. */
export function createForemanLinks(base: string | undefined): ForemanLinks {
  const root = base !== undefined && /^https?:\/\//i.test(base) ? base.replace(/\/+$/, '') : undefined;
  const at = (path: string): string | undefined => (root === undefined ? undefined : root + path);
  return {
    host: (hostName) => at(`/new/hosts/${encodeURIComponent(hostName)}`),
    facts: (hostName) => at(`/hosts/${encodeURIComponent(hostName)}/facts`),
    reports: (hostName) => at(`/hosts/${encodeURIComponent(hostName)}/config_reports`),
    report: (reportId) => at(`/config_reports/${reportId}`),
    hosts: (search) => at(`/hosts?search=${encodeURIComponent(search)}`),
  };
}
